/** What notices are about. Their wording is the text `notices.text.{kind}`. */

export const noticeKinds = [
  'issued',
  'expiring',
  'suspended',
  'resumed',
  'revoked',
  'replaced',
  'enrolled',
  'waitlisted',
  'placeOffered',
  'placeConfirmed',
  'placeLapsed',
  'consentWithdrawn',
  'examOpen',
  'examResult',
  'feedbackAsked',
  'sessionChanged',
  'sessionCancelled',
  'classCancelled',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What the wording names; titles in both languages, since the reader chooses hers later. */
export interface NoticeParams {
  readonly titleZh: string;
  readonly titleEn: string;
  /** Days left, for what ends. */
  readonly days: number;
  /** ISO UTC: when it happens, or until when to answer. */
  readonly at?: string;
  readonly place?: string;
  /** In a queue, from 1. */
  readonly position?: number;
}
