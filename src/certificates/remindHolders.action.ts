/** Reminds holders of certificates that end soon, each reminder once; several instances may do so at once. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { findSent } from '../notices/notice.store.ts';
import { sendNotice } from '../notices/sendNotice.action.ts';
import type { CertificateRow } from './certificate.store.ts';
import { certificateNotice } from './certificateNotice.ts';
import { findEnding } from './certificateSets.store.ts';
import { daysLeft, reminderDays, reminderDue, reminderKey } from './expiryReminder.ts';

const chunk = 200;

/** Sends what is due; gives how many reminders were sent. */
export async function remindHolders(now: Date): Promise<number> {
  const until = new Date(now.getTime() + Math.max(...reminderDays) * 86_400_000);
  let sent = 0;
  let after = 0;
  for (;;) {
    const ending = await findEnding(now, until, { after, limit: chunk });
    if (ending.length === 0) return sent;
    sent += await remind(ending, now);
    after = ending.at(-1)?.id ?? after;
  }
}

function remind(certificates: readonly CertificateRow[], now: Date): Promise<number> {
  const due = certificates.flatMap((row) => {
    const days = row.expiresAt && reminderDue(row.expiresAt, now);
    return days && row.expiresAt
      ? [{ row, key: reminderKey(row.id, days), left: daysLeft(row.expiresAt, now) }]
      : [];
  });
  return unitOfWork(async (transaction) => {
    const known = await findSent(
      due.map(({ key }) => key),
      transaction,
    );
    const missing = due.filter(({ key }) => !known.has(key));
    for (const { row, key, left } of missing)
      await sendNotice(transaction, { ...certificateNotice(row, 'expiring', now, left), key });
    return missing.length;
  });
}
