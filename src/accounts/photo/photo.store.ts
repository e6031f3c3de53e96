/** Reads and writes people's photos. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { PersonPhoto } from './photo.model.ts';

/** The photo that a person shows now; null: none. */
export async function findPhoto(personId: number): Promise<{ id: number; bytes: Buffer } | null> {
  const order: [string, string][] = [['id', 'DESC']];
  const row = await PersonPhoto.findOne({ where: { personId, isCurrent: true }, order });
  return row && { id: row.id, bytes: row.bytes };
}

/** The id of the photo that a person shows now. */
export async function findPhotoId(personId: number, transaction: Transaction): Promise<number | null> {
  const where = { personId, isCurrent: true };
  const row = await PersonPhoto.findOne({ where, attributes: ['id'], order: [['id', 'DESC']], transaction });
  return row?.id ?? null;
}

/** A photo's bytes by its id. */
export async function findPhotoBytes(id: number): Promise<Buffer | null> {
  return (await PersonPhoto.findByPk(id))?.bytes ?? null;
}

/** Puts a photo in the place of those before; `bytes` null: none from now on. */
export async function replacePhoto(
  transaction: Transaction,
  personId: number,
  bytes: Buffer | null,
  createdAt: Date,
): Promise<void> {
  await PersonPhoto.update({ isCurrent: false }, { where: { personId, isCurrent: true }, transaction });
  if (bytes) await PersonPhoto.create({ personId, bytes, isCurrent: true, createdAt }, { transaction });
}
