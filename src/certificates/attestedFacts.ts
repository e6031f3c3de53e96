/** What the transparency log commits to: everything that a certificate attests, so that no word of it can change unseen. */
import { hashFacts } from '../transparency/leaf.ts';
import type { FrozenFacts } from './certificateAward.ts';
import type { CertificateKind } from './certificateNumber.ts';

/** The facts that are committed to; its status is not among them, since it has entries of its own. */
export interface AttestedFacts {
  readonly number: string;
  readonly kind: CertificateKind;
  readonly holderName: string;
  readonly title: string;
  readonly facts: FrozenFacts;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
}

/** SHA-256 of the facts, hexadecimal. Not for the public: a name could be guessed from it. */
export function attestedHash(certificate: AttestedFacts): string {
  const { number, kind, holderName, title, facts, issuedAt, expiresAt } = certificate;
  return hashFacts({ number, kind, holderName, title, facts, issuedAt, expiresAt });
}
