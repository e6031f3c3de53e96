/**
 * Who may begin which tier: (ladder version, person's record, date) → for each tier eligible, or what is missing. The
 * answer explains itself: for each alternative of the tier's conditions what is met and what is missing, and how much;
 * the alternative with the least missing first. Pure: no clock, no tables, no sentences.
 */
import { type Check, check, type Moment } from './checks.ts';
import type { Condition, LadderVersion, Tier } from './ladderVersion.ts';
import type { PersonRecord } from './personRecord.ts';

/** One way into a tier: all of its conditions. */
export interface Alternative {
  readonly checks: readonly Check[];
  /** Those of `checks` that are not met; empty: this way is open. */
  readonly missing: readonly Check[];
}

/** The answer for one tier. */
export interface TierEligibility {
  readonly rank: number;
  readonly isEligible: boolean;
  /** What the alternative with the least missing still asks for; empty when eligible. */
  readonly missing: readonly Check[];
  /** The least missing first; empty where the tier asks for nothing. */
  readonly alternatives: readonly Alternative[];
}

/** Where the days of ages and work years are counted; the city's own. */
const usualZone = 'Asia/Shanghai';

/** The answer for every tier of the version, lowest first. */
export function eligibility(
  version: LadderVersion,
  record: PersonRecord,
  at: Date,
  timeZone = usualZone,
): TierEligibility[] {
  return [...version.tiers]
    .sort((low, high) => low.rank - high.rank)
    .map((tier) => tierEligibility(tier, version, record, at, timeZone));
}

/** The answer for one tier; `version` gives the rules of the tiers that its conditions name. */
export function tierEligibility(
  { rank, rules }: Tier,
  { tiers }: Pick<LadderVersion, 'tiers'>,
  record: PersonRecord,
  at: Date,
  timeZone = usualZone,
): TierEligibility {
  const moment: Moment = { tiers, record, at, timeZone };
  const alternatives = rules.requires
    .map((conditions) => alternative(conditions, moment))
    .sort((left, right) => weightOf(left) - weightOf(right) || compareKeys(left, right));
  const missing = alternatives[0]?.missing ?? [];
  return { rank, isEligible: missing.length === 0, missing, alternatives };
}

function alternative(conditions: readonly Condition[], moment: Moment): Alternative {
  const checks = conditions.map((condition) => check(condition, moment));
  return { checks, missing: checks.filter(({ isMet }) => !isMet) };
}

/** Number of missing conditions first, then how far each is; what can never be met (an age limit) comes last. */
function weightOf({ missing }: Alternative): number {
  const out = missing.some(({ condition, from }) => condition.kind === 'age' && from === null) ? 1_000 : 0;
  return out + missing.length + missing.reduce((sum, { share }) => sum + share, 0) / (missing.length + 1);
}

/** So that the answer does not depend on the order in which alternatives were written. */
function compareKeys(left: Alternative, right: Alternative): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

function keyOf({ checks }: Alternative): string {
  return checks
    .map(({ condition }) => JSON.stringify(condition))
    .sort()
    .join();
}
