/** What the API says about one certificate: the same public facts as the verification page, as plain data. */
import type { CertificateRow } from '../certificates/certificate.store.ts';
import type { CertificateVerdict } from '../certificates/certificateStatus.ts';
import { maskName } from '../lib/masking.ts';
import { type Outcome, outcomes, type RecordedCertificate } from '../verification/verdict.ts';

/** What the API answers of a look-up's outcomes: where the register can't be read, it answers with a problem instead. */
export type CheckOutcome = Exclude<Outcome, 'unchecked'>;

/** All of them, in the order in which they are listed. */
export const checkOutcomes = outcomes.filter((outcome): outcome is CheckOutcome => outcome !== 'unchecked');

/** The public facts of a certificate. Instants are ISO 8601, UTC. */
export interface PublicCertificate {
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  /** 王*芳 */
  readonly holder: string;
  readonly programme: string;
  readonly tier: string | null;
  readonly hours: number | null;
  readonly award: string | null;
  readonly issuer: string;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  /** Why it is suspended or revoked, as whoever verifies is told. */
  readonly reason: string | null;
  /** The number of the certificate that replaced it. */
  readonly replacedBy: string | null;
  /** `issuer`: where another issuer answers for its own. */
  readonly links: { readonly page: string; readonly issuer: string | null };
}

/** The answer about one number or token. */
export interface CheckResult {
  /** As it was sent; in standard form where it could be read. */
  readonly number: string | null;
  readonly outcome: CheckOutcome;
  readonly certificate: PublicCertificate | null;
}

/** The answer about a certificate that exists. `byToken`: asked by its QR, so its own address may be named. */
export function knownResult(
  row: CertificateRow,
  outcome: CertificateVerdict,
  more: { baseUrl: string; byToken: boolean; reason: string | null; replacedBy: string | null },
): CheckResult {
  const { baseUrl, byToken, reason, replacedBy } = more;
  const { number, kind, title, facts, issuedAt, expiresAt } = row;
  const { programme, tierName, hours, award, issuerName } = facts;
  const page = byToken ? `/c/${row.token}` : `/verify?number=${encodeURIComponent(number)}`;
  return {
    number,
    outcome,
    certificate: {
      ...{ number, kind, title: facts.title ?? title, holder: maskName(row.holderName) },
      ...{ programme, tier: tierName, hours, award, issuer: issuerName },
      issuedAt: issuedAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      reason: outcome === 'valid' ? null : reason,
      replacedBy,
      links: { page: `${baseUrl}${page}`, issuer: null },
    },
  };
}

/** The answer about another issuer's certificate, which was only entered here. */
export function recordedResult(
  one: RecordedCertificate,
  { baseUrl, byToken }: { baseUrl: string; byToken: boolean },
): CheckResult {
  const { number, title, level, holderName, issuerName, issuedOn, expiresOn, queryUrl } = one;
  const page = byToken ? `/c/${one.token}` : `/verify?number=${encodeURIComponent(number)}`;
  return {
    ...{ number, outcome: 'recorded' },
    certificate: {
      ...{ number, kind: 'recorded', title, holder: maskName(holderName), programme: title, tier: level },
      ...{ hours: null, award: null, issuer: issuerName, issuedAt: issuedOn.toISOString() },
      expiresAt: expiresOn ? new Date(expiresOn.getTime() + 86_400_000).toISOString() : null,
      ...{ reason: null, replacedBy: null, links: { page: `${baseUrl}${page}`, issuer: queryUrl } },
    },
  };
}

/** The answer where there is nothing. */
export function nothingFound(number: string | null, outcome: 'unknown' | 'mistyped'): CheckResult {
  return { number, outcome, certificate: null };
}
