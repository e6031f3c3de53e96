/** Reads and writes look-ups. */
import { Op } from 'sequelize';
import { singleWrite } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { CertificateLookUp, type LookUpKind } from './lookUp.model.ts';

/** A look at a certificate. */
export interface LookUp {
  readonly certificateId: number;
  readonly kind: LookUpKind;
  readonly at: Date;
  /** Null where it is not known; nothing finer is ever kept. */
  readonly city: string | null;
}

/** Writes looks, a few hundred at a time. */
export async function addLookUps(lookUps: readonly LookUp[]): Promise<void> {
  for (const some of chunksOf(lookUps, 400)) await singleWrite(() => CertificateLookUp.bulkCreate(some));
}

/** The latest looks at a certificate, and how many there were in all. */
export async function findLookUps(
  certificateId: number,
  limit: number,
): Promise<{ latest: LookUp[]; total: number }> {
  const { rows, count } = await CertificateLookUp.findAndCountAll({
    where: { certificateId },
    order: [
      ['at', 'DESC'],
      ['id', 'DESC'],
    ],
    limit,
  });
  return { latest: rows.map((row) => row.get({ plain: true })), total: count };
}

/** Forgets looks before a moment; returns how many. */
export function deleteLookUpsBefore(moment: Date): Promise<number> {
  return singleWrite(() => CertificateLookUp.destroy({ where: { at: { [Op.lt]: moment } } }));
}
