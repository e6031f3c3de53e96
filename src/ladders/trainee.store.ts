/** Finds the people of a class: who has a place, who waits and where in the queue, and how often each came. */
import { findPeople } from '../accounts/person.store.ts';
import { countAttended, findEnrolmentsIn } from './enrolment.store.ts';
import type { PlaceState } from './placeState.ts';

/** Someone with a place in a class, or in its queue. */
export interface Trainee {
  readonly personId: number;
  readonly name: string;
  readonly phoneMasked: string | null;
  readonly community: string | null;
  readonly state: PlaceState;
  /** Place in the queue, from 1; null unless she waits. */
  readonly position: number | null;
  readonly enrolledAt: Date;
  readonly attended: number;
}

const order = {
  confirmed: 0,
  completed: 0,
  offered: 1,
  waitlisted: 2,
  lapsed: 3,
  cancelled: 4,
} as const satisfies Record<PlaceState, number>;

/** Everyone who enrolled: places by name, then the queue in its order, then those who gave up. */
export async function findTrainees(cohortId: number): Promise<Trainee[]> {
  const places = await findEnrolmentsIn(cohortId);
  const [people, attended] = await Promise.all([
    findPeople(places.map(({ personId }) => personId)),
    countAttended(cohortId),
  ]);
  const known = new Map(people.map((person) => [person.id, person]));
  const waiting = places.filter(({ state }) => state === 'waitlisted').map(({ personId }) => personId);
  const collator = new Intl.Collator('zh-CN');
  return places
    .map(({ personId, state, enrolledAt }): Trainee => {
      const person = known.get(personId);
      return {
        personId,
        name: person?.name ?? '',
        phoneMasked: person?.phoneMasked ?? null,
        community: person?.community ?? null,
        state,
        position: state === 'waitlisted' ? waiting.indexOf(personId) + 1 : null,
        enrolledAt,
        attended: attended.get(personId) ?? 0,
      };
    })
    .sort(
      (left, right) =>
        order[left.state] - order[right.state] ||
        (left.position ?? 0) - (right.position ?? 0) ||
        collator.compare(left.name, right.name),
    );
}
