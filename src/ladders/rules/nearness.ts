/** Which class is next for someone: one with a free place first, then one near her, then the soonest. Knows no tables. */

/** What is weighed of a class. */
export interface Offered {
  readonly isFree: boolean;
  readonly startsAt: Date;
  readonly isInHerCommunity: boolean;
  /** From her station to the venue; null: not known. */
  readonly metres: number | null;
}

/** Distances within which classes are weighed by their day only: on foot, by bus, farther. */
const bands = [3_000, 10_000] as const;

/** Puts the better class first. */
export function compareOffers(left: Offered, right: Offered, now: Date): number {
  const weight = (offered: Offered) =>
    (offered.isFree ? 0 : 100) + (offered.startsAt > now ? 0 : 10) + bandOf(offered);
  return weight(left) - weight(right) || left.startsAt.getTime() - right.startsAt.getTime();
}

function bandOf({ isInHerCommunity, metres }: Offered): number {
  if (isInHerCommunity) return 0;
  const band = bands.findIndex((most) => metres !== null && metres <= most);
  return band === -1 ? bands.length + 1 : band + 1;
}
