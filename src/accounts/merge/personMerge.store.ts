/** Reads and writes merges, and locks the two records that they are about. */

import { pageOf } from '../../db/pageOf.ts';
import { seal, unseal } from '../../db/secrets.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import type { ListPage, ListQuery } from '../../lib/paging.ts';
import { Person } from '../person.model.ts';
import { type MergeStep, readSteps, writeSteps } from './mergeStep.ts';
import { PersonMerge } from './personMerge.model.ts';

/** A merge without its steps. */
export interface MergeRow {
  readonly id: number;
  readonly winnerId: number;
  readonly loserId: number;
  readonly mergedById: number;
  readonly mergedAt: Date;
  readonly undoneById: number | null;
  readonly undoneAt: Date | null;
}

/** Both records, locked in order of their ids, so that two merges never wait for each other; null where one is none. */
export async function lockBoth(
  transaction: Transaction,
  ids: readonly [number, number],
): Promise<readonly [Person, Person] | null> {
  const lock = transaction.LOCK.UPDATE;
  const found = new Map<number, Person>();
  for (const id of [...ids].sort((left, right) => left - right)) {
    const person = await Person.findByPk(id, { transaction, lock });
    if (person) found.set(id, person);
  }
  const [first, second] = [found.get(ids[0]), found.get(ids[1])];
  return first && second ? [first, second] : null;
}

/** Sets columns of a record and says what they were. */
export async function setPerson(
  transaction: Transaction,
  person: Person,
  after: Readonly<Record<string, unknown>>,
): Promise<MergeStep> {
  const stored = person.get({ plain: true }) as unknown as Record<string, unknown>;
  const before = Object.fromEntries(Object.keys(after).map((name) => [name, stored[name] ?? null]));
  await Person.update(after, { where: { id: person.id }, transaction });
  return { kind: 'set', table: 'people', id: person.id, before, after };
}

/** Writes a merge down; returns its id. */
export async function addMerge(
  transaction: Transaction,
  merge: { winnerId: number; loserId: number; mergedById: number; mergedAt: Date },
  steps: readonly MergeStep[],
): Promise<number> {
  const recordSealed = Buffer.from(seal(writeSteps(steps)), 'base64');
  const row = { ...merge, recordSealed, undoneById: null, undoneAt: null };
  return (await PersonMerge.create(row, { transaction })).id;
}

/** A merge with its steps (null once they are gone), its row locked. */
export async function lockMerge(
  transaction: Transaction,
  id: number,
): Promise<(MergeRow & { steps: MergeStep[] | null }) | null> {
  const row = await PersonMerge.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  if (!row) return null;
  const { recordSealed, ...merge } = row.get({ plain: true });
  return { ...merge, steps: recordSealed && readSteps(unseal(recordSealed.toString('base64'))) };
}

/** Writes down that a merge was undone. */
export async function closeMerge(
  transaction: Transaction,
  id: number,
  undone: { undoneById: number; undoneAt: Date },
): Promise<void> {
  await PersonMerge.update(undone, { where: { id }, transaction });
}

/** A merge. */
export async function findMerge(id: number): Promise<(MergeRow & { steps: MergeStep[] | null }) | null> {
  const row = await PersonMerge.findByPk(id);
  if (!row) return null;
  const { recordSealed, ...merge } = row.get({ plain: true });
  return { ...merge, steps: recordSealed && readSteps(unseal(recordSealed.toString('base64'))) };
}

/** One page of merges, the latest first. */
export function pageOfMerges(query: ListQuery): Promise<ListPage<MergeRow>> {
  return pageOf(PersonMerge, query, {}, { attributes: { exclude: ['recordSealed'] } });
}

/** The merges of a person that can be looked at, latest first. */
export async function findMergesInto(winnerId: number): Promise<MergeRow[]> {
  const rows = await PersonMerge.findAll({
    where: { winnerId, undoneAt: null },
    attributes: { exclude: ['recordSealed'] },
    order: [['id', 'DESC']],
  });
  return rows.map((row) => row.get({ plain: true }));
}
