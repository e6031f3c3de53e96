/** The outbox: messages that wait for their webhooks, who is sending which, and every attempt. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import type { ListPage, ListQuery } from '../lib/paging.ts';
import {
  type AttemptProblem,
  type DeliveryKind,
  type DeliveryState,
  WebhookAttempt,
  WebhookDelivery,
} from './webhook.model.ts';

/** A message without its body. */
export interface DeliveryRow {
  readonly id: number;
  readonly webhookId: number;
  readonly messageId: string;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly createdAt: Date;
}

/** A message to put into the outbox. */
export interface NewDelivery {
  readonly webhookId: number;
  readonly changeId: number | null;
  readonly messageId: string;
  readonly kind: DeliveryKind;
  readonly body: string;
  readonly at: Date;
}

/** What came of one attempt. */
export interface AttemptRow {
  readonly deliveryId: number;
  readonly at: Date;
  readonly status: number | null;
  readonly problem: AttemptProblem | null;
  readonly milliseconds: number;
}

const columns = { exclude: ['body'] };

/** Puts messages into the outbox; one that is there already (same webhook, same change) is left alone. */
export async function addDeliveries(
  transaction: Transaction,
  messages: readonly NewDelivery[],
): Promise<void> {
  const rows = messages.map(({ at, ...message }) => ({
    ...message,
    ...{ state: 'waiting' as const, attempts: 0, nextAt: at, createdAt: at },
    ...{ leasedUntil: null, lease: null, endedAt: null },
  }));
  for (const some of chunksOf(rows, 500))
    await WebhookDelivery.bulkCreate(some, { transaction, ignoreDuplicates: true });
}

/** Messages that are due and that nobody is sending, the longest waiting first. */
export async function findDue(now: Date, limit: number): Promise<number[]> {
  const found = await WebhookDelivery.findAll({
    where: { state: 'waiting', nextAt: { [Op.lte]: now }, ...free(now) },
    attributes: ['id'],
    order: [['nextAt', 'ASC']],
    limit,
  });
  return found.map(({ id }) => id);
}

/** Takes a message for oneself until a moment; null where someone else was faster. */
export async function leaseDelivery(
  id: number,
  { lease, now, until }: { lease: string; now: Date; until: Date },
): Promise<(DeliveryRow & { body: string }) | null> {
  const where = { id, state: 'waiting', nextAt: { [Op.lte]: now }, ...free(now) };
  const [taken] = await singleWrite(() => WebhookDelivery.update({ lease, leasedUntil: until }, { where }));
  if (taken !== 1) return null;
  const found = await WebhookDelivery.findByPk(id);
  return found && { ...plain(found), body: found.body };
}

/**
 * Writes down what became of a message that one holds; false when the lease had passed to someone else. What arrived
 * has arrived, whoever holds the lease by then.
 */
export async function settleDelivery(
  transaction: Transaction,
  id: number,
  lease: string,
  outcome: { state: DeliveryState; attempts: number; nextAt: Date; endedAt: Date | null },
): Promise<boolean> {
  const where = { id, state: 'waiting', ...(outcome.state === 'delivered' ? {} : { lease }) };
  const changes = { ...outcome, lease: null, leasedUntil: null };
  return (await WebhookDelivery.update(changes, { where, transaction }))[0] === 1;
}

/** Keeps an attempt. */
export async function addAttempt(transaction: Transaction, attempt: AttemptRow): Promise<void> {
  await WebhookAttempt.create(attempt, { transaction });
}

/** Gives up what still waits for a webhook. */
export async function giveUpWaiting(transaction: Transaction, webhookId: number, at: Date): Promise<void> {
  const changes = { state: 'failed' as const, endedAt: at };
  await WebhookDelivery.update(changes, { where: { webhookId, state: 'waiting' }, transaction });
}

/** Puts a message that ended back into the outbox; false where it still waits or is not this webhook's. */
export async function resendDelivery(
  transaction: Transaction,
  id: number,
  webhookId: number,
  now: Date,
): Promise<boolean> {
  const where = { id, webhookId, state: ['delivered', 'failed'] };
  const changes = { state: 'waiting' as const, attempts: 0, nextAt: now, endedAt: null, lease: null };
  return (await WebhookDelivery.update(changes, { where, transaction }))[0] === 1;
}

/** One page of a webhook's messages. */
export async function listDeliveries(webhookId: number, query: ListQuery): Promise<ListPage<DeliveryRow>> {
  const found = await pageOf(WebhookDelivery, query, { webhookId }, { attributes: columns });
  return { ...found, rows: found.rows.map(plain) };
}

/** The attempts of these messages, oldest first. */
export async function findAttempts(deliveryIds: readonly number[]): Promise<AttemptRow[]> {
  const found = await WebhookAttempt.findAll({
    where: { deliveryId: [...deliveryIds] },
    order: [['id', 'ASC']],
  });
  return found.map(({ deliveryId, at, status, problem, milliseconds }) => ({
    ...{ deliveryId, at, status, problem, milliseconds },
  }));
}

/** Forgets up to a thousand messages that ended before this moment, with their attempts; returns how many. */
export async function forgetDeliveries(transaction: Transaction, before: Date): Promise<number> {
  const old = await WebhookDelivery.findAll({
    where: { state: ['delivered', 'failed'], nextAt: { [Op.lt]: before } },
    attributes: ['id'],
    limit: 1_000,
    transaction,
  });
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await WebhookAttempt.destroy({ where: { deliveryId: ids }, transaction });
  return WebhookDelivery.destroy({ where: { id: ids }, transaction });
}

function free(now: Date) {
  return { leasedUntil: { [Op.or]: [null, { [Op.lte]: now }] } };
}

function plain(delivery: DeliveryRow): DeliveryRow {
  const { id, webhookId, messageId, kind, state, attempts, nextAt, createdAt } = delivery;
  return { id, webhookId, messageId, kind, state, attempts, nextAt, createdAt };
}
