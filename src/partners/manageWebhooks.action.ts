/** Adds, tests, switches on again and withdraws webhooks, in the audit trail. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockEnterprise } from './enterprise.store.ts';
import { pingBody } from './feedLine.ts';
import { addDeliveries, giveUpWaiting, resendDelivery } from './outbox.store.ts';
import { drawMessageId } from './queueWebhooks.action.ts';
import { addWebhook, findWebhooksOf, lockWebhook, updateWebhook, type WebhookRow } from './webhook.store.ts';
import { drawWebhookSecret } from './webhookSignature.ts';
import { type TargetPolicy, targetFault } from './webhookTarget.ts';

/** Most webhooks that one enterprise has. */
export const mostWebhooks = 10;

/** Who acts, when, for which enterprise. `actorId` is null where a program did it with a key. */
export interface WebhookAuthor {
  readonly enterpriseId: number;
  readonly actorId: number | null;
  readonly now: Date;
}

/** Adds a webhook; its secret is given back once. */
export function createWebhook(
  url: string,
  policy: TargetPolicy,
  author: WebhookAuthor,
): Promise<{ webhook: WebhookRow; secret: string } | Refusal> {
  const fault = targetFault(url, policy);
  if (fault) return Promise.resolve(refuse(`partners.target.${fault}`, {}, 'url'));
  const { enterpriseId, now } = author;
  const secret = drawWebhookSecret(randomBytes);
  return unitOfWork(async (transaction) => {
    const enterprise = await lockEnterprise(transaction, enterpriseId);
    if (enterprise?.state !== 'active') return refuse('partners.refusal.closed');
    const held = await findWebhooksOf(enterpriseId, transaction);
    if (held.length >= mostWebhooks)
      return refuse('partners.refusal.tooManyWebhooks', { most: mostWebhooks });
    const webhook = await addWebhook(transaction, { enterpriseId, url, secret, createdAt: now });
    await record(transaction, author, { action: 'webhook.create', id: webhook.id, after: { enterpriseId } });
    return { webhook, secret };
  });
}

/** Withdraws a webhook; what waits for it is given up. */
export function withdrawWebhook(id: number, author: WebhookAuthor): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const webhook = await lockOwn(transaction, id, author);
    if (!webhook) return refuse('partners.refusal.noWebhook');
    await updateWebhook(transaction, id, { state: 'withdrawn', disabledAt: author.now });
    await giveUpWaiting(transaction, id, author.now);
    await record(transaction, author, { action: 'webhook.withdraw', id });
    return null;
  });
}

/** Switches a webhook on again that we had switched off. */
export function enableWebhook(id: number, author: WebhookAuthor): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const webhook = await lockOwn(transaction, id, author);
    if (webhook?.state !== 'disabled') return refuse('partners.refusal.noWebhook');
    await updateWebhook(transaction, id, { state: 'active', failures: 0, disabledAt: null });
    await record(transaction, author, { action: 'webhook.enable', id });
    return null;
  });
}

/** A test message that was put into the outbox. */
export interface QueuedPing {
  readonly messageId: string;
}

/** Sends a test message with the next round. */
export function pingWebhook(id: number, author: WebhookAuthor): Promise<QueuedPing | Refusal> {
  return unitOfWork(async (transaction) => {
    const webhook = await lockOwn(transaction, id, author);
    if (webhook?.state !== 'active') return refuse('partners.refusal.webhookOff');
    const messageId = drawMessageId();
    const message = { webhookId: id, changeId: null, messageId, kind: 'ping' as const };
    await addDeliveries(transaction, [{ ...message, body: pingBody(author.now), at: author.now }]);
    return { messageId };
  });
}

/** Sends a message once more, under the same id. */
export function resend(id: number, deliveryId: number, author: WebhookAuthor): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const webhook = await lockOwn(transaction, id, author);
    if (webhook?.state !== 'active') return refuse('partners.refusal.webhookOff');
    const isQueued = await resendDelivery(transaction, deliveryId, id, author.now);
    return isQueued ? null : refuse('partners.refusal.stillWaiting');
  });
}

async function lockOwn(
  transaction: Transaction,
  id: number,
  { enterpriseId }: WebhookAuthor,
): Promise<WebhookRow | null> {
  const webhook = await lockWebhook(transaction, id);
  return webhook?.enterpriseId === enterpriseId && webhook.state !== 'withdrawn' ? webhook : null;
}

function record(
  transaction: Transaction,
  { actorId, now }: WebhookAuthor,
  { id, ...change }: { action: string; id: number; after?: unknown },
): Promise<void> {
  return audit(transaction, { actorId, at: now, subjectKind: 'webhook', subjectId: id, ...change });
}
