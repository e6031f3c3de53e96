/**
 * Where a person stands on the ladder: from the tiers' rules, her achievements and the date. Rules are data: for each
 * tier an OR of ANDs of conditions. Knows no tables and no sentences; what is missing is said as data.
 */
import { endOfValidity } from '../certificates/validity.ts';

/** One thing that a tier may ask for. `tierValid`: that tier, still valid; `tierWithin`: passed in the last months. */
export type Condition =
  | { readonly kind: 'tierValid'; readonly rank: number }
  | { readonly kind: 'tierWithin'; readonly rank: number; readonly months: number };

/** A tier's rules. */
export interface TierRules {
  /** Any one of these lists, all of its conditions; an empty list of lists asks for nothing. */
  readonly requires: readonly (readonly Condition[])[];
  /** Months for which passing it holds; null: for ever. */
  readonly validityMonths: number | null;
  /** Whether a class alone passes the tier, or an exam is needed too. */
  readonly hasExam: boolean;
  /** Which tiers passing this one renews while they hold, where its course has so many standard hours; null: none. */
  readonly renews?: { readonly ranks: readonly number[]; readonly minimumHours: number } | null;
}

/** The tiers' names in code. */
export const tierKeys = ['welfare', 'skills', 'specialised', 'refresher', 'manager'] as const;
export type TierKey = (typeof tierKeys)[number];

/** A tier of the ladder. */
export interface Tier {
  readonly rank: number;
  readonly key: TierKey;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly rules: TierRules;
}

/** Something a person has achieved. */
export interface Achievement {
  readonly kind: 'completion' | 'tier' | 'award';
  readonly tierRank: number;
  readonly achievedAt: Date;
  readonly validUntil: Date | null;
}

/** What a tier still asks for. */
export type Missing = Condition | { readonly kind: 'class' } | { readonly kind: 'exam' };

/** How things stand with one tier. `open`: she may begin; `current`: she has begun. */
export interface Standing<A extends Achievement = Achievement> {
  readonly tier: Tier;
  readonly state: 'done' | 'current' | 'open' | 'locked';
  /** Passed before, but no longer valid. */
  readonly hasExpired: boolean;
  /** The pass that holds now, the longest where there are several. */
  readonly pass: A | null;
  readonly missing: readonly Missing[];
}

/** The standing with every tier, lowest first. `begun`: ranks of tiers in whose classes she has a place. */
export function standings<A extends Achievement>(
  tiers: readonly Tier[],
  achievements: readonly A[],
  begun: readonly number[],
  now: Date,
): Standing<A>[] {
  return [...tiers]
    .sort((low, high) => low.rank - high.rank)
    .map((tier) => standing(tier, achievements, begun, now));
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

/** Conditions of a tier that are not met: those of the list with the fewest; empty: eligible. */
export function unmetConditions(
  rules: TierRules,
  achievements: readonly Achievement[],
  now: Date,
): readonly Condition[] {
  const options = rules.requires.map((conditions) =>
    conditions.filter((condition) => !isMet(condition, achievements, now)),
  );
  return options.sort((few, many) => few.length - many.length)[0] ?? [];
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
    (pass) =>
      pass.kind === 'tier' &&
      renews.ranks.includes(pass.tierRank) &&
      pass.validUntil !== null &&
      holds(pass, at),
  );
}

/** The first moment at which passing a tier no longer holds, as on its certificate; null: for ever. */
export function validityEnd(rules: TierRules, passedAt: Date, timeZone: string): Date | null {
  return rules.validityMonths === null ? null : endOfValidity(passedAt, rules.validityMonths, timeZone);
}

function standing<A extends Achievement>(
  tier: Tier,
  achievements: readonly A[],
  begun: readonly number[],
  now: Date,
): Standing<A> {
  const passes = achievements.filter(({ kind, tierRank }) => kind === 'tier' && tierRank === tier.rank);
  const valid = passes.filter((pass) => holds(pass, now)).sort(laterEnd)[0] ?? null;
  const hasExpired = passes.length > 0 && !valid;
  const base = { tier, hasExpired, pass: valid };
  if (valid) return { ...base, state: 'done', missing: [] };
  const unmet = unmetConditions(tier.rules, achievements, now);
  if (unmet.length > 0) return { ...base, state: 'locked', missing: unmet };
  const lastPass = Math.max(0, ...passes.map(({ achievedAt }) => achievedAt.getTime()));
  const hasCompleted = achievements.some(
    ({ kind, tierRank, achievedAt }) =>
      kind === 'completion' && tierRank === tier.rank && achievedAt.getTime() > lastPass,
  );
  const missing: Missing[] = [
    ...(hasCompleted ? [] : [{ kind: 'class' } as const]),
    ...(tier.rules.hasExam ? [{ kind: 'exam' } as const] : []),
  ];
  return { ...base, state: hasCompleted || begun.includes(tier.rank) ? 'current' : 'open', missing };
}

function isMet(condition: Condition, achievements: readonly Achievement[], now: Date): boolean {
  const passes = achievements.filter(({ kind, tierRank }) => kind === 'tier' && tierRank === condition.rank);
  if (condition.kind === 'tierValid') return passes.some((pass) => holds(pass, now));
  return passes.some(({ achievedAt }) => achievedAt <= now && addMonths(achievedAt, condition.months) > now);
}

function holds({ achievedAt, validUntil }: Achievement, now: Date): boolean {
  return achievedAt <= now && (validUntil === null || validUntil > now);
}

function laterEnd(left: Achievement, right: Achievement): number {
  return (right.validUntil?.getTime() ?? Infinity) - (left.validUntil?.getTime() ?? Infinity) || 0;
}

function addMonths(start: Date, months: number): Date {
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end;
}
