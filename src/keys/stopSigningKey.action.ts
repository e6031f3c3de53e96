/** Lets a key rest, or declares it lost: it signs no more, and everything that it signed stays verifiable. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { replaceKey } from './addSigningKey.action.ts';
import { canStop } from './keyState.ts';
import { destroyPrivateKey, findKey, type KeyRow, lockKeys, retireKey } from './signingKey.store.ts';

/** Who stops which key, and when. */
export interface StopRequest {
  readonly keyId: string;
  /** people.id; null: the command line. */
  readonly actorId: number | null;
  readonly at: Date;
}

/** Retires a key for which another one signs already. */
export async function retireSigningKey({ keyId, actorId, at }: StopRequest): Promise<Refusal | null> {
  const { purpose } = await known(keyId);
  return unitOfWork(async (transaction) => {
    const keys = await lockKeys(transaction, purpose);
    const key = keys.find((one) => one.keyId === keyId) as KeyRow;
    if (key.retiredAt !== null && key.retiredAt <= at) return refuse('keys.refusal.alreadyRetired');
    if (!canStop(key, keys, at)) return refuse('keys.refusal.onlyKey');
    await retireKey(transaction, key.id, at);
    await audit(transaction, { actorId, at, action: 'key.retire', subjectKind: 'key', subjectId: keyId });
    return null;
  });
}

/**
 * Declares that a private key was lost or seen by others: destroys what is left of it and, where no other key signs, makes
 * a new one at once. The public half stays published with the day of the loss.
 */
export async function loseSigningKey(
  { keyId, actorId, at }: StopRequest,
  organisation: string,
): Promise<Refusal | { successor: string | null }> {
  const { purpose } = await known(keyId);
  return unitOfWork(async (transaction) => {
    const keys = await lockKeys(transaction, purpose);
    const key = keys.find((one) => one.keyId === keyId) as KeyRow;
    if (key.lostAt !== null) return refuse('keys.refusal.alreadyLost');
    const needsSuccessor = !canStop(key, keys, at);
    if (key.retiredAt === null || key.retiredAt > at) await retireKey(transaction, key.id, at);
    await destroyPrivateKey(transaction, key.id, at);
    const request = { purpose, organisation, actorId, at };
    const successor = needsSuccessor ? (await replaceKey(transaction, request)).keyId : null;
    const after = { successor };
    await audit(transaction, {
      actorId,
      at,
      action: 'key.lose',
      subjectKind: 'key',
      subjectId: keyId,
      after,
    });
    return { successor };
  });
}

async function known(keyId: string): Promise<KeyRow> {
  const key = await findKey(keyId);
  if (!key) throw new Error(`There is no key ${keyId}.`);
  return key;
}
