/** What a batch row is to be given for: a certificate's award before it is issued, as it is kept. */
import { createHash } from 'node:crypto';
import type { CertificateAward } from '../certificates/certificateAward.ts';

/** An award without person, moment and issuer; days as ISO texts. */
export type AwardDraft = {
  readonly [Name in keyof Omit<CertificateAward, 'personId' | 'issuedAt' | 'actorId'>]: Exclude<
    CertificateAward[Name],
    Date
  > extends infer Rest
    ? CertificateAward[Name] extends Rest
      ? CertificateAward[Name]
      : Rest | string
    : never;
};

/** The award of a draft, for one person, now. */
export function awardOf(
  draft: AwardDraft,
  given: Pick<CertificateAward, 'personId' | 'issuedAt' | 'actorId'>,
): CertificateAward {
  const day = (text: string | null) => (text === null ? null : new Date(text));
  return { ...draft, ...given, startsOn: day(draft.startsOn), endsOn: day(draft.endsOn) };
}

/**
 * The key of an award that comes from a file: the same for the same award, whichever file names it, so that nobody gets
 * it twice.
 */
export function fileAwardKey(draft: Omit<AwardDraft, 'awardKey'>): string {
  const { kind, titleZh, programmeZh, awardZh, startsOn, endsOn } = draft;
  const text = JSON.stringify([kind, titleZh, programmeZh, awardZh, startsOn, endsOn]);
  return `file:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
