/** What a certificate is given for, and the facts that are frozen when it is issued. */
import type { CertificateKind } from './certificateNumber.ts';
import type { CertificateFacts } from './certificateWording.ts';
import type { LearningRecord } from './learningRecord.ts';

/** Everything that issuing one certificate needs to know. */
export interface CertificateAward {
  readonly kind: CertificateKind;
  /** What it is given for (`exam:3`, `event:5`): one certificate for each award and person. */
  readonly awardKey: string;
  readonly personId: number;
  /** Printed title; null for the kind's usual one. */
  readonly titleZh: string | null;
  readonly programmeZh: string;
  readonly programmeEn: string | null;
  readonly tierName: string | null;
  /** Standard class hours */
  readonly hours: number | null;
  readonly startsOn: Date | null;
  readonly endsOn: Date | null;
  readonly awardZh: string | null;
  readonly awardEn: string | null;
  /** Months from issue during which it holds; null: no end. */
  readonly validityMonths: number | null;
  readonly issuedAt: Date;
  /** people.id of who issues; null: the system. */
  readonly actorId: number | null;
  /** Of a record of learning. */
  readonly record?: LearningRecord;
}

/** Under whose name certificates are issued. */
export interface Issuer {
  readonly name: string;
  readonly timeZone: string;
  readonly demonstration: boolean;
  /** Two characters of Crockford's alphabet at the head of its numbers; JT where nothing is set. */
  readonly mark?: string;
}

/** A certificate's facts as stored: dates as ISO texts, without number and address. */
export type FrozenFacts = {
  readonly [Name in keyof Omit<
    CertificateFacts,
    'number' | 'verifyUrl' | 'issuedOn' | 'expiresOn'
  >]: CertificateFacts[Name] extends Date | null ? string | null : CertificateFacts[Name];
};

/** Freezes the facts of an award for its holder. */
export function freezeFacts(
  award: CertificateAward,
  holder: { name: string; identityMasked: string | null },
  issuer: Issuer,
): FrozenFacts {
  return {
    kind: award.kind,
    title: award.titleZh,
    holderName: holder.name,
    identityMasked: holder.identityMasked,
    programme: award.programmeZh,
    programmeEnglish: award.programmeEn,
    tierName: award.tierName,
    hours: award.hours,
    startsOn: award.startsOn?.toISOString() ?? null,
    endsOn: award.endsOn?.toISOString() ?? null,
    award: award.awardZh,
    awardEnglish: award.awardEn,
    issuerName: issuer.name,
    issuerEnglish: null,
    timeZone: issuer.timeZone,
    demonstration: issuer.demonstration,
    ...(award.record ? { record: award.record } : {}),
  };
}

/** The facts as printed. */
export function printedFacts(
  facts: FrozenFacts,
  paper: { number: string; verifyUrl: string; issuedAt: Date; expiresAt: Date | null },
): CertificateFacts {
  return {
    ...facts,
    startsOn: facts.startsOn === null ? null : new Date(facts.startsOn),
    endsOn: facts.endsOn === null ? null : new Date(facts.endsOn),
    issuedOn: paper.issuedAt,
    expiresOn: paper.expiresAt && new Date(paper.expiresAt.getTime() - 1),
    number: paper.number,
    verifyUrl: paper.verifyUrl,
  };
}
