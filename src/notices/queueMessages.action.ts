/** Writes what leaves the inbox into the outbox, in the transaction of the notice: by each way that is set up and chosen. */
import { randomUUID } from 'node:crypto';
import { findReach } from '../accounts/email.store.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { wants } from './choices.ts';
import { type Channel, messaging } from './messaging.ts';
import type { NewNotice } from './notice.store.ts';
import { isUrgent } from './noticeGroup.ts';
import { addMessages } from './outbox.store.ts';
import { findPreferences } from './preference.store.ts';
import { notInQuiet } from './quietHours.ts';

/** Queues a notice that was just written. */
export async function queueMessages(
  transaction: Transaction,
  { personId, kind, at }: NewNotice,
  noticeId: number,
): Promise<void> {
  const { channels, timeZone } = messaging();
  if (channels.length === 0) return;
  const { hasEmail, hasPhone } = await findReach(personId, transaction);
  if (!hasEmail && !hasPhone && !channels.includes('wechat')) return;
  const preferences = await findPreferences(personId, transaction);
  const reach: Record<Channel, boolean> = { email: hasEmail, sms: hasPhone, wechat: preferences.hasWechat };
  const nextAt = isUrgent(kind) ? at : notInQuiet(at, preferences.quiet, timeZone);
  const { language } = preferences;
  const rows = channels
    .filter((channel) => reach[channel] && wants(preferences, kind, channel))
    .map((channel) => ({ personId, noticeId, channel, kind, language, nextAt, createdAt: at }));
  await addMessages(
    transaction,
    rows.map((row) => ({ ...row, messageKey: randomUUID() })),
  );
}
