/** States of a place in a class as stored, and what they mean once the class is over or called off. */
import type { CohortState } from './cohortState.ts';

/** `offered`: a freed place waits for her answer; `lapsed`: she gave none in time. */
export const placeStates = [
  'confirmed',
  'offered',
  'waitlisted',
  'lapsed',
  'cancelled',
  'completed',
] as const;
export type PlaceState = (typeof placeStates)[number];

/** `calledOff`: the class was; `notCompleted`: she came too seldom; `notAdmitted`: no place became free for her. */
export type PlaceOutcome = PlaceState | 'calledOff' | 'notCompleted' | 'notAdmitted';

/** What a place means in a class of this state. */
export function placeOutcome(place: PlaceState, cohort: CohortState): PlaceOutcome {
  if (isGone(place) || place === 'completed' || cohort === 'open') return place;
  if (cohort === 'cancelled') return 'calledOff';
  return place === 'confirmed' ? 'notCompleted' : 'notAdmitted';
}

/** Whether a place still leads somewhere: the class is on and she holds a place or waits for one. */
export function isUnderWay(outcome: PlaceOutcome): boolean {
  return outcome === 'confirmed' || outcome === 'offered' || outcome === 'waitlisted';
}

/** States that count as taken: nobody else can have the place. */
export const takenStates = ['confirmed', 'offered', 'completed'] as const satisfies readonly PlaceState[];

/** Whether a place was given up or lost: she may enrol again. */
export function isGone(state: PlaceOutcome): boolean {
  return state === 'cancelled' || state === 'lapsed';
}
