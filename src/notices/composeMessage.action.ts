/** Makes a message ready to go, from what is true when it goes: her address now, what she chooses now. */
import { findPlainReach } from '../accounts/email.store.ts';
import { unseal } from '../db/secrets.ts';
import { translator } from '../i18n/translate.ts';
import { wants } from './choices.ts';
import type { OutgoingMessage, Problem } from './messageProvider.ts';
import type { Channel } from './messaging.ts';
import { findNotice } from './notice.store.ts';
import { groupOf } from './noticeGroup.ts';
import { noticeFacts, noticeText } from './noticeText.action.ts';
import { findPayload, type MessageRow } from './outbox.store.ts';
import { findPreferences, findWechatId } from './preference.store.ts';
import { freshFor } from './retryPlan.ts';

/** The message, or why it is not sent. `origin`: of links, without a trailing slash. */
export async function composeMessage(
  row: MessageRow,
  { origin, now }: { origin: string; now: Date },
): Promise<OutgoingMessage | Problem> {
  if (now.getTime() - row.createdAt.getTime() > freshFor) return 'stale';
  const { isBarred, email, phone } = await findPlainReach(row.personId);
  if (isBarred) return 'consent';
  if (row.noticeId === null) return composeConfirmation(row, origin);
  const notice = await findNotice(row.noticeId);
  const preferences = await findPreferences(row.personId);
  if (!notice || !wants(preferences, row.kind, row.channel)) return 'notChosen';
  const addresses: Record<Channel, () => Promise<string | null>> = {
    email: async () => email,
    sms: async () => phone,
    wechat: () => findWechatId(row.personId),
  };
  const to = await addresses[row.channel]();
  if (!to) return 'noAddress';
  const t = translator(row.language);
  const facts = noticeFacts(notice.params, row.language);
  return {
    ...{ key: row.messageKey, to, kind: row.kind, language: row.language, facts },
    subject: t(`notices.subject.${groupOf(row.kind)}`, { title: facts.title }),
    text: noticeText(notice.kind, notice.params, row.language),
    ...{ href: `${origin}/me/notices/${notice.id}`, linkLabel: t('notices.mail.open') },
    ...{
      preferencesHref: `${origin}/me/notices/preferences`,
      preferencesLabel: t('notices.mail.preferences'),
    },
  };
}

/** The mail with the link that confirms an address. */
async function composeConfirmation(row: MessageRow, origin: string): Promise<OutgoingMessage | Problem> {
  const sealed = await findPayload(row.id);
  if (!sealed) return 'noAddress';
  const { to, token } = JSON.parse(unseal(sealed)) as { to: string; token: string };
  const t = translator(row.language);
  return {
    ...{ key: row.messageKey, to, kind: row.kind, language: row.language },
    facts: { title: '', when: '', place: '' },
    ...{ subject: t('notices.confirm.subject'), text: t('notices.confirm.text') },
    ...{ href: `${origin}/email/${token}`, linkLabel: t('notices.confirm.button') },
    ...{ preferencesHref: null, preferencesLabel: '' },
  };
}
