/**
 * What a record of learning attests, frozen when it is issued: everything that a person did until a day. Instants are
 * ISO texts. Knows no tables and no layout.
 */

/** A class that she attended; hours are standard class hours attended. */
export interface RecordedClass {
  readonly title: string;
  readonly titleEnglish: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly theoryHours: number;
  readonly practiceHours: number;
  readonly attended: number;
  /** Sessions held. */
  readonly held: number;
  readonly isCompleted: boolean;
}

/** A part of an exam, or a tier, that she passed. */
export interface RecordedPass {
  readonly kind: 'theory' | 'practical' | 'tier';
  readonly title: string;
  readonly titleEnglish: string;
  readonly on: string;
}

/** A certificate of ours. */
export interface RecordedCertificate {
  readonly number: string;
  readonly title: string;
  readonly programme: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly state: 'valid' | 'expired' | 'suspended' | 'revoked' | 'replaced';
}

/** A checked certificate of another issuer; its day is `YYYY-MM-DD`. */
export interface RecordedExternal {
  readonly title: string;
  readonly level: string | null;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
}

/** An award at a competition. */
export interface RecordedAward {
  readonly award: string;
  readonly event: string;
  readonly on: string;
}

/** The whole record. */
export interface LearningRecord {
  readonly asOf: string;
  readonly theoryHours: number;
  readonly practiceHours: number;
  readonly classes: readonly RecordedClass[];
  readonly passes: readonly RecordedPass[];
  readonly certificates: readonly RecordedCertificate[];
  readonly externals: readonly RecordedExternal[];
  readonly awards: readonly RecordedAward[];
}
