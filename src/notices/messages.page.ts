/** Staff look after the outbox: what went, what did not and why; put back, drop, and open the mails of the demonstration. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findPerson } from '../accounts/person.store.ts';
import { answerList, type Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { type Answer, type Context, done, file, found, page, redirect } from '../http/route.ts';
import { view } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { mailPath } from './mailProvider.ts';
import { giveUp, sendAgain } from './manageMessages.action.ts';
import { kindLabel, messageBadge, messagesList, problemText } from './messages.list.ts';
import { messaging } from './messaging.ts';
import { findMessage, type MessageRow } from './outbox.store.ts';

interface MessagePage {
  readonly title: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly note: string | null;
  readonly retryAction: string | null;
  readonly dropAction: string | null;
  readonly mailHref: string | null;
  readonly requestKey: string;
}

const messageView = view<MessagePage>('notices/message/show', 'staff');

/** The list. */
export function listMessages(context: Context): Promise<Answer> {
  return answerList(messagesList, context);
}

/** Loads a message. */
export function loadMessage(context: Context): Promise<MessageRow | null> {
  return findMessage(context.idParam('messageId'));
}

/** One message. */
export async function showMessage({ loaded, t, locale }: Context<unknown, MessageRow>): Promise<Answer> {
  const { id, state, channel, problem, kind } = loaded;
  const person = await findPerson(loaded.personId);
  const plain = (label: string, value: string | null) => (value ? [{ label, value, href: null }] : []);
  const when = (instant: Date | null) => instant && showDateTime(instant, locale);
  const hasMail = state === 'sent' && channel === 'email' && messaging().mailFolder !== null;
  const title = kindLabel(kind, t);
  return page(
    messageView(title, {
      title,
      badge: messageBadge(state, t),
      items: [
        ...(person
          ? [{ label: t('notices.field.person'), value: person.name, href: `/admin/people/${person.id}` }]
          : []),
        ...plain(t('notices.field.channel'), t(`notices.channel.${channel}`)),
        ...plain(t('notices.field.at'), when(loaded.createdAt)),
        ...plain(t('notices.field.attempts'), String(loaded.attempts)),
        ...plain(t('notices.field.nextAt'), state === 'due' ? when(loaded.nextAt) : null),
        ...plain(t('notices.field.endedAt'), when(loaded.endedAt)),
        ...plain(t('notices.field.problem'), problemText(loaded, t)),
        ...plain(t('notices.field.providerId'), loaded.providerId),
      ],
      note: problem === 'unknown' ? t('notices.message.mayHaveArrived') : null,
      retryAction: ['failed', 'dropped'].includes(state) ? `/admin/messages/${id}/retry` : null,
      dropAction: state === 'due' ? `/admin/messages/${id}/drop` : null,
      mailHref: hasMail ? `/admin/messages/${id}/mail` : null,
      requestKey: randomUUID(),
    }),
  );
}

/** Puts a message back. */
export async function retry({ loaded, me, now, t }: Context<unknown, MessageRow>): Promise<Answer> {
  const refusal = await sendAgain(loaded.id, me.id, now);
  return refusal ?? redirect(`/admin/messages/${loaded.id}`, done(t('notices.message.putBack')));
}

/** Gives a message up. */
export async function drop({ loaded, me, now, t }: Context<unknown, MessageRow>): Promise<Answer> {
  const refusal = await giveUp(loaded.id, me.id, now);
  return refusal ?? redirect(`/admin/messages/${loaded.id}`, done(t('notices.message.droppedNow')));
}

/** The mail as a file: only where mails land in a folder, never with a mail server. */
export async function openMail({ loaded }: Context<unknown, MessageRow>): Promise<Answer> {
  const folder = found(messaging().mailFolder);
  const { messageKey } = loaded;
  const bytes = found(await readFile(mailPath(folder, messageKey)).catch(() => null));
  return file('message/rfc822', `${messageKey}.eml`, bytes);
}
