/**
 * Which sessions can't both be held: at overlapping times with the same trainer or in the same venue. Sessions that
 * only touch don't clash. Knows no tables and no sentences.
 */

/** When something is taught, by whom and where; null: nobody and nowhere that could be double-booked. */
export interface Occupied {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly trainer: string | null;
  readonly venue: string | null;
}

/** Two that clash, by their positions in the list, and over what. */
export interface Clash {
  readonly first: number;
  readonly second: number;
  readonly over: readonly ('trainer' | 'venue')[];
}

/** Over what two sessions clash; nothing where they don't. */
export function clashOf(one: Occupied, other: Occupied): Clash['over'] {
  if (one.startsAt >= other.endsAt || other.startsAt >= one.endsAt) return [];
  return (['trainer', 'venue'] as const).filter((what) => one[what] !== null && one[what] === other[what]);
}

/** Every pair that clashes, earlier positions first. */
export function clashesIn(sessions: readonly Occupied[]): Clash[] {
  const byStart = sessions
    .map((session, position) => ({ session, position }))
    .sort((left, right) => left.session.startsAt.getTime() - right.session.startsAt.getTime());
  const found: Clash[] = [];
  for (const [index, { session, position }] of byStart.entries())
    for (let next = index + 1; next < byStart.length; next++) {
      const other = byStart[next] as (typeof byStart)[0];
      if (other.session.startsAt >= session.endsAt) break;
      const over = clashOf(session, other.session);
      const [first, second] = [position, other.position].sort((low, high) => low - high) as [number, number];
      if (over.length > 0) found.push({ first, second, over });
    }
  return found.sort((left, right) => left.first - right.first || left.second - right.second);
}
