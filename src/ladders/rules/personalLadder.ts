/**
 * The ladder as it is for one person: those under way with a tier finish it by the version that was in force when they
 * began; all else goes by the version in force now.
 */
import type { LadderVersion, Tier } from './ladderVersion.ts';
import type { PersonRecord } from './personRecord.ts';

/** When she enrolled for a class of a tier that still leads somewhere, or completed one. */
export interface TierBeginning {
  readonly rank: number;
  readonly at: Date;
}

/** When she began each tier that she is under way with, by rank: the earliest beginning since she last passed it. */
export function underWay(
  beginnings: readonly TierBeginning[],
  { passes }: Pick<PersonRecord, 'passes'>,
  now: Date,
): Map<number, Date> {
  const begun = new Map<number, Date>();
  for (const { rank, at } of beginnings) {
    const isSpent = passes.some((pass) => pass.rank === rank && pass.at >= at && pass.at <= now);
    const known = begun.get(rank);
    if (!isSpent && at <= now && (!known || at < known)) begun.set(rank, at);
  }
  return begun;
}

/** The tiers of the version in force, those that she is under way with as they were when she began. */
export function personalLadder(
  current: LadderVersion,
  begun: ReadonlyMap<number, Date>,
  versionAt: (at: Date) => LadderVersion | null,
): LadderVersion {
  const asBegun = (tier: Tier): Tier => {
    const at = begun.get(tier.rank);
    const version = at === undefined ? null : versionAt(at);
    return version?.tiers.find(({ rank }) => rank === tier.rank) ?? tier;
  };
  return { number: current.number, tiers: current.tiers.map(asBegun) };
}
