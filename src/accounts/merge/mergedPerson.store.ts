/** Follows people who were merged: whoever finds the record that ended goes on with the one that lives. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { Person } from '../person.model.ts';

/** The id of the record that lives, for one that may have been merged (more than once); its own otherwise. */
export async function livingId(id: number, transaction?: Transaction): Promise<number> {
  let living = id;
  for (;;) {
    const row = await Person.findByPk(living, {
      attributes: ['mergedIntoId'],
      raw: true,
      transaction: transaction ?? null,
    });
    if (!row?.mergedIntoId) return living;
    living = row.mergedIntoId;
  }
}

/** The ids of all records that were merged into this one, directly or through others. */
export async function mergedIds(id: number, transaction?: Transaction): Promise<number[]> {
  const found: number[] = [];
  let next = [id];
  while (next.length > 0) {
    const rows = await Person.findAll({
      where: { mergedIntoId: next },
      attributes: ['id'],
      raw: true,
      transaction: transaction ?? null,
    });
    next = rows.map((row) => row.id);
    found.push(...next);
  }
  return found;
}
