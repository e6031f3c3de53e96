/** States of a place in a class as stored, and what they mean once the class is over or called off. */
import type { CohortState } from './cohortState.ts';

export const placeStates = ['confirmed', 'waitlisted', 'cancelled', 'completed'] as const;
export type PlaceState = (typeof placeStates)[number];

/** `calledOff`: the class was; `notCompleted`: she came too seldom; `notAdmitted`: no place became free for her. */
export type PlaceOutcome = PlaceState | 'calledOff' | 'notCompleted' | 'notAdmitted';

/** What a place means in a class of this state. */
export function placeOutcome(place: PlaceState, cohort: CohortState): PlaceOutcome {
  if (place === 'cancelled' || place === 'completed' || cohort === 'open') return place;
  if (cohort === 'cancelled') return 'calledOff';
  return place === 'confirmed' ? 'notCompleted' : 'notAdmitted';
}

/** Whether a place still leads somewhere: the class is on and she holds a place or waits for one. */
export function isUnderWay(outcome: PlaceOutcome): boolean {
  return outcome === 'confirmed' || outcome === 'waitlisted';
}
