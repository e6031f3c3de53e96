/** All figures of a filter. Each is the number of rows in its set, so that its list shows just so many. */
import { type Conversion, conversionOf, type Step, stepsFrom } from './conversion.ts';
import type { CohortFact } from './factRows.ts';
import { keyOfSession, type PlaceSet, personsIn, placesIn, type Selected } from './selection.ts';

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

/** Hours of a topic or course: taught, and taken by all who came. Minutes, of which 45 are a standard class hour. */
export interface TopicHours {
  /** As a filter names the topic or course. */
  readonly key: string;
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
export function headlineOf(selected: Selected): Headline {
  const count = (set: PlaceSet) => placesIn(selected, set).length;
  return {
    attendances: selected.attendances.length,
    persons: personsIn(selected).length,
    sessions: selected.sessions.reduce((sum, held) => sum + held, 0),
    completed: count('completed'),
    certified: count('certified'),
    due: count('due'),
    noShows: count('noShows'),
  };
}

/** The scans of classes that began, then each step, in places and in persons. */
export function funnelOf(selected: Selected): FunnelStep[] {
  const { facts, filter, cohorts } = selected;
  const end = Math.min(filter.to, facts.asOf.getTime());
  const scans = facts.scans
    .filter(({ cohort, source }) => cohorts[cohort] === 1 && (filter.choices.source ?? source) === source)
    .filter(({ cohort }) => within((facts.cohorts[cohort] as CohortFact).startsAt, filter.from, end))
    .reduce((sum, { scans: number }) => sum + number, 0);
  const steps = funnelSets.map((set) => {
    const found = placesIn(selected, set);
    return { set, places: found.length, persons: new Set(found.map(({ personId }) => personId)).size };
  });
  return [{ set: 'scans', places: scans, persons: null }, ...steps];
}

/**
 * The steps from a tier to the next of those who completed it in the period, in classes that the filter lets through,
 * and who came to them from the source that is asked for.
 */
export function stepsOf(selected: Selected, from: number, isFrom = cameFrom(selected)): Step[] {
  const { facts, filter, cohorts } = selected;
  return stepsFrom(
    facts.completions.filter(({ tierRank }) => tierRank === from),
    facts.entries.filter(({ tierRank }) => tierRank === from + 1),
    ({ at, cohort, personId }) =>
      within(at, filter.from, filter.to) && cohorts[cohort] === 1 && isFrom(cohort, personId),
  );
}

/** Whether someone came to a class from the source of the filter; everyone did where it names none. */
function cameFrom({ facts, filter }: Selected): (cohort: number, personId: number) => boolean {
  const { source } = filter.choices;
  if (source === undefined) return () => true;
  const isDirect = source === 'direct';
  const key = (cohort: number, personId: number) => cohort * 2 ** 26 + personId;
  const found = new Set<number>();
  for (const place of facts.places)
    if (isDirect ? place.source !== 'direct' : place.source === source)
      found.add(key(place.cohort, place.personId));
  return (cohort, personId) => found.has(key(cohort, personId)) !== isDirect;
}

/** From each tier to the next. */
export function conversionsOf(selected: Selected): Conversion[] {
  const isFrom = cameFrom(selected);
  return [1, 2, 3, 4].map((from) => conversionOf(from, stepsOf(selected, from, isFrom)));
}

/** Hours by topic or by course, most first. */
export function hoursOf(
  { facts, sessions, attendances }: Selected,
  dimension: 'topic' | 'course',
): TopicHours[] {
  const topics = new Map<string, { -readonly [name in keyof TopicHours]: TopicHours[name] }>();
  const blank = { theory: 0, practice: 0, taken: 0, theorySessions: 0, practiceSessions: 0 };
  const topicOf = facts.sessions.map((session, index) => {
    if (sessions[index] === 0) return null;
    const key = keyOfSession(session, facts.cohorts[session.cohort] as CohortFact, dimension);
    const topic = topics.get(key) ?? { key, ...blank };
    topics.set(key, topic);
    topic[session.kind] += session.minutes;
    topic[`${session.kind}Sessions`]++;
    return topic;
  });
  for (const index of attendances) {
    const topic = topicOf[facts.attendances.session[index] as number];
    if (topic) topic.taken += facts.attendances.minutes[index] as number;
  }
  return [...topics.values()].sort(
    (left, right) => right.theory + right.practice - left.theory - left.practice,
  );
}

function within(at: number, from: number, to: number): boolean {
  return at >= from && at < to;
}
