/** The outbox: messages that wait, who is sending which, and what became of them. */
import { Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import type { Locale } from '../i18n/translate.ts';
import type { ListPage, ListQuery } from '../lib/paging.ts';
import type { MessageState, Problem } from './messageProvider.ts';
import type { Channel } from './messaging.ts';
import { type MessageKind, OutboxMessage } from './outboxMessage.model.ts';

/** A message, without what is sealed. */
export interface MessageRow {
  readonly id: number;
  readonly personId: number;
  readonly noticeId: number | null;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly language: Locale;
  readonly state: MessageState;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly messageKey: string;
  readonly providerId: string | null;
  readonly problem: Problem | null;
  readonly status: number | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** A message to put into the outbox. */
export type NewMessage = Pick<
  OutboxMessage,
  'personId' | 'noticeId' | 'channel' | 'kind' | 'language' | 'nextAt' | 'messageKey' | 'createdAt'
> & { readonly payloadSealed?: string };

/** What became of an attempt. */
export type Settled = Pick<
  OutboxMessage,
  'state' | 'nextAt' | 'providerId' | 'problem' | 'status' | 'endedAt'
>;

const attributes = { exclude: ['payloadSealed', 'lease', 'leasedUntil'] };
const unleased = { lease: null, leasedUntil: null };

/** Puts messages into the outbox, in the transaction of what they are about. */
export async function addMessages(transaction: Transaction, messages: readonly NewMessage[]): Promise<void> {
  const fresh = { state: 'due', attempts: 0, providerId: null, problem: null, status: null } as const;
  const rows = messages.map((one) => ({
    ...fresh,
    ...unleased,
    endedAt: null,
    ...one,
    payloadSealed: one.payloadSealed ?? null,
  }));
  if (rows.length > 0) await OutboxMessage.bulkCreate(rows, { transaction });
}

/** Messages whose time has come and that nobody is sending, the longest waiting first. */
export async function findDue(now: Date, limit: number): Promise<MessageRow[]> {
  const rows = await OutboxMessage.findAll({
    where: { state: 'due', nextAt: { [Op.lte]: now } },
    attributes,
    order: [
      ['nextAt', 'ASC'],
      ['id', 'ASC'],
    ],
    limit,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Takes a message for oneself, as an attempt; false where someone else was faster. */
export async function leaseMessage(
  { id, attempts }: Pick<MessageRow, 'id' | 'attempts'>,
  { lease, until }: { lease: string; until: Date },
): Promise<boolean> {
  const changes = { state: 'sending' as const, attempts: attempts + 1, lease, leasedUntil: until };
  const where = { id, state: 'due', attempts };
  return (await singleWrite(() => OutboxMessage.update(changes, { where })))[0] === 1;
}

/** Writes down what became of a message that one holds, or held when its lease ran out. */
export async function settleMessage(
  transaction: Transaction,
  id: number,
  lease: string,
  settled: Settled,
): Promise<void> {
  const ended = settled.endedAt ? { ...unleased, payloadSealed: null } : unleased;
  await OutboxMessage.update({ ...settled, ...ended }, { where: { id, lease }, transaction });
}

/**
 * Ends what was being sent when its sender died. It may have arrived, so it is not sent again by itself; the lease stays,
 * so that a sender that was only slow still says what became of it.
 */
export async function endLost(now: Date): Promise<number> {
  const where = { state: 'sending', leasedUntil: { [Op.lt]: now } };
  const changes = { state: 'failed' as const, problem: 'unknown' as const, endedAt: now };
  return (await singleWrite(() => OutboxMessage.update(changes, { where })))[0];
}

/** Ends a message that waits, unsent, with the reason; false where it does not wait any more. */
export async function dropMessage(
  id: number,
  problem: Problem,
  at: Date,
  transaction?: Transaction,
): Promise<boolean> {
  const changes = { state: 'dropped' as const, problem, endedAt: at, payloadSealed: null };
  const update = () =>
    OutboxMessage.update(changes, { where: { id, state: 'due' }, transaction: transaction ?? null });
  return (await (transaction ? update() : singleWrite(update)))[0] === 1;
}

/** Puts a message that failed or was dropped back; false where it did neither. */
export async function reviveMessage(transaction: Transaction, id: number, at: Date): Promise<boolean> {
  const changes = { ...unleased, state: 'due' as const, attempts: 0, nextAt: at, createdAt: at };
  const where = { id, state: ['failed', 'dropped'] };
  return (await OutboxMessage.update({ ...changes, endedAt: null }, { where, transaction }))[0] === 1;
}

/** The address and link of a mail that confirms an address, sealed; null once it ended. */
export async function findPayload(id: number): Promise<string | null> {
  const row = await OutboxMessage.findByPk(id, { attributes: ['payloadSealed'] });
  return row?.payloadSealed ?? null;
}

/** A message by id. */
export async function findMessage(id: number): Promise<MessageRow | null> {
  const row = await OutboxMessage.findByPk(id, { attributes });
  return row?.get({ plain: true }) ?? null;
}

/** One page of the outbox. */
export function pageOfMessages(query: ListQuery): Promise<ListPage<MessageRow>> {
  return pageOf(OutboxMessage, query, query.filters as WhereOptions, { attributes });
}

/** Forgets up to a thousand messages that ended before this moment; returns how many. */
export async function forgetMessages(transaction: Transaction, before: Date): Promise<number> {
  const old = await OutboxMessage.findAll({
    where: { state: ['sent', 'failed', 'dropped'], createdAt: { [Op.lt]: before } },
    attributes: ['id'],
    limit: 1_000,
    transaction,
  });
  const ids = old.map(({ id }) => id);
  return ids.length === 0 ? 0 : OutboxMessage.destroy({ where: { id: ids }, transaction });
}
