/**
 * The rows behind each figure: a figure is how many there are, and its list shows them. Persons and person-times are
 * kept apart: `attendances` counts every time that someone came, `persons` everyone once.
 */
import type { CohortFact, SessionFact } from './factRows.ts';
import type { Facts, PlaceOutcomeFact } from './facts.ts';
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

/** What a filter lets through. Positions, or 1 for each that passes. */
export interface Selected {
  readonly facts: Facts;
  readonly filter: FigureFilter;
  readonly cohorts: Uint8Array;
  /** Sessions held in the period. */
  readonly sessions: Uint8Array;
  /** Positions of the attendances at sessions held. */
  readonly attendances: Int32Array;
  /** Positions of the places in classes that began in the period. */
  readonly places: Int32Array;
}

/** Choices that a whole class falls under. */
export type CohortDimension = Exclude<Dimension, 'source' | 'mode'>;

/** What a session is called under a choice: its own mode and funder go before its class's. */
export function keyOfSession(
  { mode, funder }: Pick<SessionFact, 'mode' | 'funder'>,
  cohort: CohortFact,
  dimension: Exclude<Dimension, 'source'>,
): string {
  if (dimension === 'mode') return mode;
  return dimension === 'funder' && funder !== null ? funder : keyOfCohort(cohort, dimension);
}

/** What a class is called under a choice. */
export function keyOfCohort(cohort: CohortFact, dimension: CohortDimension): string {
  if (dimension === 'topic') return cohort.topicId === null ? none : String(cohort.topicId);
  if (dimension === 'tier') return String(cohort.tierRank);
  if (dimension === 'course') return String(cohort.courseId);
  return cohort[dimension] ?? none;
}

/** Works out once what a filter lets through: classes by their choices, sessions held by their time too. */
export function select(facts: Facts, filter: FigureFilter): Selected {
  const { choices, from, kind } = filter;
  const { source = null, mode, ...others } = choices;
  const wanted = Object.entries(others) as [CohortDimension, string][];
  const ofSessions = Object.entries({ ...others, ...(mode ? { mode } : {}) }) as [
    Exclude<Dimension, 'source'>,
    string,
  ][];
  const sessionFits = (session: SessionFact, cohort: CohortFact) =>
    !cohort.isCancelled && ofSessions.every(([name, value]) => keyOfSession(session, cohort, name) === value);
  const fits = (cohort: CohortFact) =>
    !cohort.isCancelled && wanted.every(([name, value]) => keyOfCohort(cohort, name) === value);
  const cohorts = Uint8Array.from(facts.cohorts, (cohort) => Number(fits(cohort)));
  const end = Math.min(filter.to, facts.asOf.getTime());
  const isWithin = (at: number) => at >= from && at < end;
  const sessions = Uint8Array.from(facts.sessions, (session) =>
    Number(
      !session.isCancelled &&
        isWithin(session.startsAt) &&
        (kind === null || session.kind === kind) &&
        sessionFits(session, facts.cohorts[session.cohort] as CohortFact),
    ),
  );
  const begun = Uint8Array.from(facts.cohorts, ({ startsAt }, index) =>
    Number(cohorts[index] === 1 && isWithin(startsAt)),
  );
  return {
    ...{ facts, filter, cohorts, sessions },
    attendances: attendancesOf(facts, sessions, source),
    places: placesOf(facts, begun, source),
  };
}

function attendancesOf(
  { attendances, places }: Facts,
  sessions: Uint8Array,
  source: string | null,
): Int32Array {
  const { session, place } = attendances;
  const found = new Int32Array(session.length);
  let count = 0;
  for (let index = 0; index < session.length; index++) {
    if (sessions[session[index] as number] === 0) continue;
    if (source !== null && (places[place[index] as number]?.source ?? 'direct') !== source) continue;
    found[count++] = index;
  }
  return found.subarray(0, count);
}

function placesOf({ places }: Facts, begun: Uint8Array, source: string | null): Int32Array {
  const found = new Int32Array(places.length);
  let count = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as PlaceOutcomeFact;
    if (begun[place.cohort] === 1 && (source === null || place.source === source)) found[count++] = index;
  }
  return found.subarray(0, count);
}

/** Everyone who came, once: people.id in the order of their first row. */
export function personsIn({ facts, attendances }: Selected): number[] {
  const seen = new Uint8Array(facts.people.length);
  const found: number[] = [];
  for (const index of attendances) {
    const person = facts.attendances.person[index] as number;
    if (seen[person] === 1) continue;
    seen[person] = 1;
    found.push(facts.people[person] as number);
  }
  return found;
}

const holds = (state: PlaceOutcomeFact['state']) => state === 'confirmed' || state === 'completed';

/** The steps from a sign-up to a certificate, and who held a place and never came. */
const stepOf = {
  signUps: () => true,
  held: ({ state }) => holds(state),
  attended: ({ state, attended }) => holds(state) && attended > 0,
  completed: ({ state }) => state === 'completed',
  passed: ({ state, isPassed }) => holds(state) && isPassed,
  certified: ({ state, isCertified }) => holds(state) && isCertified,
  due: ({ state }, isOver) => isOver && holds(state),
  noShows: ({ state, attended }, isOver) => isOver && holds(state) && attended === 0,
} as const satisfies Partial<Record<RowSet, (place: PlaceOutcomeFact, isOver: boolean) => boolean>>;

/** Sets of places. */
export type PlaceSet = keyof typeof stepOf;

/** Whether a set is one of places. */
export function isPlaceSet(set: RowSet): set is PlaceSet {
  return set in stepOf;
}

/** The places of a step. */
export function placesIn({ facts, places }: Selected, set: PlaceSet): PlaceOutcomeFact[] {
  const step: (place: PlaceOutcomeFact, isOver: boolean) => boolean = stepOf[set];
  const now = facts.asOf.getTime();
  const found: PlaceOutcomeFact[] = [];
  for (const index of places) {
    const place = facts.places[index] as PlaceOutcomeFact;
    if (step(place, (facts.cohorts[place.cohort] as CohortFact).endsAt <= now)) found.push(place);
  }
  return found;
}

/** Ids of the rows behind a figure, newest first. */
export function rowsBehind(selected: Selected, set: RowSet): number[] {
  const { facts, attendances, sessions } = selected;
  if (set === 'persons') return personsIn(selected).reverse();
  if (set === 'attendances')
    return Array.from(attendances, (index) => facts.attendances.id[index] as number).reverse();
  if (set !== 'sessions')
    return placesIn(selected, set)
      .map(({ id }) => id)
      .reverse();
  return facts.sessions
    .filter((_, index) => sessions[index] === 1)
    .sort((left, right) => right.startsAt - left.startsAt)
    .map(({ id }) => id);
}
