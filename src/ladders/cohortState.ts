/** States of a class. */
export const cohortStates = ['open', 'completed', 'cancelled'] as const;
export type CohortState = (typeof cohortStates)[number];
