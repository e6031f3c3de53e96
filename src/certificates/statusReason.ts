/**
 * Why a certificate's status changes: codes, so that whoever verifies reads wording that was thought over, in her own
 * language, and nobody types a trainee's troubles into a public page. Free text stays inside unless it is marked public.
 */
import type { CertificateChange } from './certificateStatus.ts';

/** The codes that fit each change; `other` needs a text of its own. */
export const reasonCodes = {
  suspend: ['underReview', 'complaint', 'paperLost', 'other'],
  resume: ['reviewPassed', 'paperFound', 'changedInError', 'other'],
  revoke: [
    'resultCorrected',
    'notAttended',
    'falseInformation',
    'examMisconduct',
    'issuedInError',
    'holderRequest',
    'other',
  ],
  replace: ['nameCorrected', 'renewed', 'other'],
} as const satisfies Record<CertificateChange, readonly string[]>;

/** A reason; its public wording is the text `certificates.reason.{code}`. */
export type ReasonCode = (typeof reasonCodes)[CertificateChange][number];

/** Whether a code fits a change. */
export function isReasonFor(change: CertificateChange, code: string): code is ReasonCode {
  return (reasonCodes[change] as readonly string[]).includes(code);
}

/** Why, as someone gave it. */
export interface StatusReason {
  readonly code: ReasonCode;
  readonly note: string | null;
  readonly isPublic: boolean;
}

/** The public wording in one language: the code's, then the note where it is public; null: nothing to say. */
export function publicReasonOf(
  reason: { reasonCode: ReasonCode | null; publicNote: string | null },
  wording: (key: `certificates.reason.${ReasonCode}`) => string,
): string | null {
  const { reasonCode, publicNote } = reason;
  if (reasonCode === null || reasonCode === 'other') return publicNote;
  const text = wording(`certificates.reason.${reasonCode}`);
  return publicNote === null ? text : `${text} · ${publicNote}`;
}
