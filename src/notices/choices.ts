/** Which groups of notices someone gets by which channel, and when. Knows no tables. */
import type { Locale } from '../i18n/translate.ts';
import type { Channel } from './messaging.ts';
import { groupOf, leavesInbox, type NoticeGroup, noticeGroups } from './noticeGroup.ts';
import { type QuietHours, usualQuietHours } from './quietHours.ts';

/** Groups by channel. */
export type Choices = Readonly<Record<Channel, readonly NoticeGroup[]>>;

/** Everything that someone chose. */
export interface Preferences {
  readonly choices: Choices;
  readonly quiet: QuietHours;
  readonly language: Locale;
}

/** What holds until she says otherwise: a confirmed address is used for all, SMS for what has a time and a place. */
export const usualPreferences: Preferences = {
  choices: { email: noticeGroups, sms: ['classes', 'exams'], wechat: noticeGroups },
  quiet: usualQuietHours,
  language: 'zh-CN',
};

/** Whether she wants this kind by this channel. */
export function wants({ choices }: Preferences, kind: string, channel: Channel): boolean {
  return leavesInbox(kind, channel) && (choices[channel] ?? []).includes(groupOf(kind));
}
