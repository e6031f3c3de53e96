/** States of a class as stored, and the phase that people speak of: open, running, ended, completed, cancelled. */

/** What is stored: an organiser completes a class or calls it off; until then it is open. */
export const cohortStates = ['open', 'completed', 'cancelled'] as const;
export type CohortState = (typeof cohortStates)[number];

/** `running`: it has begun; `ended`: its last session is over and it waits to be completed. */
export const cohortPhases = ['open', 'running', 'ended', 'completed', 'cancelled'] as const;
export type CohortPhase = (typeof cohortPhases)[number];

/** What decides a class's phase. */
export interface CohortTimes {
  readonly state: CohortState;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The phase of a class at a moment. */
export function cohortPhase({ state, startsAt, endsAt }: CohortTimes, now: Date): CohortPhase {
  if (state !== 'open') return state;
  if (now < startsAt) return 'open';
  return now < endsAt ? 'running' : 'ended';
}
