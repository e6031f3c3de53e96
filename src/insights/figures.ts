/** All figures of a filter. Each is the number of rows in its set, so that its list shows just so many. */
import { type Conversion, conversionOf, type Step, stepsFrom } from './conversion.ts';
import type { CohortFact, Facts, PlaceOutcomeFact } from './facts.ts';
import type { FigureFilter } from './filter.ts';
import { attendancesIn, maskOf, type PlaceSet, personsIn, placesIn } from './selection.ts';

/** The figures on top. */
export interface Headline {
  readonly attendances: number;
  readonly persons: number;
  readonly sessions: number;
  readonly completed: number;
  readonly certified: number;
  /** Places held in classes that are over, and those whose holder never came. */
  readonly due: number;
  readonly noShows: number;
}

/** Hours of a topic: taught, and taken by all who came. Minutes, of which 45 are a standard class hour. */
export interface TopicHours {
  readonly courseId: number;
  readonly theory: number;
  readonly practice: number;
  readonly taken: number;
  readonly theorySessions: number;
  readonly practiceSessions: number;
}

/** One step of the funnel; scans are not of persons. */
export interface FunnelStep {
  readonly set: (typeof funnelSets)[number] | 'scans';
  readonly places: number;
  readonly persons: number | null;
}

/** The steps from a scan to a certificate. */
export const funnelSets = ['signUps', 'held', 'attended', 'completed', 'passed', 'certified'] as const;

/** Counts what is on top. */
export function headlineOf(facts: Facts, filter: FigureFilter): Headline {
  const mask = maskOf(facts, filter);
  const count = (set: PlaceSet) => size(placesIn(facts, filter, mask, set));
  return {
    attendances: size(attendancesIn(facts, mask)),
    persons: personsIn(facts, mask).length,
    sessions: mask.sessions.reduce((sum, held) => sum + held, 0),
    completed: count('completed'),
    certified: count('certified'),
    due: count('due'),
    noShows: count('noShows'),
  };
}

/** The scans of classes that began, then each step, in places and in persons. */
export function funnelOf(facts: Facts, filter: FigureFilter): FunnelStep[] {
  const mask = maskOf(facts, filter);
  const end = Math.min(filter.to, facts.asOf.getTime());
  const scans = facts.scans
    .filter(({ cohort, source }) => mask.cohorts[cohort] === 1 && (mask.source ?? source) === source)
    .filter(({ cohort }) => within((facts.cohorts[cohort] as CohortFact).startsAt, filter.from, end))
    .reduce((sum, { scans: number }) => sum + number, 0);
  const steps = funnelSets.map((set) => {
    const found = [...placesIn(facts, filter, mask, set)];
    const persons = new Set(found.map((index) => (facts.places[index] as PlaceOutcomeFact).personId));
    return { set, places: found.length, persons: persons.size };
  });
  return [{ set: 'scans', places: scans, persons: null }, ...steps];
}

/** The steps from a tier to the next of those who completed it in the period, in classes that the filter lets through. */
export function stepsOf(facts: Facts, filter: FigureFilter, from: number): Step[] {
  const mask = maskOf(facts, filter);
  const counted = new Map(facts.completions.map((one) => [one, mask.cohorts[one.cohort] === 1]));
  const entries = facts.places.flatMap(({ cohort, personId, state }) => {
    const { tierRank, startsAt, isCancelled } = facts.cohorts[cohort] as CohortFact;
    const isEntry = tierRank === from + 1 && !isCancelled && (state === 'confirmed' || state === 'completed');
    return isEntry ? [{ personId, tierRank, at: startsAt }] : [];
  });
  return stepsFrom(
    from,
    facts.completions,
    entries,
    (one) =>
      within(one.at, filter.from, filter.to) &&
      counted.get(one as (typeof facts.completions)[number]) === true,
  );
}

/** From each tier to the next. */
export function conversionsOf(facts: Facts, filter: FigureFilter): Conversion[] {
  return [1, 2, 3, 4].map((from) => conversionOf(from, stepsOf(facts, filter, from)));
}

/** Hours by course, most first. */
export function hoursOf(facts: Facts, filter: FigureFilter): TopicHours[] {
  const mask = maskOf(facts, filter);
  const topics = new Map<number, { -readonly [name in keyof TopicHours]: TopicHours[name] }>();
  const blank = { theory: 0, practice: 0, taken: 0, theorySessions: 0, practiceSessions: 0 };
  const topicOf = (session: Facts['sessions'][number]) => {
    const { courseId } = facts.cohorts[session.cohort] as CohortFact;
    const topic = topics.get(courseId) ?? { courseId, ...blank };
    topics.set(courseId, topic);
    return topic;
  };
  for (const [index, session] of facts.sessions.entries()) {
    if (mask.sessions[index] === 0) continue;
    const topic = topicOf(session);
    topic[session.kind] += session.minutes;
    topic[`${session.kind}Sessions`]++;
  }
  for (const index of attendancesIn(facts, mask))
    topicOf(facts.sessions[facts.attendances.session[index] as number] as Facts['sessions'][number]).taken +=
      facts.attendances.minutes[index] as number;
  return [...topics.values()].sort(
    (left, right) => right.theory + right.practice - left.theory - left.practice,
  );
}

function within(at: number, from: number, to: number): boolean {
  return at >= from && at < to;
}

function size(rows: Iterable<unknown>): number {
  let count = 0;
  for (const _ of rows) count++;
  return count;
}
