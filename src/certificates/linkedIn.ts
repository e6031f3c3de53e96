/** The address that adds a certificate to a LinkedIn profile (LinkedIn, "Add to Profile" for certifications). */
import { wallClock } from '../lib/timeZone.ts';

/** What LinkedIn is told: nothing that the public page does not show. */
export interface AddedCertificate {
  readonly title: string;
  readonly number: string;
  readonly facts: { readonly issuerName: string; readonly timeZone: string };
  readonly issuedAt: Date;
  /** The first moment when it no longer holds. */
  readonly expiresAt: Date | null;
  readonly verifyUrl: string;
}

/** The address; months are those printed. */
export function linkedInAddress(certificate: AddedCertificate): string {
  const { title, number, facts, issuedAt, expiresAt, verifyUrl } = certificate;
  const issued = wallClock(issuedAt, facts.timeZone);
  const last = expiresAt && wallClock(new Date(expiresAt.getTime() - 1), facts.timeZone);
  const parameters = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: title,
    organizationName: facts.issuerName,
    issueYear: String(issued.year),
    issueMonth: String(issued.month),
    ...(last ? { expirationYear: String(last.year), expirationMonth: String(last.month) } : {}),
    certId: number,
    certUrl: verifyUrl,
  });
  return `https://www.linkedin.com/profile/add?${parameters}`;
}
