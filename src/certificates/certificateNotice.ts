/** What a holder is told about her certificate. Knows the wording's values, not the wording. */
import type { CertificateKind } from './certificateNumber.ts';
import { type CertificateFacts, titleOf } from './certificateWording.ts';

/** The facts that a notice needs. */
export interface NoticedCertificate {
  readonly id: number;
  readonly personId: number;
  readonly kind: CertificateKind;
  readonly facts: Pick<CertificateFacts, 'kind' | 'title' | 'programme' | 'programmeEnglish'>;
}

type Kind = 'issued' | 'expiring' | 'suspended' | 'resumed' | 'revoked' | 'replaced';

/** A notice to the holder; `days` are those left, where it ends. */
export function certificateNotice(
  { id, personId, facts }: NoticedCertificate,
  kind: Kind,
  at: Date,
  days = 0,
) {
  const title = titleOf(facts);
  const titleZh = `${title.zh}（${facts.programme}）`;
  const titleEn = `${title.en} (${facts.programmeEnglish ?? facts.programme})`;
  const key = `${kind}:${id}:${at.getTime()}`;
  return { personId, kind, key, params: { titleZh, titleEn, days }, href: `/me/certificates/${id}`, at };
}
