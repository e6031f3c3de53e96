/** Hands out one-time passwords and lets people choose their own; the audit trail says that, never which. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { findPassword, hasAccount, setPassword } from './account.store.ts';
import { openAccount } from './openAccount.action.ts';
import { hashPassword, matchesPassword } from './password.ts';
import { findPlainPhone, lockPerson } from './person.store.ts';

const temporaryLifetime = 7 * 86_400_000;

/** Gives a person a log-in by her phone, or a new password; the password is returned once. */
export async function issuePassword(personId: number, actorId: number, now: Date): Promise<string | Refusal> {
  const password = randomBytes(9).toString('base64url');
  const passwordHash = await hashPassword(password);
  const temporaryUntil = new Date(now.getTime() + temporaryLifetime);
  const result = await unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    if (await hasAccount(personId, transaction))
      await setPassword(transaction, personId, { passwordHash, temporaryUntil });
    else {
      const phone = await findPlainPhone(transaction, personId);
      if (!phone) return refuse('accounts.refusal.noPhone');
      const refusal = await openAccount(transaction, { personId, phone, passwordHash, temporaryUntil, now });
      if (refusal) return refusal;
    }
    await audit(transaction, {
      actorId,
      at: now,
      action: 'account.issuePassword',
      subjectKind: 'person',
      subjectId: personId,
    });
    return null;
  });
  return isRefusal(result) ? result : password;
}

/** Replaces her own password; refuses when the current one is wrong or the new one is the same. */
export async function changePassword(
  personId: number,
  { current, next }: { current: string; next: string },
  now: Date,
): Promise<Refusal | null> {
  const held = await findPassword(personId);
  if (!held || !(await matchesPassword(current, held.passwordHash)))
    return refuse('accounts.password.wrong', {}, 'current');
  if (await matchesPassword(next, held.passwordHash)) return refuse('accounts.password.same', {}, 'next');
  const passwordHash = await hashPassword(next);
  return unitOfWork(async (transaction) => {
    await setPassword(transaction, personId, { passwordHash, temporaryUntil: null });
    const subject = { subjectKind: 'person', subjectId: personId };
    await audit(transaction, { actorId: personId, at: now, action: 'account.changePassword', ...subject });
    return null;
  });
}
