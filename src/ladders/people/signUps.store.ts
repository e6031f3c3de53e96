/** Finds people who signed up, never came and are known by nothing else, and deletes them. */
import { type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize';
import { AccountRole } from '../../accounts/account.model.ts';
import { referencesTo } from '../../accounts/merge/references.store.ts';
import { Person } from '../../accounts/person.model.ts';
import { deleteWithChildren } from '../../accounts/retention/oldRows.store.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Cohort } from '../cohort.model.ts';
import { Enrolment } from '../enrolment.model.ts';

/** Tables that say no more than that she signed up; a row anywhere else keeps her. */
const slight = ['accounts', 'account_roles', 'notices', 'consents', 'enrolments', 'duplicate_pairs'];

/** The next such people after this id who signed up before a moment; `next`: where to go on, null at the end. */
export async function findForgotten(
  { after, before, limit }: { after: number; before: Date; limit: number },
  transaction?: Transaction,
): Promise<{ ids: number[]; next: number | null }> {
  const inside = { transaction: transaction ?? null };
  const people = await Person.findAll({
    where: {
      id: { [Op.gt]: after },
      createdAt: { [Op.lt]: before },
      consentAt: { [Op.not]: null },
      identityHash: null,
      workerNumber: null,
      mergedIntoId: null,
      erasedAt: null,
    },
    attributes: ['id'],
    order: [['id', 'ASC']],
    limit,
    raw: true,
    ...inside,
  });
  const ids = people.map(({ id }) => id);
  const kept = await findKept(ids, before, inside);
  return {
    ids: ids.filter((id) => !kept.has(id)),
    next: ids.length < limit ? null : (ids.at(-1) ?? null),
  };
}

/** Deletes them with their log-ins, places and notices. */
export function deleteForgotten(transaction: Transaction, ids: readonly number[]): Promise<void> {
  return deleteWithChildren(transaction, Person as ModelStatic<Model>, ids);
}

type Inside = { readonly transaction: Transaction | null };

async function findKept(ids: readonly number[], before: Date, inside: Inside): Promise<Set<number>> {
  const kept = new Set<number>();
  for (const { model, table, attribute } of referencesTo('people')) {
    if (slight.includes(table)) continue;
    const where = { [attribute]: [...ids] } as WhereOptions;
    const rows = await model.findAll({ where, attributes: [attribute], group: [attribute], ...inside });
    for (const row of rows) kept.add(Number(row.get(attribute)));
  }
  const staff = await AccountRole.findAll({
    where: { personId: [...ids], role: { [Op.ne]: 'trainee' } },
    raw: true,
    ...inside,
  });
  for (const { personId } of staff) kept.add(personId);
  for (const personId of await findWithPlaces(ids, before, inside)) kept.add(personId);
  return kept;
}

/** Who completed a class, or has a place in one that ended later than that, or is not over. */
async function findWithPlaces(ids: readonly number[], before: Date, inside: Inside): Promise<number[]> {
  const places = await Enrolment.findAll({
    where: { personId: [...ids], state: { [Op.notIn]: ['cancelled', 'lapsed'] } },
    attributes: ['personId', 'cohortId', 'state'],
    raw: true,
    ...inside,
  });
  const recent = await Cohort.findAll({
    where: { id: [...new Set(places.map(({ cohortId }) => cohortId))], endsAt: { [Op.gte]: before } },
    attributes: ['id'],
    raw: true,
    ...inside,
  });
  const recentIds = new Set(recent.map(({ id }) => id));
  return places
    .filter(({ state, cohortId }) => state === 'completed' || recentIds.has(cohortId))
    .map(({ personId }) => personId);
}
