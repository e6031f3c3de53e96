/** What figures are counted from, as stores read it: narrow rows, instants in milliseconds. */
import type { SourceKind } from '../ladders/enrolment/sourceKind.ts';
import type { PlaceState } from '../ladders/placeState.ts';

/** A topic: an occupation that courses teach. */
export interface TopicFact {
  readonly id: number;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** A course. */
export interface CourseFact {
  readonly id: number;
  readonly code: string;
  readonly tierRank: number;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** A class; instants in milliseconds. */
export interface CohortFact {
  readonly id: number;
  readonly courseId: number;
  readonly topicId: number | null;
  readonly tierRank: number;
  readonly community: string | null;
  readonly funder: string | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isCancelled: boolean;
}

/** A session of a class. */
export interface SessionFact {
  readonly id: number;
  readonly cohortId: number;
  readonly kind: 'theory' | 'practice';
  readonly mode: string;
  /** Its own tag; null: the class's. */
  readonly funder: string | null;
  readonly startsAt: number;
  /** As planned. */
  readonly minutes: number;
  readonly isCancelled: boolean;
}

/** Where someone signed up from; `direct`: without a source's code. */
export type SourceFact = SourceKind | 'direct';

/** Someone's place in a class. */
export interface PlaceFact {
  readonly id: number;
  readonly cohortId: number;
  readonly personId: number;
  readonly state: PlaceState;
  readonly source: SourceFact;
}

/** Someone at a session. */
export interface AttendanceFact {
  readonly id: number;
  readonly sessionId: number;
  readonly personId: number;
  /** As recorded at check-out; null: not recorded. */
  readonly minutes: number | null;
}

/** Someone completed a class of a tier. */
export interface CompletionFact {
  readonly personId: number;
  readonly tierRank: number;
  readonly cohortId: number;
  readonly at: number;
}

/** An exam that someone passed. */
export interface PassFact {
  readonly personId: number;
  readonly courseId: number;
  readonly at: number;
}

/** A certificate for a class or an exam; the other one is null. */
export interface CertificateFact {
  readonly personId: number;
  readonly cohortId: number | null;
  readonly examCourseId: number | null;
  readonly at: number;
}

/** How often a class's source was scanned on a day, `YYYY-MM-DD`. */
export interface ScanFact {
  readonly cohortId: number;
  readonly source: SourceFact;
  readonly scans: number;
}

/** Rows as stores read them. */
export interface Rows {
  readonly topics: readonly TopicFact[];
  readonly courses: readonly CourseFact[];
  readonly cohorts: readonly CohortFact[];
  readonly sessions: readonly SessionFact[];
  readonly places: readonly PlaceFact[];
  readonly attendances: readonly AttendanceFact[];
  readonly completions: readonly CompletionFact[];
  readonly passes: readonly PassFact[];
  readonly certificates: readonly CertificateFact[];
  readonly scans: readonly ScanFact[];
}
