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
  const keyOf = ({ cohort, source }: PlaceOutcomeFact): string => {
    const one = cohorts[cohort] as CohortFact;
    if (by === 'source') return source;
    return by === 'month' ? monthOf(one.startsAt) : keyOfCohort(one, by);
  };
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
