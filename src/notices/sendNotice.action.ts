/** Puts a notice into someone's inbox within the caller's unit of work, once for each person and key. */
import { hasWithdrawnConsent } from '../accounts/privacy/consent.store.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { addNotice, type NewNotice } from './notice.store.ts';

/** Sends it; a second time changes nothing. Who took her consent back gets no more than the notice of that. */
export async function sendNotice(transaction: Transaction, notice: NewNotice): Promise<void> {
  const isAboutConsent = notice.kind === 'consentWithdrawn';
  if (!isAboutConsent && (await hasWithdrawnConsent(notice.personId, transaction))) return;
  await addNotice(transaction, notice);
}
