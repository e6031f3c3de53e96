/** The inbox. */
import { randomUUID } from 'node:crypto';
import { type Pages, pageLinks, readPage } from '../http/pages.ts';
import { type Answer, type Context, found, page, redirect } from '../http/route.ts';
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { countUnread, markRead, pageOfNotices, readNotice } from './notice.store.ts';
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
  readonly pages: Pages;
}

const inboxView = view<InboxPage>('notices/notice/index');

/** One page of notices, new ones marked. */
export async function showInbox(context: Context): Promise<Answer> {
  const { me, t, locale } = context;
  const query = readPage(context, '-createdAt', pageSize);
  const [found, unread] = await Promise.all([pageOfNotices(me.id, query), countUnread(me.id)]);
  const notices = found.rows.map(({ id, kind, params, createdAt, readAt }) => ({
    href: `/me/notices/${id}`,
    text: noticeText(kind, params, locale),
    at: showDateTime(createdAt, locale),
    isNew: readAt === null,
  }));
  const pages = pageLinks(query, found, context);
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
