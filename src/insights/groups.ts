/** Persons, person-times and sessions by month and by each choice of a filter. A person counts once in each group. */
import type { CohortFact } from './factRows.ts';
import type { Facts } from './facts.ts';
import { type Dimension, dimensions } from './filter.ts';
import { keyOfSession, type Selected } from './selection.ts';

/** A month, or one choice of a dimension. */
export interface Group {
  readonly key: string;
  readonly attendances: number;
  readonly persons: number;
  /** Sessions held; 0 where they are no group's own, as with sources. */
  readonly sessions: number;
}

/** By the months that `monthOf` names, in their order. */
export function byMonth(selected: Selected, monthOf: (at: number) => string): Group[] {
  const months = bySession(selected, ({ startsAt }) => monthOf(startsAt));
  return months.sort((left, right) => (left.key < right.key ? -1 : 1));
}

/** By each choice of each dimension, most person-times first. */
export function byDimensions(selected: Selected): Record<Dimension, Group[]> {
  const { cohorts } = selected.facts;
  const list = dimensions.map((dimension) => {
    const found =
      dimension === 'source'
        ? bySource(selected)
        : bySession(selected, (session) =>
            keyOfSession(session, cohorts[session.cohort] as CohortFact, dimension),
          );
    return [dimension, found.sort((left, right) => right.attendances - left.attendances)] as const;
  });
  return Object.fromEntries(list) as Record<Dimension, Group[]>;
}

function bySession(selected: Selected, keyOf: (session: Facts['sessions'][number]) => string): Group[] {
  const { facts, sessions } = selected;
  const keys = new Keys();
  const groupOf = Int32Array.from(facts.sessions, (session, index) =>
    sessions[index] === 1 ? keys.positionOf(keyOf(session)) : -1,
  );
  const held = new Int32Array(keys.all.length);
  for (const group of groupOf) if (group >= 0) held[group] = (held[group] as number) + 1;
  const { session } = facts.attendances;
  return tally(selected, keys, (index) => groupOf[session[index] as number] as number, held);
}

function bySource(selected: Selected): Group[] {
  const { facts } = selected;
  const keys = new Keys();
  const direct = keys.positionOf('direct');
  const groupOf = Int32Array.from(facts.places, ({ source }) => keys.positionOf(source));
  const { place } = facts.attendances;
  const held = new Int32Array(keys.all.length);
  const found = tally(selected, keys, (index) => groupOf[place[index] as number] ?? direct, held);
  return found.filter(({ attendances }) => attendances > 0);
}

/** Names of groups in the order in which they are met. */
class Keys {
  readonly all: string[] = [];
  readonly #positions = new Map<string, number>();

  positionOf(key: string): number {
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.all.length);
    return this.all.push(key) - 1;
  }
}

/** One pass over the attendances; a byte for each person and group says whether she was met there. */
function tally(
  { facts, attendances }: Selected,
  { all }: Keys,
  groupOf: (attendance: number) => number,
  held: Int32Array,
): Group[] {
  const { person } = facts.attendances;
  const seen = all.map(() => new Uint8Array(facts.people.length));
  const [times, persons] = [new Int32Array(all.length), new Int32Array(all.length)];
  for (const index of attendances) {
    const group = groupOf(index);
    times[group] = (times[group] as number) + 1;
    const met = seen[group] as Uint8Array;
    const who = person[index] as number;
    if (met[who] === 1) continue;
    met[who] = 1;
    persons[group] = (persons[group] as number) + 1;
  }
  return all.map((key, group) => ({
    key,
    attendances: times[group] as number,
    persons: persons[group] as number,
    sessions: held[group] as number,
  }));
}
