/** The inbox. */
import { randomUUID } from 'node:crypto';
import { type Answer, type Context, found, page, redirect } from '../http/route.ts';
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { pageCount } from '../lib/paging.ts';
import { countNotices, countUnread, findNotices, markRead, readNotice } from './notice.store.ts';
import { noticeText } from './noticeText.action.ts';

const pageSize = 20;

interface InboxPage {
  readonly notices: readonly {
    readonly href: string;
    readonly text: string;
    readonly at: string;
    readonly isNew: boolean;
  }[];
  readonly unread: number;
  readonly requestKey: string;
  readonly pages: object;
}

const inboxView = view<InboxPage>('notices/notice/index');

/** One page of notices, new ones marked. */
export async function showInbox({ me, t, locale, query }: Context): Promise<Answer> {
  const current = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const [rows, total, unread] = await Promise.all([
    findNotices(me.id, pageSize, (current - 1) * pageSize),
    countNotices(me.id),
    countUnread(me.id),
  ]);
  const notices = rows.map(({ id, kind, params, createdAt, readAt }) => ({
    href: `/me/notices/${id}`,
    text: noticeText(kind, params, locale),
    at: showDateTime(createdAt, locale),
    isNew: readAt === null,
  }));
  const count = pageCount(total, pageSize);
  const link = (number: number) => `/me/notices?page=${number}`;
  const pages = {
    ...{ current, count },
    previousHref: current > 1 ? link(current - 1) : null,
    nextHref: current < count ? link(current + 1) : null,
  };
  return page(inboxView(t('notices.title'), { notices, unread, requestKey: randomUUID(), pages }));
}

/** Goes where a notice leads, and marks it as read. */
export async function openNotice({ me, now, idParam }: Context): Promise<Answer> {
  return redirect(found(await readNotice(idParam('noticeId'), me.id, now)));
}

/** Marks all as read. */
export async function readAll({ me, now }: Context): Promise<Answer> {
  await markRead(me.id, now);
  return redirect('/me/notices');
}
