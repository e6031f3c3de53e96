/** Puts a notice into someone's inbox, and what leaves it into the outbox, within the caller's unit of work. */
import { hasWithdrawnConsent } from '../accounts/privacy/consent.store.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { addNotice, type NewNotice } from './notice.store.ts';
import { queueMessages } from './queueMessages.action.ts';

/** Sends it, once for each person and key. Who took her consent back gets no more than the notice of that. */
export async function sendNotice(transaction: Transaction, notice: NewNotice): Promise<void> {
  const isAboutConsent = notice.kind === 'consentWithdrawn';
  if (!isAboutConsent && (await hasWithdrawnConsent(notice.personId, transaction))) return;
  const id = await addNotice(transaction, notice);
  if (id !== null) await queueMessages(transaction, notice, id);
}
