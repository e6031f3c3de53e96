/**
 * What holds of someone at a session, from all that was recorded about her. Entries count in the order in which they
 * were done, not in which they arrived, so that tablets that were without a network come to the same result whichever
 * sends first. Knows no tables.
 */
import type { AttendanceMethod } from '../roll.ts';
import { minutesAttended, type SessionTimes } from './minutes.ts';

/**
 * `in`, `out`: she came, she left; `absent`: a tick is taken back; `stay`: a check-out is taken back; `correct`: staff
 * set what holds, with a reason.
 */
export const entryActions = ['in', 'absent', 'out', 'stay', 'correct'] as const;
export type EntryAction = (typeof entryActions)[number];

/** One entry, of one person at one session. */
export interface Entry {
  readonly action: EntryAction;
  readonly method: AttendanceMethod;
  readonly at: Date;
  readonly recordedById: number | null;
  readonly device: string | null;
  readonly sequence: number | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
}

/** That she was there. */
export interface Presence {
  readonly method: AttendanceMethod;
  readonly checkedInAt: Date;
  readonly recordedById: number | null;
  readonly checkedOutAt: Date | null;
  readonly checkOutMethod: AttendanceMethod | null;
  /** From check-in to check-out within the session; null without a check-out. */
  readonly minutes: number | null;
}

type Held = Omit<Presence, 'minutes'>;

/** What holds after all entries; null: she was not there. */
export function presenceAfter(entries: readonly Entry[], session: SessionTimes): Presence | null {
  const held = [...entries].sort(byTime).reduce(next, null);
  if (!held) return null;
  const { checkedInAt, checkedOutAt } = held;
  return { ...held, minutes: checkedOutAt && minutesAttended(session, checkedInAt, checkedOutAt) };
}

/** A tick by hand can be taken back; that she scanned can only be corrected, with a reason. */
function next(held: Held | null, entry: Entry): Held | null {
  const { action, method, at, recordedById } = entry;
  if (action === 'correct') return corrected(entry);
  if (action === 'in' && !held)
    return { method, checkedInAt: at, recordedById, checkedOutAt: null, checkOutMethod: null };
  if (!held) return null;
  if (action === 'in') return held.method === 'roll' ? { ...held, method, recordedById } : held;
  if (action === 'absent') return held.method === 'roll' ? null : held;
  if (action === 'stay') return { ...held, checkedOutAt: null, checkOutMethod: null };
  return { ...held, checkedOutAt: at, checkOutMethod: method };
}

function corrected({ method, recordedById, checkedInAt, checkedOutAt }: Entry): Held | null {
  if (!checkedInAt) return null;
  return { method, recordedById, checkedInAt, checkedOutAt, checkOutMethod: checkedOutAt && method };
}

/** Entries of the same moment count in an order that no network can change. */
function byTime(left: Entry, right: Entry): number {
  return (
    left.at.getTime() - right.at.getTime() ||
    (left.device ?? '').localeCompare(right.device ?? '') ||
    (left.sequence ?? 0) - (right.sequence ?? 0) ||
    entryActions.indexOf(left.action) - entryActions.indexOf(right.action) ||
    (left.recordedById ?? 0) - (right.recordedById ?? 0) ||
    left.method.localeCompare(right.method)
  );
}

/** When something was done, by the server's clock, from a device whose own clock may be wrong. Never in the future. */
export function actionTime(at: number, sentAt: number, receivedAt: Date): Date {
  const age = Math.max(0, sentAt - at);
  return new Date(receivedAt.getTime() - age);
}
