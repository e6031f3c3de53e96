/** The inbox. */
import { randomUUID } from 'node:crypto';
import { type Answer, type Context, page, redirect } from '../http/route.ts';
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { countUnread, findNotices, markRead } from './notice.store.ts';
import { noticeText } from './noticeText.action.ts';

const shown = 100;

interface InboxPage {
  readonly notices: readonly {
    readonly href: string;
    readonly text: string;
    readonly at: string;
    readonly isNew: boolean;
  }[];
  readonly unread: number;
  readonly requestKey: string;
}

const inboxView = view<InboxPage>('notices/notice/index');

/** The latest notices, new ones marked. */
export async function showInbox({ me, t, locale }: Context): Promise<Answer> {
  const rows = await findNotices(me.id, shown);
  const notices = rows.map(({ kind, params, href, createdAt, readAt }) => {
    const text = noticeText(kind, params, locale);
    return { href, text, at: showDateTime(createdAt, locale), isNew: readAt === null };
  });
  return page(
    inboxView(t('notices.title'), { notices, unread: await countUnread(me.id), requestKey: randomUUID() }),
  );
}

/** Marks all as read. */
export async function readAll({ me, now }: Context): Promise<Answer> {
  await markRead(me.id, now);
  return redirect('/me/notices');
}
