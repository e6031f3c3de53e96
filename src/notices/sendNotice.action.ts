/** Puts a notice into someone's inbox within the caller's unit of work, once for each person and key. */
import type { Transaction } from '../db/unitOfWork.ts';
import { addNotice, type NewNotice } from './notice.store.ts';

/** Sends it; a second time changes nothing. */
export async function sendNotice(transaction: Transaction, notice: NewNotice): Promise<void> {
  await addNotice(transaction, notice);
}
