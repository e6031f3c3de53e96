/** Reads and writes occupations. */
import { Op } from 'sequelize';
import { pageOf } from '../../db/pageOf.ts';
import { nullIfTaken } from '../../db/taken.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../../lib/paging.ts';
import { Occupation } from './occupation.model.ts';

/** An occupation. */
export interface OccupationRow {
  readonly id: number;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly isOffered: boolean;
}

/** All occupations, by code: a city has a few dozen. */
export async function listOccupations(): Promise<OccupationRow[]> {
  const rows = await Occupation.findAll({ order: [['code', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** An occupation by id. */
export async function findOccupation(id: number, transaction?: Transaction): Promise<OccupationRow | null> {
  return (await Occupation.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** One page of the staff's list. */
export async function pageOfOccupations(query: ListQuery): Promise<ListPage<OccupationRow>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const where = query.search
    ? { [Op.or]: [{ titleZh: pattern }, { titleEn: pattern }, { code: pattern }] }
    : {};
  return pageOf(Occupation, query, where);
}

/** Adds one; null when its code is taken. */
export async function addOccupation(
  transaction: Transaction,
  row: Omit<OccupationRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(Occupation.create(row, { transaction })))?.id ?? null;
}

/** Changes one; false when its code is another's. */
export async function updateOccupation(
  transaction: Transaction,
  id: number,
  row: Omit<OccupationRow, 'id'>,
): Promise<boolean> {
  return (await nullIfTaken(Occupation.update(row, { where: { id }, transaction }))) !== null;
}
