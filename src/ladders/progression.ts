/**
 * Where a person stands on the ladder: from the tiers' rules, her record and the date. Knows no tables and no sentences;
 * what is missing is said as data. Who may begin a tier is the answer of `rules/eligibility.ts`.
 */
import { endOfValidity } from '../certificates/validity.ts';
import { addMonths } from './rules/calendar.ts';
import { type Check, check } from './rules/checks.ts';
import { type Alternative, tierEligibility } from './rules/eligibility.ts';
import type { ExamPart, LadderVersion, Tier, TierRules } from './rules/ladderVersion.ts';
import { hoursAttended, type PersonRecord, type TierPass } from './rules/personRecord.ts';

export type { Tier, TierKey, TierRules } from './rules/ladderVersion.ts';
export { tierKeys } from './rules/ladderVersion.ts';

/** `completion`: of a class; `theory`, `practical`: a part of a tier's exam is passed; `award`: won at an event. */
export type AchievementKind = 'completion' | 'tier' | 'award' | 'theory' | 'practical';

/** Something a person has achieved. */
export interface Achievement {
  readonly kind: AchievementKind;
  readonly tierRank: number;
  readonly achievedAt: Date;
  readonly validUntil: Date | null;
}

/** What a tier that she may begin still asks for. `hours`: so many more standard class hours. */
export type Step =
  | { readonly kind: 'class' }
  | { readonly kind: 'hours'; readonly of: 'theory' | 'practice'; readonly hours: number }
  | { readonly kind: 'part'; readonly part: ExamPart };

/** A part of a tier's exam that is passed already. */
export interface PartPassed {
  readonly part: ExamPart;
  readonly at: Date;
  readonly isByAward: boolean;
}

/** How things stand with one tier. `open`: she may begin; `current`: she has begun. */
export interface Standing {
  readonly tier: Tier;
  readonly state: 'done' | 'current' | 'open' | 'locked';
  /** Passed before, but no longer valid. */
  readonly hasExpired: boolean;
  /** The pass that holds now, the longest where there are several. */
  readonly pass: TierPass | null;
  /** Of a locked tier: every way in, the nearest first. */
  readonly ways: readonly Alternative[];
  /** Of an open or current tier. */
  readonly steps: readonly Step[];
  readonly parts: readonly PartPassed[];
}

/** The standing with every tier, lowest first. `begun`: ranks of tiers in whose classes she has a place. */
export function standings(
  ladder: LadderVersion,
  record: PersonRecord,
  begun: readonly number[],
  now: Date,
): Standing[] {
  return [...ladder.tiers]
    .sort((low, high) => low.rank - high.rank)
    .map((tier) => standing(tier, ladder, record, begun, now));
}

/**
 * The tier that she is on: what she has begun; else what comes next after the highest tier that she ever passed (that
 * tier itself, when it has expired); else the highest that she has.
 */
export function whereSheStands<S extends Standing>(all: readonly S[]): S | null {
  const begun = all.find(({ state }) => state === 'current');
  if (begun) return begun;
  const passed = all.filter(({ state, hasExpired }) => state === 'done' || hasExpired);
  const highest = Math.max(0, ...passed.map(({ tier }) => tier.rank));
  const open = all.find(({ state, tier }) => state === 'open' && tier.rank >= highest);
  return open ?? all.findLast(({ state }) => state === 'done') ?? null;
}

/** The passes that a refresher of so many standard hours renews at a moment: those of its tiers that end, but not yet. */
export function renewable<A extends Achievement>(
  { renews }: TierRules,
  hours: number,
  achievements: readonly A[],
  at: Date,
): A[] {
  if (!renews || hours < renews.minimumHours) return [];
  return achievements.filter(
    ({ kind, tierRank, achievedAt, validUntil }) =>
      kind === 'tier' &&
      renews.ranks.includes(tierRank) &&
      validUntil !== null &&
      achievedAt <= at &&
      validUntil > at,
  );
}

/** The first moment at which passing a tier no longer holds, as on its certificate; null: for ever. */
export function validityEnd(rules: TierRules, passedAt: Date, timeZone: string): Date | null {
  return rules.validityMonths === null ? null : endOfValidity(passedAt, rules.validityMonths, timeZone);
}

