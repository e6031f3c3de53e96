/** What speaks against holding sessions as planned: clashes with others, and venues with too few seats. */

import { countPlaces } from '../cohort.store.ts';
import { clashOf, type Occupied } from './clash.ts';
import { findSlots, type SessionFacts, type Slot } from './timetable.store.ts';
import { findVenue } from './venue.store.ts';

/** A warning about one planned session. */
export type Warning =
  | { readonly kind: 'clash'; readonly with: Slot; readonly over: readonly ('trainer' | 'venue')[] }
  | { readonly kind: 'seats'; readonly venue: string; readonly seats: number }
  | { readonly kind: 'enrolled'; readonly enrolled: number; readonly places: number };

/** The class that the sessions are planned for. */
export interface Planned {
  readonly id: number;
  readonly capacity: number;
  readonly trainerId: number | null;
  readonly venueId: number | null;
}

/** The warnings for each session, by its position; `exceptId`: the session that is being changed. */
export async function findWarnings(
  sessions: readonly SessionFacts[],
  cohort: Planned,
  exceptId: number | null,
): Promise<Warning[][]> {
  if (sessions.length === 0) return [];
  const first = Math.min(...sessions.map(({ startsAt }) => startsAt.getTime()));
  const last = Math.max(...sessions.map(({ endsAt }) => endsAt.getTime()));
  const slots = (await findSlots(new Date(first), new Date(last))).filter(
    ({ id, isCancelled }) => id !== exceptId && !isCancelled,
  );
  const seats = new Map<number, Warning | null>();
  const enrolled = (await countPlaces([cohort.id])).get(cohort.id) ?? 0;
  return Promise.all(
    sessions.map(async (session) => {
      const clashes = slots.flatMap((slot): Warning[] => {
        const over = clashOf(occupied(session, cohort), occupiedBy(slot));
        return over.length > 0 ? [{ kind: 'clash', with: slot, over }] : [];
      });
      const tooSmall = await seatsWarning(session, cohort, seats);
      const tooMany = enrolledWarning(session, enrolled);
      return [...clashes, ...[tooSmall, tooMany].flatMap((warning) => warning ?? [])];
    }),
  );
}

function enrolledWarning({ capacity }: SessionFacts, enrolled: number): Warning | null {
  return capacity !== null && capacity < enrolled ? { kind: 'enrolled', enrolled, places: capacity } : null;
}

/** A session as the calendar knows it. */
export function occupiedBy({ startsAt, endsAt, trainerId, venueId, mode }: Slot): Occupied {
  return {
    ...{ startsAt, endsAt },
    trainer: trainerId === null ? null : String(trainerId),
    venue: venueId === null || mode === 'online' ? null : String(venueId),
  };
}

function occupied({ startsAt, endsAt, mode, trainerId, venueId }: SessionFacts, cohort: Planned): Occupied {
  const trainer = trainerId ?? cohort.trainerId;
  const venue = mode === 'online' ? null : (venueId ?? cohort.venueId);
  return {
    startsAt,
    endsAt,
    trainer: trainer === null ? null : String(trainer),
    venue: venue === null ? null : String(venue),
  };
}

async function seatsWarning(
  { mode, venueId, capacity }: SessionFacts,
  cohort: Planned,
  known: Map<number, Warning | null>,
): Promise<Warning | null> {
  const id = mode === 'online' ? null : (venueId ?? cohort.venueId);
  if (id === null) return null;
  const found = known.get(id);
  if (found !== undefined) return found;
  const venue = await findVenue(id);
  const isSmall = venue !== null && venue.capacity < (capacity ?? cohort.capacity);
  const warning = isSmall ? ({ kind: 'seats', venue: venue.title, seats: venue.capacity } as const) : null;
  known.set(id, warning);
  return warning;
}
