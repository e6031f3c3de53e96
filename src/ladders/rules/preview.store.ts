/** Reads and writes who would gain or lose by a draft. */
import { Op } from 'sequelize';
import { Person } from '../../accounts/person.model.ts';
import { insertAll } from '../../db/insertAll.ts';
import { pageOf } from '../../db/pageOf.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../../lib/paging.ts';
import { PreviewRow } from './ladderVersion.model.ts';
import type { StoredCheck } from './storedCheck.ts';

/** One person and tier. */
export interface PreviewLine {
  readonly personId: number;
  readonly tierRank: number;
  readonly change: 'gain' | 'loss';
  readonly reasons: readonly StoredCheck[];
}

/** Adds lines. */
export async function addPreviewLines(
  transaction: Transaction,
  versionId: number,
  lines: readonly PreviewLine[],
): Promise<void> {
  const rows = lines.map((line) => ({ ...line, versionId }));
  await insertAll(PreviewRow, rows, transaction);
}

/** Forgets a draft's preview. */
export async function clearPreview(transaction: Transaction, versionId: number): Promise<void> {
  await PreviewRow.destroy({ where: { versionId }, transaction });
}

/** How many gain and lose, by tier. */
export async function countPreview(
  versionId: number,
): Promise<{ tierRank: number; change: 'gain' | 'loss'; count: number }[]> {
  const attributes = ['tierRank', 'change'];
  const group = ['tierRank', 'change'];
  const rows = (await PreviewRow.count({ where: { versionId }, group, attributes })) as unknown as {
    tierRank: number;
    change: 'gain' | 'loss';
    count: number | string;
  }[];
  return rows.map(({ tierRank, change, count }) => ({
    tierRank: Number(tierRank),
    change,
    count: Number(count),
  }));
}

/** One page of the list. Filters: `change`, `tier` (rank). */
export async function pageOfPreview(versionId: number, query: ListQuery): Promise<ListPage<PreviewLine>> {
  const { change, tier } = query.filters;
  const named = query.search ? await peopleNamed(query.search) : null;
  return pageOf(PreviewRow, query, {
    versionId,
    ...(named ? { personId: named } : {}),
    ...(change ? { change } : {}),
    ...(tier ? { tierRank: Number(tier) || 0 } : {}),
  });
}

/** People whose name contains the text: as many as one search can mean. */
async function peopleNamed(search: string): Promise<number[]> {
  const where = { name: { [Op.like]: containsPattern(search) } };
  return (await Person.findAll({ where, attributes: ['id'], limit: 500 })).map(({ id }) => id);
}