/** Standard class hours of a tier that are still to be attended, by its rules. */
export function hoursMissing({ rank, rules }: Tier, record: Pick<PersonRecord, 'hours'>): Step[] {
  const needed = { theory: rules.theoryHours ?? 0, practice: rules.practiceHours ?? 0 };
  return (['theory', 'practice'] as const).flatMap((of): Step[] => {
    const hours = needed[of] - hoursAttended(record, of, { rank, occupationId: null });
    return hours > 0 ? [{ kind: 'hours', of, hours }] : [];
  });
}

function standing(
  tier: Tier,
  ladder: LadderVersion,
  record: PersonRecord,
  begun: readonly number[],
  now: Date,
): Standing {
  const passes = record.passes.filter(({ rank, at }) => rank === tier.rank && at <= now);
  const valid =
    passes.filter(({ validUntil }) => validUntil === null || validUntil > now).sort(laterEnd)[0] ?? null;
  const base = { tier, hasExpired: passes.length > 0 && !valid, pass: valid, ways: [], steps: [], parts: [] };
  if (valid) return { ...base, state: 'done' };
  const since = Math.max(0, ...passes.map(({ at }) => at.getTime()));
  const hasCompleted = record.completions.some(({ rank, at }) => rank === tier.rank && at.getTime() > since);
  const hasBegun = hasCompleted || begun.includes(tier.rank);
  const { isEligible, alternatives } = tierEligibility(tier, ladder, record, now);
  if (!isEligible && !hasBegun) return { ...base, state: 'locked', ways: alternatives };
  const parts = tier.rules.hasExam ? partsPassed(tier, ladder, record, since, now) : [];
  const steps = stepsOf(tier, record, { hasCompleted, parts });
  return { ...base, state: hasBegun ? 'current' : 'open', steps, parts };
}

function stepsOf(
  tier: Tier,
  record: PersonRecord,
  { hasCompleted, parts }: { hasCompleted: boolean; parts: readonly PartPassed[] },
): Step[] {
  const isOpen = (part: ExamPart) => !parts.some((one) => one.part === part);
  const exam = tier.rules.hasExam ? (['theory', 'practical'] as const).filter(isOpen) : [];
  return [
    ...(hasCompleted ? [] : [{ kind: 'class' } as const]),
    ...hoursMissing(tier, record),
    ...exam.map((part) => ({ kind: 'part', part }) as const),
  ];
}

/** The parts of its exam that count now: passed since the tier was last passed and not too long ago, or by an award. */
function partsPassed(
  { rank, rules }: Tier,
  { tiers }: LadderVersion,
  record: PersonRecord,
  since: number,
  now: Date,
): PartPassed[] {
  const months = rules.partMonths || null;
  return (['theory', 'practical'] as const).flatMap((part): PartPassed[] => {
    const own = record.parts.filter(
      (one) =>
        one.rank === rank &&
        one.part === part &&
        one.at.getTime() > since &&
        one.at <= now &&
        (months === null || addMonths(one.at, months) > now),
    );
    const last = own.map(({ at }) => at).sort((left, right) => Number(right) - Number(left))[0];
    if (last) return [{ part, at: last, isByAward: false }];
    const byAward = awardPass({ tiers, record: { ...record, parts: [] }, rank, part, now });
    return byAward?.since ? [{ part, at: byAward.since, isByAward: true }] : [];
  });
}

function awardPass(asked: {
  tiers: readonly Tier[];
  record: PersonRecord;
  rank: number;
  part: ExamPart;
  now: Date;
}): Check | null {
  const { tiers, record, rank, part, now } = asked;
  const moment = { tiers, record, at: now, timeZone: 'Asia/Shanghai' };
  const found = check({ kind: 'examPart', rank, part, months: null }, moment);
  return found.isMet ? found : null;
}

function laterEnd(left: TierPass, right: TierPass): number {
  return (right.validUntil?.getTime() ?? Infinity) - (left.validUntil?.getTime() ?? Infinity) || 0;
}
