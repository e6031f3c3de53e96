/** Makes, rotates and withdraws API keys, in the audit trail. The key itself is given back once and not kept. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type ApiKeyRow, addKey, countKeys, lockKeyOf, updateKey } from './apiKey.store.ts';
import { drawApiKey, hashApiKey, keyBeginning, keyState, type Scope, usualQuotas } from './apiKey.ts';
import { lockEnterprise } from './enterprise.store.ts';

/** Most working keys that one enterprise has. */
export const mostKeys = 20;

/** Who acts, when, for which enterprise. */
export interface KeyAuthor {
  readonly enterpriseId: number;
  readonly actorId: number;
  readonly now: Date;
}

/** A key that was just made; `key` is never known again. */
export interface MadeKey {
  readonly id: number;
  readonly key: string;
}

/** Makes a key with the usual quotas. */
export function createKey(
  { name, scopes }: { name: string; scopes: readonly Scope[] },
  author: KeyAuthor,
): Promise<MadeKey | Refusal> {
  return unitOfWork(async (transaction) => {
    const refusal = await roomForKey(transaction, author);
    if (refusal) return refusal;
    const family = randomBytes(12).toString('hex');
    const made = await make(transaction, { name, scopes, family, ...usualQuotas }, author);
    const after = { enterpriseId: author.enterpriseId, scopes };
    await record(transaction, author, { action: 'apiKey.create', id: made.id, after });
    return made;
  });
}

/** Makes a successor with the same scopes and shared quotas; the old key ends after the overlap (in hours). */
export function rotateKey(id: number, overlap: number, author: KeyAuthor): Promise<MadeKey | Refusal> {
  return unitOfWork(async (transaction) => {
    const refusal = await roomForKey(transaction, author);
    if (refusal) return refusal;
    const old = await lockKeyOf(transaction, id, author.enterpriseId);
    if (!old || keyState(old, author.now) !== 'active') return refuse('partners.refusal.keyEnds');
    const { name, scopes, family, perMinute, perDay } = old;
    const made = await make(transaction, { name, scopes, family, perMinute, perDay }, author);
    const endsAt = new Date(author.now.getTime() + overlap * 3_600_000);
    await updateKey(transaction, id, { endsAt });
    await record(transaction, author, {
      action: 'apiKey.rotate',
      id,
      after: { endsAt, successorId: made.id },
    });
    return made;
  });
}

/** Withdraws a key at once. */
export function withdrawKey(id: number, author: KeyAuthor): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const key = await lockKeyOf(transaction, id, author.enterpriseId);
    if (!key || key.withdrawnAt) return refuse('partners.refusal.keyWithdrawn');
    await updateKey(transaction, id, { withdrawnAt: author.now });
    await record(transaction, author, { action: 'apiKey.withdraw', id });
    return null;
  });
}

/** Sets a key's quotas. */
export function setQuotas(
  id: number,
  quotas: { perMinute: number; perDay: number },
  author: KeyAuthor,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const key = await lockKeyOf(transaction, id, author.enterpriseId);
    if (!key) return refuse('partners.refusal.keyWithdrawn');
    const { perMinute, perDay } = key;
    await updateKey(transaction, id, quotas);
    await record(transaction, author, {
      ...{ action: 'apiKey.setQuotas', id },
      before: { perMinute, perDay },
      after: quotas,
    });
    return null;
  });
}

async function roomForKey(
  transaction: Transaction,
  { enterpriseId, now }: KeyAuthor,
): Promise<Refusal | null> {
  const enterprise = await lockEnterprise(transaction, enterpriseId);
  if (enterprise?.state !== 'active') return refuse('partners.refusal.closed');
  const held = await countKeys(transaction, enterpriseId, now);
  return held < mostKeys ? null : refuse('partners.refusal.tooManyKeys', { most: mostKeys });
}

async function make(
  transaction: Transaction,
  facts: Pick<ApiKeyRow, 'name' | 'scopes' | 'family' | 'perMinute' | 'perDay'>,
  { enterpriseId, actorId, now }: KeyAuthor,
): Promise<MadeKey> {
  const key = drawApiKey(randomBytes);
  const secret = { beginning: keyBeginning(key), hash: hashApiKey(key) };
  const row = { ...facts, ...secret, enterpriseId, createdAt: now, createdBy: actorId };
  return { id: await addKey(transaction, row), key };
}

function record(
  transaction: Transaction,
  { actorId, now }: KeyAuthor,
  { id, ...change }: { action: string; id: number; before?: unknown; after?: unknown },
): Promise<void> {
  return audit(transaction, { actorId, at: now, subjectKind: 'apiKey', subjectId: id, ...change });
}
