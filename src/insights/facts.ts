/**
 * What figures are counted from: the training of all time in columns of numbers, small enough to be kept in memory
 * (about 15 MB for 300,000 attendances) and counted through in milliseconds under any filter. It does not know where
 * the rows come from; `gather` ties them together.
 */
import type {
  AttendanceFact,
  CohortFact,
  CompletionFact,
  CourseFact,
  PlaceFact,
  Rows,
  ScanFact,
  SessionFact,
  TopicFact,
} from './factRows.ts';

/** A place with what became of it; `cohort` is the class's position. */
export interface PlaceOutcomeFact extends PlaceFact {
  readonly cohort: number;
  attended: number;
  isPassed: boolean;
  isCertified: boolean;
}

/** Everything, tied together. Positions count from 0; −1: none. */
export interface Facts {
  /** When the reading began; what came later is not in it. */
  readonly asOf: Date;
  readonly topics: readonly TopicFact[];
  readonly courses: readonly CourseFact[];
  readonly cohorts: readonly CohortFact[];
  readonly sessions: readonly (SessionFact & { readonly cohort: number })[];
  readonly places: readonly PlaceOutcomeFact[];
  readonly completions: readonly (CompletionFact & { readonly cohort: number })[];
  readonly scans: readonly (ScanFact & { readonly cohort: number })[];
  /** Who held a place in a class, when it began: who entered a tier. */
  readonly entries: readonly { readonly personId: number; readonly tierRank: number; readonly at: number }[];
  /** people.id by position. */
  readonly people: Int32Array;
  /** One column for each attendance: its id, and positions of session, person and place. */
  readonly attendances: {
    readonly id: Int32Array;
    readonly session: Int32Array;
    readonly person: Int32Array;
    readonly place: Int32Array;
    readonly minutes: Int32Array;
  };
}

/** Ties rows together. Attendances whose session is not among the rows are left out. */
export function gather(rows: Rows, asOf: Date): Facts {
  const cohortAt = positions(rows.cohorts);
  const cohort = (id: number) => cohortAt.get(id) ?? -1;
  const placed = <T extends { readonly cohortId: number }>(list: readonly T[]) =>
    list.map((row) => ({ ...row, cohort: cohort(row.cohortId) })).filter((row) => row.cohort >= 0);
  const sessions = placed(rows.sessions);
  const places = placed(rows.places).map((place) => ({
    ...place,
    attended: 0,
    isPassed: false,
    isCertified: false,
  }));
  markOutcomes(places, rows);
  const people = new Map<number, number>();
  const attendances = columnsOf(rows.attendances, sessions, places, people);
  const completions = placed(rows.completions);
  const { topics, courses, cohorts } = rows;
  return {
    ...{
      asOf,
      topics,
      courses,
      cohorts,
      sessions,
      places,
      completions,
      attendances,
      scans: placed(rows.scans),
      entries: entriesOf(places, cohorts),
    },
    people: Int32Array.from(people.keys()),
  };
}

function entriesOf(places: readonly PlaceOutcomeFact[], cohorts: readonly CohortFact[]): Facts['entries'] {
  return places.flatMap(({ personId, state, cohort }) => {
    const { tierRank, startsAt, isCancelled } = cohorts[cohort] as CohortFact;
    const isEntry = !isCancelled && (state === 'confirmed' || state === 'completed');
    return isEntry ? [{ personId, tierRank, at: startsAt }] : [];
  });
}

function positions(list: readonly { readonly id: number }[]): Map<number, number> {
  return new Map(list.map(({ id }, position) => [id, position]));
}

/** Ids are whole numbers far below 2^26, so that two of them make one key. */
const pair = (left: number, right: number) => left * 2 ** 26 + right;

function columnsOf(
  list: readonly AttendanceFact[],
  sessions: Facts['sessions'],
  places: readonly PlaceOutcomeFact[],
  people: Map<number, number>,
): Facts['attendances'] {
  const sessionAt = positions(sessions);
  const placeAt = new Map(places.map(({ cohort, personId }, position) => [pair(cohort, personId), position]));
  const known = list.filter(({ sessionId }) => sessionAt.has(sessionId));
  const column = () => new Int32Array(known.length);
  const columns = { id: column(), session: column(), person: column(), place: column(), minutes: column() };
  for (const [index, { id, sessionId, personId, minutes }] of known.entries()) {
    const position = sessionAt.get(sessionId) as number;
    const session = sessions[position] as Facts['sessions'][number];
    const place = placeAt.get(pair(session.cohort, personId)) ?? -1;
    if (!people.has(personId)) people.set(personId, people.size);
    columns.id[index] = id;
    columns.session[index] = position;
    columns.person[index] = people.get(personId) as number;
    columns.place[index] = place;
    columns.minutes[index] = minutes ?? session.minutes;
    const counted = places[place];
    if (counted) counted.attended++;
  }
  return columns;
}

/** An exam of the course, or a certificate for it, counts for a class once the class has begun. */
function markOutcomes(places: readonly PlaceOutcomeFact[], { cohorts, passes, certificates }: Rows): void {
  const passed = latest(passes.map(({ personId, courseId, at }) => [pair(courseId, personId), at]));
  const byExam = latest(
    certificates.flatMap(({ personId, examCourseId, at }) =>
      examCourseId === null ? [] : [[pair(examCourseId, personId), at] as const],
    ),
  );
  const byClass = new Set(
    certificates.flatMap(({ personId, cohortId }) => (cohortId === null ? [] : pair(cohortId, personId))),
  );
  const since = (times: ReadonlyMap<number, number>, key: number, start: number) =>
    (times.get(key) ?? 0) >= start;
  for (const place of places) {
    const { courseId, startsAt } = cohorts[place.cohort] as CohortFact;
    const key = pair(courseId, place.personId);
    place.isPassed = since(passed, key, startsAt);
    place.isCertified = byClass.has(pair(place.cohortId, place.personId)) || since(byExam, key, startsAt);
  }
}

function latest(pairs: readonly (readonly [key: number, at: number])[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const [key, at] of pairs) times.set(key, Math.max(at, times.get(key) ?? 0));
  return times;
}
