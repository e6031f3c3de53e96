/** Who held a place in a class that is over and never came, by month and by each choice of a filter. */
import type { CohortFact } from './factRows.ts';
import type { PlaceOutcomeFact } from './facts.ts';
import type { Dimension } from './filter.ts';
import { keyOfCohort, placesIn, type Selected } from './selection.ts';

/** Places held in classes that are over, and how many of their holders never came. */
export interface NoShows {
  readonly due: number;
  readonly noShows: number;
}

/** Dimensions that a place falls under; how a session is held is none of them. */
export type PlaceDimension = Exclude<Dimension, 'mode'>;

/** By one choice: `month` is that in which the class began. */
export function noShowsBy(
  selected: Selected,
  by: PlaceDimension | 'month',
  monthOf: (at: number) => string,
): Map<string, NoShows> {
  const { cohorts } = selected.facts;
  // A class is named once, not once for each of its places: there are dozens of these.
  const names = new Map<number, string>();
  const nameOf = (cohort: number, kind: Exclude<typeof by, 'source'>): string => {
    const one = cohorts[cohort] as CohortFact;
    const name = names.get(cohort) ?? (kind === 'month' ? monthOf(one.startsAt) : keyOfCohort(one, kind));
    names.set(cohort, name);
    return name;
  };
  const keyOf = ({ cohort, source }: PlaceOutcomeFact) => (by === 'source' ? source : nameOf(cohort, by));
  const found = new Map<string, { due: number; noShows: number }>();
  for (const place of placesIn(selected, 'due')) {
    const key = keyOf(place);
    const counted = found.get(key) ?? { due: 0, noShows: 0 };
    found.set(key, counted);
    counted.due++;
    if (place.attended === 0) counted.noShows++;
  }
  return found;
}
