/** Reads and writes API keys. */
import { type Attributes, Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { ApiKey } from './apiKey.model.ts';
import { readScopes, type Scope } from './apiKey.ts';
import { Enterprise } from './enterprise.model.ts';
import { findEnterpriseNames } from './enterprise.store.ts';

/** A key as its owner and staff see it. */
export interface ApiKeyRow {
  readonly id: number;
  readonly enterpriseId: number;
  readonly name: string;
  readonly beginning: string;
  readonly family: string;
  readonly scopes: readonly Scope[];
  readonly perMinute: number;
  readonly perDay: number;
  readonly createdAt: Date;
  readonly endsAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A key in the staff's list. */
export type ApiKeyLine = ApiKeyRow & { readonly enterpriseName: string };

/** A key with the state of its enterprise, by the hash of what was sent. */
export async function findKeyByHash(hash: string): Promise<(ApiKeyRow & { isClosed: boolean }) | null> {
  const key = await ApiKey.findOne({ where: { hash } });
  if (!key) return null;
  const enterprise = await Enterprise.findByPk(key.enterpriseId, { attributes: ['state'] });
  return { ...plain(key), isClosed: enterprise?.state !== 'active' };
}

/** A key by its id. */
export async function findKey(id: number): Promise<ApiKeyRow | null> {
  const key = await ApiKey.findByPk(id);
  return key && plain(key);
}

/** The keys of an enterprise, newest first. */
export async function findKeysOf(enterpriseId: number): Promise<ApiKeyRow[]> {
  const found = await ApiKey.findAll({ where: { enterpriseId }, order: [['id', 'DESC']], limit: 200 });
  return found.map(plain);
}

/** A key of this enterprise, its row locked until the transaction ends. */
export async function lockKeyOf(
  transaction: Transaction,
  id: number,
  enterpriseId: number,
): Promise<ApiKeyRow | null> {
  const where = { id, enterpriseId };
  const key = await ApiKey.findOne({ where, transaction, lock: transaction.LOCK.UPDATE });
  return key && plain(key);
}

/** One page of the staff's list of all keys. */
export async function listKeys(query: ListQuery): Promise<ListPage<ApiKeyLine>> {
  const found = await pageOf(ApiKey, query, await searched(query.search));
  const names = await findEnterpriseNames(found.rows.map(({ enterpriseId }) => enterpriseId));
  const lines = found.rows.map((key) => ({
    ...plain(key),
    enterpriseName: names.get(key.enterpriseId) ?? '',
  }));
  return { ...found, rows: lines };
}

/** Number of an enterprise's keys that nobody has withdrawn. */
export function countKeys(transaction: Transaction, enterpriseId: number, now: Date): Promise<number> {
  const endsAt = { [Op.or]: [null, { [Op.gt]: now }] };
  return ApiKey.count({ where: { enterpriseId, withdrawnAt: null, endsAt }, transaction });
}

/** Stores a new key and returns its id. */
export async function addKey(
  transaction: Transaction,
  key: Omit<ApiKeyRow, 'id' | 'endsAt' | 'withdrawnAt' | 'lastUsedAt'> & {
    hash: string;
    createdBy: number | null;
  },
): Promise<number> {
  const rest = { scopes: key.scopes.join(' '), endsAt: null, withdrawnAt: null, lastUsedAt: null };
  return (await ApiKey.create({ ...key, ...rest }, { transaction })).id;
}

/** Sets a key's end, quotas or withdrawal. */
export async function updateKey(
  transaction: Transaction,
  id: number,
  changes: Partial<Pick<ApiKeyRow, 'endsAt' | 'withdrawnAt' | 'perMinute' | 'perDay'>>,
): Promise<void> {
  await ApiKey.update(changes, { where: { id }, transaction });
}

/** Notes that a key was used, at most once a minute. */
export async function touchKey({ id, lastUsedAt }: ApiKeyRow, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < 60_000) return;
  await singleWrite(() => ApiKey.update({ lastUsedAt: now }, { where: { id } }));
}

async function searched(search: string): Promise<WhereOptions> {
  if (search === '') return {};
  const pattern = { [Op.like]: containsPattern(search) };
  const owners = await Enterprise.findAll({ where: { name: pattern }, attributes: ['id'], limit: 1000 });
  const enterpriseId = owners.map(({ id }) => id);
  return { [Op.or]: [{ name: pattern }, { enterpriseId }, { beginning: { [Op.like]: `${search}%` } }] };
}

function plain(key: Attributes<ApiKey>): ApiKeyRow {
  const { id, enterpriseId, name, beginning, family, perMinute, perDay } = key;
  const { createdAt, endsAt, withdrawnAt, lastUsedAt } = key;
  const facts = { id, enterpriseId, name, beginning, family, perMinute, perDay, createdAt };
  return { ...facts, scopes: readScopes(key.scopes), endsAt, withdrawnAt, lastUsedAt };
}
