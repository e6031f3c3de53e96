/** Changes to a draft of the ladder: conditions added, replaced and removed, and a tier's other rules. Knows no tables. */
import type { Condition, Tier, TierRules } from './ladderVersion.ts';

/** Where a condition stands: in which way into the tier, and at which place in it, from 0; null: a new one at the end. */
export interface Place {
  readonly rank: number;
  readonly way: number | null;
  readonly position: number | null;
}

/** The tiers with a condition added or replaced. */
export function withCondition(tiers: readonly Tier[], place: Place, condition: Condition): Tier[] {
  return changed(tiers, place.rank, (rules) => {
    const ways = rules.requires.map((way) => [...way]);
    const way = place.way === null ? undefined : ways[place.way];
    if (!way) ways.push([condition]);
    else if (place.position === null || !way[place.position]) way.push(condition);
    else way[place.position] = condition;
    return { ...rules, requires: ways };
  });
}

/** The tiers without a condition; a way without conditions goes, too. */
export function withoutCondition(tiers: readonly Tier[], { rank, way, position }: Place): Tier[] {
  return changed(tiers, rank, (rules) => ({
    ...rules,
    requires: rules.requires
      .map((conditions, index) =>
        index === way ? conditions.filter((_, at) => at !== position) : conditions,
      )
      .filter((conditions) => conditions.length > 0),
  }));
}

/** A tier's titles and all of its rules but the conditions. */
export type TierFacts = Pick<Tier, 'titleZh' | 'titleEn'> & { readonly rules: Omit<TierRules, 'requires'> };

/** The tiers with one tier's titles and rules replaced; its conditions stay. */
export function withFacts(tiers: readonly Tier[], rank: number, { rules, ...titles }: TierFacts): Tier[] {
  return changed(tiers, rank, ({ requires }) => ({ ...rules, requires })).map((tier) =>
    tier.rank === rank ? { ...tier, ...titles } : tier,
  );
}

/** The condition at a place, or null. */
export function conditionAt(tiers: readonly Tier[], { rank, way, position }: Place): Condition | null {
  if (way === null || position === null) return null;
  return tiers.find((tier) => tier.rank === rank)?.rules.requires[way]?.[position] ?? null;
}

/** Ranks of tiers whose rules or titles differ. */
export function changedRanks(before: readonly Tier[], after: readonly Tier[]): number[] {
  const text = (tiers: readonly Tier[], rank: number) =>
    JSON.stringify(tiers.find((tier) => tier.rank === rank));
  return after.map(({ rank }) => rank).filter((rank) => text(before, rank) !== text(after, rank));
}

function changed(tiers: readonly Tier[], rank: number, change: (rules: TierRules) => TierRules): Tier[] {
  return tiers.map((tier) => (tier.rank === rank ? { ...tier, rules: change(tier.rules) } : tier));
}
