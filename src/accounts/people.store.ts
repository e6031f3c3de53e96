/** Lists people for staff, and finds those an import would clash with. */
import { literal, Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { lookupHash } from '../db/secrets.ts';
import { chunksOf } from '../lib/chunks.ts';
import { normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';
import { roles } from '../policy.ts';
import { livingId } from './merge/mergedPerson.store.ts';
import { Person } from './person.model.ts';
import type { PersonRow } from './person.store.ts';

/** One page of people. A whole phone or ID number is found by its keyed hash. Filters: `community`, `registered`, `logIn`, `role`. */
export async function pageOfPeople(query: ListQuery): Promise<ListPage<PersonRow>> {
  const { search, filters } = query;
  return pageOf(Person, query, living({ search: '', filters }), { matches: matches(search) });
}

/** The people that a list's search and filters find, without those who were merged or erased. */
export function living({ search, filters }: Pick<ListQuery, 'search' | 'filters'>): WhereOptions {
  const found = matches(search);
  return {
    mergedIntoId: null,
    erasedAt: null,
    [Op.and]: [
      found ? { [Op.or]: found } : {},
      filters.community ? { community: filters.community } : {},
      registered(filters.registered),
      withLogIn(filters.logIn),
      withRole(filters.role),
    ],
  };
}

/** The communities that people live in, in pinyin order. */
export async function findCommunities(): Promise<string[]> {
  const where = { community: { [Op.not]: null }, mergedIntoId: null, erasedAt: null };
  const rows = await Person.findAll({ where, attributes: ['community'], group: ['community'], raw: true });
  const collator = new Intl.Collator('zh-CN');
  return rows.flatMap(({ community }) => community ?? []).sort(collator.compare);
}

/** What of the register an import may meet. */
export interface KeyedPerson {
  readonly id: number;
  readonly name: string;
  readonly phoneHash: string | null;
  readonly identityHash: string | null;
  readonly birthDate: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
}

/**
 * People whose phone, ID number (both by their keyed hash), worker number or birth date is among these, each once; who was merged
 * comes with the id of the person she was merged into.
 */
export async function findByKeys(
  keys: Readonly<
    Partial<Record<'phoneHash' | 'identityHash' | 'workerNumber' | 'birthDate', readonly string[]>>
  >,
): Promise<KeyedPerson[]> {
  const found = new Map<number, KeyedPerson>();
  const attributes = [
    'id',
    'name',
    'phoneHash',
    'identityHash',
    'birthDate',
    'community',
    'workerNumber',
    'mergedIntoId',
  ];
  for (const [column, values] of Object.entries(keys))
    for (const some of chunksOf(values, 500))
      for (const person of await Person.findAll({ where: { [column]: some }, attributes }))
        found.set(person.id, { ...person.get({ plain: true }), id: await livingOf(person) });
  return [...found.values()];
}

/** Hardly anyone was merged, so only those cost a query. */
function livingOf({ id, mergedIntoId }: Person): Promise<number> | number {
  return mergedIntoId === null ? id : livingId(mergedIntoId);
}

/** The name has an index of its own, which is read without the rows: what a search in the middle of names needs. */
function matches(search: string): WhereOptions[] | null {
  if (search === '') return null;
  const pattern = containsPattern(search);
  const phone = readPhoneNumber(search);
  return [
    { identityHash: lookupHash(`identity:${normaliseIdentityNumber(search)}`) },
    ...(phone ? [{ phoneHash: lookupHash(`phone:${phone}`) }] : []),
    { name: { [Op.like]: pattern } },
    { workerNumber: { [Op.like]: pattern.toUpperCase() } },
    { community: { [Op.like]: pattern } },
  ];
}

function registered(choice: string | undefined): WhereOptions {
  if (!choice) return {};
  return { workerNumber: choice === 'yes' ? { [Op.not]: null } : null };
}

function withLogIn(choice: string | undefined): WhereOptions {
  if (!choice) return {};
  const holders = literal('(SELECT person_id FROM accounts)');
  return { id: choice === 'yes' ? { [Op.in]: holders } : { [Op.notIn]: holders } };
}

/** A subquery, since as many as there are trainees may hold a role; only our own names of roles enter it. */
function withRole(choice: string | undefined): WhereOptions {
  if (!choice) return {};
  const role = roles.find((known) => known === choice) ?? '';
  return { id: { [Op.in]: literal(`(SELECT person_id FROM account_roles WHERE role = '${role}')`) } };
}
