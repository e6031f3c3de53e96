/** Reads and writes notices. */

import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import type { ListPage, ListQuery } from '../lib/paging.ts';
import { Notice } from './notice.model.ts';
import type { NoticeKind, NoticeParams } from './noticeKind.ts';

/** A notice to send. */
export interface NewNotice {
  readonly personId: number;
  readonly kind: NoticeKind;
  /** Sent once for each person and key. */
  readonly key: string;
  readonly params: NoticeParams;
  readonly href: string;
  readonly at: Date;
}

/** A notice in an inbox. */
export interface NoticeRow extends Omit<NewNotice, 'at'> {
  readonly id: number;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** Adds a notice and gives its id; null when it was sent before. */
export async function addNotice(transaction: Transaction, notice: NewNotice): Promise<number | null> {
  const { at, ...row } = notice;
  const write = Notice.create({ ...row, createdAt: at, readAt: null }, { transaction });
  return (await nullIfTaken(write))?.id ?? null;
}

/** A notice by id: only to send it. */
export async function findNotice(id: number): Promise<NoticeRow | null> {
  return (await Notice.findByPk(id))?.get({ plain: true }) ?? null;
}

/** Which of these keys were sent to anyone already. */
export async function findSent(keys: readonly string[], transaction: Transaction): Promise<Set<string>> {
  const rows = await Notice.findAll({ where: { key: [...keys] }, attributes: ['key'], transaction });
  return new Set(rows.map(({ key }) => key));
}

/** Which of these people got the notice with this key. */
export async function findTold(key: string, personIds: readonly number[]): Promise<Set<number>> {
  const where = { key, personId: [...personIds] };
  const rows = await Notice.findAll({ where, attributes: ['personId'], raw: true });
  return new Set(rows.map(({ personId }) => Number(personId)));
}

/** One page of a person's notices. */
export function pageOfNotices(personId: number, query: ListQuery): Promise<ListPage<NoticeRow>> {
  return pageOf(Notice, query, { personId });
}

/** How many notices a person has. */
export function countNotices(personId: number): Promise<number> {
  return Notice.count({ where: { personId } });
}

/** Marks one of hers as read and gives where it leads; null where it is not hers. */
export async function readNotice(id: number, personId: number, at: Date): Promise<string | null> {
  const notice = await Notice.findOne({ where: { id, personId }, attributes: ['href', 'readAt'] });
  if (notice?.readAt === null)
    await singleWrite(() => Notice.update({ readAt: at }, { where: { id, personId, readAt: null } }));
  return notice?.href ?? null;
}

/** How many a person has not read. */
export function countUnread(personId: number): Promise<number> {
  return Notice.count({ where: { personId, readAt: null } });
}

/** Marks all of a person's as read. */
export async function markRead(personId: number, at: Date): Promise<void> {
  await singleWrite(() => Notice.update({ readAt: at }, { where: { personId, readAt: null } }));
}
