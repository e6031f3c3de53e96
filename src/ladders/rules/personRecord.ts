/**
 * What rules know of a person: her achievements, hours, age and certificates, without her name. Knows no tables; minutes
 * are whole minutes attended, days are `YYYY-MM-DD`.
 */
import type { AwardLevel, ExamPart, ExternalType, SkillLevel } from './ladderVersion.ts';

/** A pass of a tier; `validUntil`: the first moment at which it no longer holds. */
export interface TierPass {
  readonly rank: number;
  readonly at: Date;
  readonly validUntil: Date | null;
  /** What its certificate was given for (`exam:3`), where it is known. */
  readonly awardKey?: string;
}

/** Minutes attended, summed by tier, occupation and kind. */
export interface HoursAttended {
  readonly kind: 'theory' | 'practice';
  readonly minutes: number;
  readonly rank: number;
  readonly occupationId: number | null;
}

/** Everything that a ladder's conditions may ask about. */
export interface PersonRecord {
  readonly bornOn: string | null;
  /** Since when she has worked in the trade. */
  readonly workingSince: string | null;
  readonly passes: readonly TierPass[];
  readonly parts: readonly { readonly rank: number; readonly part: ExamPart; readonly at: Date }[];
  /** Classes that she completed. */
  readonly completions: readonly { readonly rank: number; readonly at: Date }[];
  readonly hours: readonly HoursAttended[];
  /** `level` null: an award of before levels were kept; it counts as the least. */
  readonly awards: readonly {
    readonly level: AwardLevel | null;
    readonly event: string;
    readonly at: Date;
  }[];
  readonly externals: readonly {
    readonly type: ExternalType;
    readonly level: SkillLevel | null;
    readonly at: Date;
    readonly validUntil: Date | null;
  }[];
}

/** Nothing is known of her. */
export const emptyRecord: PersonRecord = {
  bornOn: null,
  workingSince: null,
  passes: [],
  parts: [],
  completions: [],
  hours: [],
  awards: [],
  externals: [],
};

/** Minutes of one standard class hour. */
export const minutesPerHour = 45;

/** Standard class hours attended of this kind, of a tier or an occupation (null: of any), in whole hours, rounded down. */
export function hoursAttended(
  { hours }: Pick<PersonRecord, 'hours'>,
  kind: 'theory' | 'practice' | 'all',
  { rank, occupationId }: { rank: number | null; occupationId: number | null },
): number {
  const counted = hours.filter(
    (one) =>
      (kind === 'all' || one.kind === kind) &&
      (rank === null || one.rank === rank) &&
      (occupationId === null || one.occupationId === occupationId),
  );
  return Math.floor(counted.reduce((sum, { minutes }) => sum + minutes, 0) / minutesPerHour);
}
