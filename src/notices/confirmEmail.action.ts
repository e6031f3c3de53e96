/** Sets someone's mail address: a link goes to the address, and only who opens it confirms that it is hers. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setEmail } from '../accounts/email.store.ts';
import { seal } from '../db/secrets.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import type { Locale } from '../i18n/translate.ts';
import { drawToken, isToken } from '../lib/publicToken.ts';
import { type Refusal, refuse } from '../refusal.ts';
import {
  addConfirmation,
  findWaiting,
  forgetConfirmations,
  takeConfirmation,
} from './emailConfirmation.store.ts';
import { messaging } from './messaging.ts';
import { addMessages } from './outbox.store.ts';

/** How long a link holds, and how long she waits before the next, in milliseconds. */
const linkHolds = 24 * 3_600_000;
const pause = 60_000;

/** Sends a link to an address that she typed. */
export function askConfirmation(
  personId: number,
  { email, language }: { email: string; language: Locale },
  now: Date,
): Promise<Refusal | null> {
  const token = drawToken(randomBytes);
  return unitOfWork(async (transaction) => {
    if (!messaging().channels.includes('email')) return refuse('notices.email.off');
    const waiting = await findWaiting(personId, now, transaction);
    if (waiting && now.getTime() - waiting.createdAt.getTime() < pause)
      return refuse('notices.email.tooSoon', {}, 'email');
    const expiresAt = new Date(now.getTime() + linkHolds);
    await addConfirmation(transaction, { personId, email, token, createdAt: now, expiresAt });
    const payloadSealed = seal(JSON.stringify({ to: email, token }));
    const message = { channel: 'email', kind: 'confirmEmail', noticeId: null, nextAt: now } as const;
    await addMessages(transaction, [
      { ...message, personId, language, payloadSealed, messageKey: randomUUID(), createdAt: now },
    ]);
    return null;
  });
}

/** Confirms the address of a link, once. */
export function confirmEmail(token: string, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const taken = isToken(token) ? await takeConfirmation(transaction, token, now) : null;
    if (!taken) return refuse('notices.email.badLink');
    await setEmail(transaction, taken.personId, taken.email, now);
    return null;
  });
}

/** Takes her address away: no more mails. */
export function removeEmail(personId: number, now: Date): Promise<void> {
  return unitOfWork(async (transaction) => {
    await setEmail(transaction, personId, null, now);
    await forgetConfirmations(transaction, { personId });
  });
}

/** Forgets typed addresses that nobody confirmed in time. */
export function sweepConfirmations(now: Date): Promise<void> {
  return unitOfWork((transaction) => forgetConfirmations(transaction, { before: now }));
}
