/** The staff's list of messages that left the inbox, or did not. */
import type { Badge, List } from '../http/list.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import { isTranslationKey, type Translate } from '../i18n/translate.ts';
import { messageStates, problems } from './messageProvider.ts';
import { channels } from './messaging.ts';
import { noticeKinds } from './noticeKind.ts';
import { type MessageRow, pageOfMessages } from './outbox.store.ts';

const looks: Readonly<Record<MessageRow['state'], Pick<Badge, 'kind' | 'icon'>>> = {
  due: { kind: 'neutral', icon: 'clock' },
  sending: { kind: 'attention', icon: 'clock' },
  sent: { kind: 'valid', icon: 'check' },
  failed: { kind: 'revoked', icon: 'warning' },
  dropped: { kind: 'neutral', icon: 'cross' },
};

/** A message's state as a badge. */
export function messageBadge(state: MessageRow['state'], t: Translate): Badge {
  return { ...looks[state], label: t(`notices.state.${state}`) };
}

/** What a message is about. */
export function kindLabel(kind: string, t: Translate): string {
  const key = `notices.kind.${kind}`;
  return t(isTranslationKey(key) ? key : 'notices.kind.other');
}

/** Why it did not go. */
export function problemText(
  { problem, status }: Pick<MessageRow, 'problem' | 'status'>,
  t: Translate,
): string {
  if (!problem) return '';
  return status === null ? t(`notices.problem.${problem}`) : `${t(`notices.problem.${problem}`)} (${status})`;
}

/** A filter over these values, each with its text. */
function filterOf(
  name: string,
  label: TranslationKey,
  values: readonly string[],
  text: (value: string, t: Translate) => string,
) {
  return {
    name,
    label,
    options: ({ t }: { t: Translate }) => values.map((value) => ({ value, label: text(value, t) })),
  };
}

export const messagesList: List<MessageRow> = {
  title: 'notices.messages.title',
  description: 'notices.messages.lead',
  searchLabel: null,
  emptyText: 'notices.messages.empty',
  fileName: 'messages',
  defaultSort: '-createdAt',
  filters: [
    filterOf('state', 'notices.field.state', messageStates, (value, t) =>
      t(`notices.state.${value as 'due'}`),
    ),
    filterOf('channel', 'notices.field.channel', channels, (value, t) =>
      t(`notices.channel.${value as 'sms'}`),
    ),
    filterOf('kind', 'notices.field.kind', ['confirmEmail', ...noticeKinds], kindLabel),
    filterOf('problem', 'notices.field.problem', problems, (value, t) =>
      t(`notices.problem.${value as 'busy'}`),
    ),
  ],
  columns: [
    {
      label: 'notices.field.at',
      sort: 'createdAt',
      value: ({ createdAt }, { locale }) => showDateTime(createdAt, locale),
    },
    { label: 'notices.field.kind', sort: null, value: ({ kind }, { t }) => kindLabel(kind, t) },
    {
      label: 'notices.field.channel',
      sort: null,
      value: ({ channel }, { t }) => t(`notices.channel.${channel}`),
    },
    {
      label: 'notices.field.state',
      sort: null,
      value: ({ state }, { t }) => t(`notices.state.${state}`),
      badge: ({ state }, { t }) => messageBadge(state, t),
    },
    { label: 'notices.field.attempts', sort: null, numeric: true, value: ({ attempts }) => attempts },
    { label: 'notices.field.problem', sort: null, value: (row, { t }) => problemText(row, t) || null },
  ],
  href: ({ id }) => `/admin/messages/${id}`,
  find: (query) => pageOfMessages(query),
};
