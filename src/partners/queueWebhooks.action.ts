/**
 * Gives new changes of status their places in the feed and puts a message into the outbox for each webhook of each
 * enterprise that follows the certificate: in one transaction, so each change is queued once however many instances
 * do this at the same time and wherever they are killed.
 */
import { randomBytes } from 'node:crypto';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { extendFeed, findFeedLines, findFollows, type NewChange } from './feed.store.ts';
import { changeBody } from './feedLine.ts';
import { addDeliveries, type NewDelivery } from './outbox.store.ts';
import { findActiveWebhooks } from './webhook.store.ts';

/** Queues what is new; returns the number of changes and of messages. */
export async function queueWebhooks(now: Date): Promise<{ changes: number; messages: number }> {
  const total = { changes: 0, messages: 0 };
  for (;;) {
    const one = await unitOfWork(async (transaction) => {
      const changes = await extendFeed(transaction, now);
      const messages = await messagesFor(transaction, changes, now);
      await addDeliveries(transaction, messages);
      return { changes: changes.length, messages: messages.length };
    });
    if (one.changes === 0) return total;
    total.changes += one.changes;
    total.messages += one.messages;
  }
}

/** The id of a message: the same however often it is sent, so that a receiver can drop a repeat. */
export function drawMessageId(): string {
  return `msg_${randomBytes(18).toString('base64url')}`;
}

/** A follow hears of what happens after it began. */
async function messagesFor(
  transaction: Transaction,
  changes: readonly NewChange[],
  now: Date,
): Promise<NewDelivery[]> {
  if (changes.length === 0) return [];
  const follows = await findFollows(
    transaction,
    changes.map(({ certificateId }) => certificateId),
  );
  if (follows.length === 0) return [];
  const webhooks = await findActiveWebhooks(
    transaction,
    follows.map(({ enterpriseId }) => enterpriseId),
  );
  const followed = changes.flatMap((change) =>
    follows
      .filter((follow) => follow.certificateId === change.certificateId && follow.createdAt <= change.at)
      .flatMap(({ enterpriseId }) => webhooks.filter((webhook) => webhook.enterpriseId === enterpriseId))
      .map(({ id: webhookId }) => ({ webhookId, changeId: change.changeId })),
  );
  const lines = await findFeedLines(transaction, [...new Set(followed.map(({ changeId }) => changeId))]);
  return followed.flatMap(({ webhookId, changeId }) => {
    const line = lines.get(changeId);
    if (!line) return [];
    const message = { messageId: drawMessageId(), kind: 'certificate.changed' as const };
    return [{ webhookId, changeId, ...message, body: changeBody(line), at: now }];
  });
}
