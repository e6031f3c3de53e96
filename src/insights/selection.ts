/**
 * The rows behind each figure: a figure is how many there are, and its list shows them. Persons and person-times are
 * kept apart: `attendances` counts every time that someone came, `persons` everyone once.
 */
import type { CohortFact, Facts, PlaceOutcomeFact } from './facts.ts';
import { type Dimension, type FigureFilter, none } from './filter.ts';

/** Sets of rows: of sessions held, of places in classes that began, and of people who moved up. */
export const sets = [
  'attendances',
  'persons',
  'sessions',
  'signUps',
  'held',
  'attended',
  'completed',
  'passed',
  'certified',
  'due',
  'noShows',
] as const;
export type RowSet = (typeof sets)[number];

/** What a filter lets through, by position. */
export interface Mask {
  readonly cohorts: Uint8Array;
  readonly sessions: Uint8Array;
  readonly source: string | null;
}

/** What a class is called under a choice. */
export function keyOfCohort(cohort: CohortFact, dimension: Exclude<Dimension, 'source'>): string {
  if (dimension === 'tier') return String(cohort.tierRank);
  if (dimension === 'course') return String(cohort.courseId);
  return cohort[dimension] ?? none;
}

/** Works out once what a filter lets through: classes by their choices, sessions held by their time too. */
export function maskOf({ cohorts, sessions, asOf }: Facts, { choices, from, to, kind }: FigureFilter): Mask {
  const { source = null, ...others } = choices;
  const wanted = Object.entries(others) as [Exclude<Dimension, 'source'>, string][];
  const fits = (cohort: CohortFact) =>
    !cohort.isCancelled && wanted.every(([name, value]) => keyOfCohort(cohort, name) === value);
  const passing = Uint8Array.from(cohorts, (cohort) => Number(fits(cohort)));
  const end = Math.min(to, asOf.getTime());
  const held = Uint8Array.from(sessions, (session) => {
    const isHeld = !session.isCancelled && session.startsAt >= from && session.startsAt < end;
    return Number(isHeld && passing[session.cohort] === 1 && (kind === null || session.kind === kind));
  });
  return { cohorts: passing, sessions: held, source };
}

/** Positions of the attendances at sessions held. */
export function* attendancesIn(
  { attendances, places }: Facts,
  { sessions, source }: Mask,
): Generator<number> {
  const { session, place } = attendances;
  for (let index = 0; index < session.length; index++) {
    if (sessions[session[index] as number] === 0) continue;
    if (source !== null && (places[place[index] as number]?.source ?? 'direct') !== source) continue;
    yield index;
  }
}

/** Everyone who came, once: people.id in the order of their first row. */
export function personsIn(facts: Facts, mask: Mask): number[] {
  const seen = new Uint8Array(facts.people.length);
  const found: number[] = [];
  for (const index of attendancesIn(facts, mask)) {
    const person = facts.attendances.person[index] as number;
    if (seen[person] === 1) continue;
    seen[person] = 1;
    found.push(facts.people[person] as number);
  }
  return found;
}

const holds = (state: PlaceOutcomeFact['state']) => state === 'confirmed' || state === 'completed';

/** The steps from a sign-up to a certificate, and who held a place and never came. */
const stepOf: Readonly<
  Record<
    Exclude<RowSet, 'attendances' | 'persons' | 'sessions'>,
    (place: PlaceOutcomeFact, isOver: boolean) => boolean
  >
> = {
  signUps: () => true,
  held: ({ state }) => holds(state),
  attended: ({ state, attended }) => holds(state) && attended > 0,
  completed: ({ state }) => state === 'completed',
  passed: ({ state, isPassed }) => holds(state) && isPassed,
  certified: ({ state, isCertified }) => holds(state) && isCertified,
  due: ({ state }, isOver) => isOver && holds(state),
  noShows: ({ state, attended }, isOver) => isOver && holds(state) && attended === 0,
};

/** Sets of places. */
export type PlaceSet = keyof typeof stepOf;

/** Whether a set is one of places. */
export function isPlaceSet(set: RowSet): set is PlaceSet {
  return set in stepOf;
}

/** Positions of places in classes that began in the period, by step. */
export function* placesIn(facts: Facts, filter: FigureFilter, mask: Mask, set: PlaceSet): Generator<number> {
  const end = Math.min(filter.to, facts.asOf.getTime());
  const step = stepOf[set];
  for (const [index, place] of facts.places.entries()) {
    if (mask.cohorts[place.cohort] === 0) continue;
    if (mask.source !== null && place.source !== mask.source) continue;
    const { startsAt, endsAt } = facts.cohorts[place.cohort] as CohortFact;
    if (startsAt < filter.from || startsAt >= end) continue;
    if (step(place, endsAt <= facts.asOf.getTime())) yield index;
  }
}

/** Ids of the rows behind a figure, newest first. */
export function rowsBehind(facts: Facts, filter: FigureFilter, set: RowSet): number[] {
  const mask = maskOf(facts, filter);
  if (set === 'persons') return personsIn(facts, mask).reverse();
  if (set === 'attendances')
    return Array.from(attendancesIn(facts, mask), (index) => facts.attendances.id[index] as number).reverse();
  if (set === 'sessions')
    return facts.sessions
      .filter((_, index) => mask.sessions[index] === 1)
      .sort((left, right) => right.startsAt - left.startsAt)
      .map(({ id }) => id);
  return Array.from(
    placesIn(facts, filter, mask, set),
    (index) => (facts.places[index] as PlaceOutcomeFact).id,
  ).reverse();
}
