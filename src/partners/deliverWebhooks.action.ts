/**
 * Sends what waits in the outbox. A message is leased first, by one conditional update, for longer than an attempt can
 * take: two instances never send the same one at the same time, and one that is killed while sending leaves it to be
 * sent again (at least once; the receiver knows a repeat by its id). What was delivered is not sent again.
 */
import { randomUUID } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { failuresUntilDisabled, nextAttempt } from './backOff.ts';
import {
  addAttempt,
  type DeliveryRow,
  findDue,
  forgetDeliveries,
  giveUpWaiting,
  leaseDelivery,
  settleDelivery,
} from './outbox.store.ts';
import { type PostMessage, type PostResult, timeLimitMilliseconds } from './postWebhook.action.ts';
import { findTarget, lockWebhook, updateWebhook } from './webhook.store.ts';
import { signedHeaders } from './webhookSignature.ts';

/** Messages that one instance sends at the same time, and in one round. */
const atOnce = 8;
const inOneRound = 200;
const leaseMilliseconds = 6 * timeLimitMilliseconds;
const keptMilliseconds = 90 * 86_400_000;

/** Sends all that is due, a few at a time; returns the number of attempts. `clock` tells the time of each. */
export async function deliverWebhooks(post: PostMessage, clock: () => Date): Promise<number> {
  const due = await findDue(clock(), inOneRound);
  let attempts = 0;
  const worker = async () => {
    for (let id = due.shift(); id !== undefined; id = due.shift())
      if (await deliverOne(id, post, clock)) attempts++;
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return attempts;
}

/** Forgets messages that ended more than 90 days ago. */
export async function sweepDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMilliseconds);
  while ((await unitOfWork((transaction) => forgetDeliveries(transaction, before))) > 0);
}

async function deliverOne(id: number, post: PostMessage, clock: () => Date): Promise<boolean> {
  const now = clock();
  const lease = randomUUID();
  const until = new Date(now.getTime() + leaseMilliseconds);
  const message = await leaseDelivery(id, { lease, now, until });
  if (!message) return false;
  const target = await findTarget(message.webhookId);
  if (!target) {
    await unitOfWork((transaction) => giveUpWaiting(transaction, message.webhookId, now));
    return false;
  }
  const headers = signedHeaders(target.secret, message.messageId, now, message.body);
  const result = await post(target.url, headers, message.body);
  await unitOfWork((transaction) =>
    settle(transaction, message, lease, { result, began: now, ended: clock() }),
  );
  return true;
}

/** One attempt, from when to when, and what came of it. */
interface Attempt {
  readonly result: PostResult;
  readonly began: Date;
  readonly ended: Date;
}

async function settle(
  transaction: Transaction,
  { id, webhookId, attempts, nextAt }: DeliveryRow,
  lease: string,
  { result, began, ended }: Attempt,
): Promise<void> {
  const isDelivered = result.problem === null;
  const again = isDelivered ? null : nextAttempt(attempts + 1, ended, Math.random());
  const state = isDelivered ? 'delivered' : again ? 'waiting' : 'failed';
  const outcome = { state, attempts: attempts + 1, nextAt: again ?? nextAt } as const;
  const webhook = await lockWebhook(transaction, webhookId);
  await addAttempt(transaction, { deliveryId: id, at: began, ...result });
  const isOurs = await settleDelivery(transaction, id, lease, {
    ...outcome,
    endedAt: state === 'waiting' ? null : ended,
  });
  if (!isOurs || webhook?.state !== 'active') return;
  const failures = isDelivered ? 0 : webhook.failures + 1;
  const isGone = result.status === 410 || failures >= failuresUntilDisabled;
  if (isGone) await disable(transaction, webhookId, failures, ended);
  else if (failures !== webhook.failures) await updateWebhook(transaction, webhookId, { failures });
}

/** Nobody is there: what waits is given up, its owner is told on her page, and the feed still has every change. */
async function disable(transaction: Transaction, id: number, failures: number, at: Date): Promise<void> {
  await updateWebhook(transaction, id, { state: 'disabled', failures, disabledAt: at });
  await giveUpWaiting(transaction, id, at);
  const subject = { actorId: null, at, subjectKind: 'webhook', subjectId: id };
  await audit(transaction, { ...subject, action: 'webhook.disable', after: { failures } });
}
