/**
 * Requests to be erased: made by her (or staff for her), decided by an administrator, and executed at once when granted,
 * for good. What the law has us keep stays under a name that says nothing (withheld.ts).
 */
import { findRoles } from '../../accounts/account.store.ts';
import { mergedIds } from '../../accounts/merge/mergedPerson.store.ts';
import { lockPerson } from '../../accounts/person.store.ts';
import { eraseRecords } from '../../accounts/privacy/erase.store.ts';
import { addErasure, decideErasure, findErasure } from '../../accounts/privacy/erasure.store.ts';
import { findPlainNames } from '../../accounts/privacy/personalData.store.ts';
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { giveUpPlaces } from './giveUpPlaces.action.ts';

/** Asks for it; asking again changes nothing. */
export function requestErasure(personId: number, actorId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    if ((await findErasure(personId, transaction))?.state === 'waiting') return null;
    await addErasure(transaction, { personId, requestedById: actorId, requestedAt: now });
    return write(transaction, { action: 'erasure.request', personId, actorId, now });
  });
}

/** Takes the request back, or refuses it with a reason that she reads; one that is decided stays decided. */
export function endErasure(
  personId: number,
  end: { state: 'withdrawn' | 'refused'; note: string | null },
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    const request = await findErasure(personId, transaction);
    if (request?.state !== 'waiting') return refuse('people.erasure.decided');
    await decideErasure(transaction, request.id, { ...end, decidedById: actorId, decidedAt: now });
    const after = end.note === null ? {} : { reasonGiven: true };
    return write(transaction, { action: `erasure.${end.state}`, personId, actorId, now, after });
  });
}

/** Grants the request and executes it, for good. Staff are erased only once they hold no role of staff any more. */
export function executeErasure(personId: number, actorId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    const request = await findErasure(personId, transaction);
    if (request?.state !== 'waiting') return refuse('people.erasure.decided');
    const roles = await findRoles(personId, transaction);
    if (roles.some((role) => role !== 'trainee')) return refuse('people.erasure.staff');
    const places = await giveUpPlaces(transaction, personId, now);
    const ids = [personId, ...(await mergedIds(personId, transaction))];
    const plain = await findPlainNames(transaction, ids);
    const decision = { state: 'executed', decidedById: actorId, decidedAt: now, note: null } as const;
    await decideErasure(transaction, request.id, decision);
    await eraseRecords(transaction, ids, plain, now);
    return write(transaction, { action: 'erasure.execute', personId, actorId, now, after: { places } });
  });
}

async function write(
  transaction: Transaction,
  {
    action,
    personId,
    actorId,
    now,
    after,
  }: { action: string; personId: number; actorId: number; now: Date; after?: object },
): Promise<null> {
  const subject = { subjectKind: 'person', subjectId: personId };
  await audit(transaction, { actorId, at: now, action, ...subject, ...(after ? { after } : {}) });
  return null;
}
