/** Finds records that share something by indexes, and keeps the pairs that someone should look at. */
import { col, fn, literal, Op, where as sqlWhere } from 'sequelize';
import { pageOf } from '../../db/pageOf.ts';
import { singleWrite, type Transaction } from '../../db/unitOfWork.ts';
import { chunksOf } from '../../lib/chunks.ts';
import type { ListPage, ListQuery } from '../../lib/paging.ts';
import { Person } from '../person.model.ts';
import type { Candidate, CandidatePair } from './candidatePairs.ts';
import { DuplicatePair } from './duplicatePair.model.ts';

/** A pair that waits for someone to look at it. */
export interface OpenPair extends CandidatePair {
  readonly id: number;
}

const attributes = ['id', 'name', 'identityHash', 'phoneHash', 'birthDate', 'community'];
const living = { mergedIntoId: null, erasedAt: null };
const step = 2_000;

/** Records in groups that have one phone; a few hundred phones at a time. */
export async function* phoneGroups(): AsyncGenerator<Candidate[]> {
  const shared = await Person.findAll({
    where: { ...living, phoneHash: { [Op.not]: null } },
    attributes: ['phoneHash'],
    group: ['phoneHash'],
    having: sqlWhere(fn('COUNT', col('id')), { [Op.gt]: 1 }),
    raw: true,
  });
  for (const some of chunksOf(shared, 300)) {
    const phoneHash = some.flatMap((row) => row.phoneHash ?? []);
    const rows = await Person.findAll({ where: { ...living, phoneHash }, attributes, raw: true });
    yield* Map.groupBy(rows, (row) => row.phoneHash).values();
  }
}

/** Records in groups that have one birth date, in its order; so many at a time that memory stays flat. */
export async function* birthDateGroups(): AsyncGenerator<Candidate[]> {
  for (let after = ''; ; ) {
    const rows = await Person.findAll({
      where: { ...living, birthDate: { [Op.gt]: after } },
      attributes,
      order: [['birthDate', 'ASC']],
      limit: step,
      raw: true,
    });
    const groups = [...Map.groupBy(rows, (row) => row.birthDate ?? '')];
    const isLast = rows.length < step;
    // The last day of a full page may go on in the next one.
    const whole = isLast || groups.length === 1 ? groups : groups.slice(0, -1);
    for (const [, group] of whole) if (group.length > 1) yield group;
    if (isLast) return;
    after = whole.at(-1)?.[0] ?? after;
  }
}

/** Keeps pairs as found now; what staff decided stays decided. */
export async function savePairs(
  transaction: Transaction,
  pairs: readonly CandidatePair[],
  foundAt: Date,
): Promise<void> {
  for (const { firstId, secondId, score, reasons } of pairs) {
    const known = await DuplicatePair.findOne({ where: { firstId, secondId }, transaction });
    const columns = { score, reasons: [...reasons], foundAt };
    if (known) await known.update(columns, { transaction });
    else
      await DuplicatePair.create(
        { firstId, secondId, ...columns, state: 'open', decidedById: null, decidedAt: null },
        { transaction },
      );
  }
}

/** Forgets open pairs that a search at this moment did not find again. */
export async function forgetOpenPairs(foundBefore: Date): Promise<void> {
  const where = { state: 'open' as const, foundAt: { [Op.lt]: foundBefore } };
  await singleWrite(() => DuplicatePair.destroy({ where }));
}

const gone = literal('(SELECT id FROM people WHERE merged_into_id IS NOT NULL)');

/** How many pairs wait for someone to look at them. */
export function countOpenPairs(): Promise<number> {
  return DuplicatePair.count({
    where: { state: 'open', firstId: { [Op.notIn]: gone }, secondId: { [Op.notIn]: gone } },
  });
}

/** One page of the pairs to look at, the surest first; without those of which one was merged since. */
export function pageOfPairs(query: ListQuery): Promise<ListPage<OpenPair>> {
  const isThere = { [Op.notIn]: gone };
  return pageOf(DuplicatePair, query, { state: 'open', firstId: isThere, secondId: isThere });
}

/** Remembers that two records are two people. */
export async function saveDifferent(
  transaction: Transaction,
  [firstId, secondId]: readonly [number, number],
  { decidedById, decidedAt }: { decidedById: number; decidedAt: Date },
): Promise<void> {
  const decision = { state: 'different' as const, decidedById, decidedAt };
  const known = await DuplicatePair.findOne({ where: { firstId, secondId }, transaction });
  if (known) await known.update(decision, { transaction });
  else
    await DuplicatePair.create(
      { firstId, secondId, score: 1, reasons: [], foundAt: decidedAt, ...decision },
      { transaction },
    );
}
