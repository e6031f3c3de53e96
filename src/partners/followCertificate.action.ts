/** What an enterprise follows: it is told when one of these certificates changes. */
import { findCertificateByNumber } from '../certificates/certificate.store.ts';
import { parseCertificateNumber } from '../certificates/certificateNumber.ts';
import { verdictOf } from '../certificates/certificateStatus.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { findCertificatesByIds } from './certificates.store.ts';
import type { CheckOutcome } from './checkResult.ts';
import { addFollow, countFollows, listFollows, removeFollow } from './feed.store.ts';

/** Most certificates that one enterprise follows. */
export const mostFollows = 50_000;

/** A certificate that is followed. */
export interface FollowLine {
  /** Grows; the cursor of a listing. */
  readonly position: number;
  readonly number: string;
  readonly outcome: CheckOutcome;
  readonly since: Date;
}

/** Follows a certificate by its number as typed; following twice is following once. */
export async function followCertificate(
  enterpriseId: number,
  typed: string,
  now: Date,
): Promise<Omit<FollowLine, 'position'> | Refusal> {
  const reading = parseCertificateNumber(typed);
  if (!reading.ok) return refuse('partners.refusal.mistyped', {}, 'number');
  const certificate = await findCertificateByNumber(reading.number);
  if (!certificate) return refuse('partners.refusal.unknownNumber', {}, 'number');
  if ((await countFollows(enterpriseId)) >= mostFollows)
    return refuse('partners.refusal.tooManyFollows', { most: mostFollows });
  await addFollow(enterpriseId, certificate.id, now);
  const { number, state, expiresAt } = certificate;
  return { number, outcome: verdictOf(state, expiresAt, now), since: now };
}

/** Ends a follow; whether there was one. */
export async function unfollowCertificate(enterpriseId: number, typed: string): Promise<boolean> {
  const reading = parseCertificateNumber(typed);
  const certificate = reading.ok ? await findCertificateByNumber(reading.number) : null;
  return certificate !== null && removeFollow(enterpriseId, certificate.id);
}

/** A page of what an enterprise follows, oldest first. */
export async function findFollowLines(
  enterpriseId: number,
  page: { after: number; limit: number },
  now: Date,
): Promise<FollowLine[]> {
  const follows = await listFollows(enterpriseId, page);
  const certificates = await findCertificatesByIds(follows.map(({ certificateId }) => certificateId));
  return follows.flatMap(({ id, certificateId, createdAt }) => {
    const certificate = certificates.get(certificateId);
    if (!certificate) return [];
    const { number, state, expiresAt } = certificate;
    return [{ position: id, number, outcome: verdictOf(state, expiresAt, now), since: createdAt }];
  });
}
