/**
 * What a look-up can find, and what each finding is called. Knows no database: what could not be looked up has no
 * verdict, so that nothing is ever called valid by default.
 */
import type { CertificateRow } from '../certificates/certificate.store.ts';
import { type CertificateVerdict, verdictOf } from '../certificates/certificateStatus.ts';

/**
 * The nine answers. `recorded`: another issuer's, which we only entered; `unknown`: we have none such; `mistyped`: a
 * number with a slip in it; `unchecked`: the register could not be read, so nothing is known.
 */
export const outcomes = [
  'valid',
  'expired',
  'suspended',
  'revoked',
  'replaced',
  'recorded',
  'unknown',
  'mistyped',
  'unchecked',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Where to find the certificate that replaced another. */
export interface Replacement {
  readonly token: string;
  readonly number: string;
}

/** Another issuer's certificate as the public page shows it. */
export interface RecordedCertificate {
  readonly token: string;
  /** As its issuer printed it. */
  readonly number: string;
  readonly holderName: string;
  /** What it certifies, such as an occupation. */
  readonly title: string;
  readonly level: string | null;
  readonly issuerName: string;
  readonly issuedOn: Date;
  /** The last day on which it holds; null: no end, or none known. */
  readonly expiresOn: Date | null;
  /** Where its issuer answers for it; null: nowhere public. */
  readonly queryUrl: string | null;
}

/** What was found. */
export type LookUp =
  | {
      readonly outcome: CertificateVerdict;
      readonly certificate: CertificateRow;
      readonly external: null;
      /** Set where the outcome is `replaced`. */
      readonly replacement: Replacement | null;
    }
  | {
      readonly outcome: 'recorded';
      readonly certificate: null;
      readonly external: RecordedCertificate;
      readonly replacement: null;
    }
  | {
      readonly outcome: 'unknown' | 'mistyped' | 'unchecked';
      readonly certificate: null;
      readonly external: null;
      readonly replacement: null;
    };

/** A certificate of ours at a moment. */
export function judge(certificate: CertificateRow, replacement: Replacement | null, now: Date): LookUp {
  const outcome = verdictOf(certificate.state, certificate.expiresAt, now);
  return { outcome, certificate, external: null, replacement };
}

/** Another issuer's certificate. */
export function recorded(external: RecordedCertificate): LookUp {
  return { outcome: 'recorded', certificate: null, external, replacement: null };
}

/** An answer without a certificate. */
export function nothing(outcome: 'unknown' | 'mistyped' | 'unchecked'): LookUp {
  return { outcome, certificate: null, external: null, replacement: null };
}
