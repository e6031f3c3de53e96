/** Which notices belong together where people choose how to be told, which can't wait, and which leave the inbox at all. */

/** What people choose channels for. */
export const noticeGroups = ['classes', 'exams', 'certificates', 'refresher'] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

const groups: Readonly<Record<string, NoticeGroup>> = {
  issued: 'certificates',
  suspended: 'certificates',
  resumed: 'certificates',
  revoked: 'certificates',
  replaced: 'certificates',
  expiring: 'refresher',
  examOpen: 'exams',
  examResult: 'exams',
};

/** What is lost when it is read the next morning: an offered place lapses, a class is elsewhere or not at all. */
const urgent: readonly string[] = [
  'placeOffered',
  'sessionChanged',
  'sessionCancelled',
  'classCancelled',
  'confirmEmail',
];

/** The group of a kind; what is about places and sessions belongs to the classes. */
export function groupOf(kind: string): NoticeGroup {
  return groups[kind] ?? 'classes';
}

/** Whether it goes out in quiet hours, too. */
export function isUrgent(kind: string): boolean {
  return urgent.includes(kind);
}

/** Whether a kind goes out by a channel: who took her consent back gets nothing more, and no SMS asks for an opinion. */
export function leavesInbox(kind: string, channel: string): boolean {
  if (kind === 'consentWithdrawn') return false;
  return !(kind === 'feedbackAsked' && channel === 'sms');
}
