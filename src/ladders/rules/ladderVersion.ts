/**
 * What a version of the ladder is made of: five tiers, and for each what it asks for (an OR of ANDs of conditions), how
 * many hours it takes, how long it holds and what it renews. All of it is data that organisers edit.
 */

/** The tiers' names in code. */
export const tierKeys = ['welfare', 'skills', 'specialised', 'refresher', 'manager'] as const;
export type TierKey = (typeof tierKeys)[number];

export const examParts = ['theory', 'practical'] as const;
export type ExamPart = (typeof examParts)[number];

/** Which hours count: standard class hours of 45 minutes. */
export const hourKinds = ['theory', 'practice', 'all'] as const;
export type HourKind = (typeof hourKinds)[number];

/** Awards from best to least: first, second and third prize, merit award. */
export const awardLevels = [1, 2, 3, 4] as const;
export type AwardLevel = (typeof awardLevels)[number];

/** State skill levels, highest first: 1 senior technician … 5 junior. */
export const skillLevels = [1, 2, 3, 4, 5] as const;
export type SkillLevel = (typeof skillLevels)[number];

/** Certificates of other issuers that a condition may name. */
export const externalTypes = [
  'skillLevel',
  'specialTechnician',
  'vocationalQualification',
  'specialAbility',
  'earlierPaper',
] as const;
export type ExternalType = (typeof externalTypes)[number];

/** Which awards count: this level or better, in events whose title contains the text (null: any), this recent. */
export interface AwardRule {
  readonly level: AwardLevel;
  readonly event: string | null;
  readonly months: number | null;
}

/**
 * One thing that a tier may ask for. Ranks name tiers, 1 the lowest.
 * `tierValid`: that tier's certificate is valid; `tierHeld`: and has been without a gap for so many months;
 * `tierWithin`: it was passed in the last months (a refresher, say); `examPart`: this part of its exam is passed, a
 * single pass holding so many months (null: for ever); `hours`: attended, of a tier or an occupation (null: of any);
 * `external`: a checked certificate of this kind, of this level or a higher one (null: any).
 */
export type Condition =
  | { readonly kind: 'tierValid'; readonly rank: number }
  | { readonly kind: 'tierHeld'; readonly rank: number; readonly months: number }
  | { readonly kind: 'tierWithin'; readonly rank: number; readonly months: number }
  | {
      readonly kind: 'examPart';
      readonly rank: number;
      readonly part: ExamPart;
      readonly months: number | null;
    }
  | {
      readonly kind: 'hours';
      readonly of: HourKind;
      readonly hours: number;
      readonly rank: number | null;
      readonly occupationId: number | null;
    }
  | { readonly kind: 'workYears'; readonly years: number }
  | { readonly kind: 'age'; readonly min: number | null; readonly max: number | null }
  | ({ readonly kind: 'award' } & AwardRule)
  | { readonly kind: 'external'; readonly type: ExternalType; readonly level: SkillLevel | null };

export type ConditionKind = Condition['kind'];

/** All kinds, as the editor offers them. */
export const conditionKinds: readonly ConditionKind[] = [
  'tierValid',
  'tierHeld',
  'tierWithin',
  'hours',
  'examPart',
  'workYears',
  'age',
  'award',
  'external',
];

/** A tier's rules. What is optional is missing from versions of before it existed, and means nothing is asked. */
export interface TierRules {
  /** Any one of these lists, all of its conditions; an empty list of lists asks for nothing. */
  readonly requires: readonly (readonly Condition[])[];
  /** Months for which passing it holds; null: for ever. */
  readonly validityMonths: number | null;
  /** Whether a class alone passes the tier, or an exam is needed too. */
  readonly hasExam: boolean;
  /** Which tiers passing this one renews while they hold, where its course has so many standard hours; null: none. */
  readonly renews?: { readonly ranks: readonly number[]; readonly minimumHours: number } | null;
  /** Standard class hours of this tier that must be attended before it can be passed. */
  readonly theoryHours?: number;
  readonly practiceHours?: number;
  /** Whether its certificate needs an ID number. */
  readonly needsIdentity?: boolean;
  /** Months for which one passed part of its exam is kept when the other fails; 0: not at all; null: for ever. */
  readonly partMonths?: number | null;
  /** Awards that count as a pass of the practical part of its exam; null: none. */
  readonly awardAsPractical?: AwardRule | null;
}

/** A tier of the ladder. */
export interface Tier {
  readonly rank: number;
  readonly key: TierKey;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly rules: TierRules;
}

/** A version of the ladder; `number` 0 is the fallback of before there were versions. */
export interface LadderVersion {
  readonly number: number;
  readonly tiers: readonly Tier[];
}
