/** Records that someone is at a session, or leaves it: by a code that she scanned, or that the trainer scanned. */
import { lockPerson } from '../accounts/person.store.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { findPresences, recordEntry } from './attendance/entry.store.ts';
import type { Presence } from './attendance/history.ts';
import { checkInWindow, checkOutWindow } from './attendance/minutes.ts';
import { holdCohort, lockCohort, type SessionRow } from './cohort.store.ts';
import { takePlace } from './enrol.action.ts';
import { findEnrolment, findPlaceHolders } from './enrolment.store.ts';
import { type AttendanceMethod, rollChanges } from './roll.ts';

/** How she checks in or out. */
export interface Scan {
  readonly direction: 'in' | 'out';
  readonly method: AttendanceMethod;
  /** When the code was scanned; log-in may have taken a while since. */
  readonly at: Date;
  /** people.id of who recorded it. */
  readonly recordedById: number;
  /** Whether she is enrolled first where places are free. */
  readonly isWalkIn?: boolean;
}

/** What became of a scan; `isNew`: it changed something. */
export interface Scanned {
  readonly isNew: boolean;
  readonly presence: Presence | null;
}

/** Checks a trainee in at the door; again changes nothing. Her row is locked, so that two taps count once. */
export async function checkIn(
  session: SessionRow,
  personId: number,
  now: Date,
  method: AttendanceMethod = 'qr',
): Promise<Refusal | null> {
  const scan = { direction: 'in', method, at: now, recordedById: personId } as const;
  const answer = await recordScan(session, personId, scan, now);
  return isRefusal(answer) ? answer : null;
}

/** Checks someone in or out by a code. A second scan of the same kind changes nothing. */
export function recordScan(
  session: SessionRow & { readonly cancelledAt?: Date | null },
  personId: number,
  scan: Scan,
  now: Date,
): Promise<Scanned | Refusal> {
  return unitOfWork(async (transaction) => {
    const refusal = await findObjection(transaction, session, personId, scan, now);
    if (refusal) return refusal;
    const known = await findPresences(session.id, transaction, personId);
    const presence = known.get(personId) ?? null;
    if (scan.direction === 'out' && !presence) return refuse('attendance.refusal.notIn');
    const isDone = scan.direction === 'in' ? presence !== null : presence?.checkedOutAt !== null;
    if (isDone) return { isNew: false, presence };
    const { at, method, recordedById } = scan;
    const entry = { action: scan.direction, method, at, recordedById };
    const { after } = await recordEntry(transaction, session, personId, entry, now);
    return { isNew: true, presence: after };
  });
}

/** Sets the roll of a session to these people; what was scanned or corrected stays. */
export function keepRoll(
  session: SessionRow,
  ticked: readonly number[],
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, session.cohortId);
    if (!cohort || cohort.state === 'cancelled') return refuse('ladders.refusal.notOpen');
    if (checkInWindow(session, now) === 'early') return refuse('ladders.refusal.checkIn.early');
    const enrolled = await findPlaceHolders(session.cohortId, transaction);
    const present = await findPresences(session.id, transaction);
    const recorded = new Map([...present].map(([id, { method }]) => [id, method]));
    const { added, removed } = rollChanges(enrolled, recorded, ticked);
    const entry = { method: 'roll', at: now, recordedById: actorId } as const;
    for (const personId of [...added, ...removed]) {
      await lockPerson(transaction, personId);
      const action = added.includes(personId) ? 'in' : 'absent';
      await recordEntry(transaction, session, personId, { ...entry, action }, now);
    }
    if (added.length + removed.length === 0) return null;
    const subject = { action: 'session.roll', subjectKind: 'session', subjectId: session.id };
    await audit(transaction, { ...subject, actorId, at: now, after: { added, removed } });
    return null;
  });
}

async function findObjection(
  transaction: Transaction,
  session: SessionRow & { readonly cancelledAt?: Date | null },
  personId: number,
  { direction, at, isWalkIn = false }: Scan,
  now: Date,
): Promise<Refusal | null> {
  const cohort = await (isWalkIn ? lockCohort : holdCohort)(transaction, session.cohortId);
  if (cohort?.state === 'cancelled') return refuse('ladders.refusal.cancelled');
  if (session.cancelledAt) return refuse('attendance.refusal.sessionCancelled');
  const window = direction === 'in' ? checkInWindow(session, at) : checkOutWindow(session, at);
  if (window !== 'open')
    return refuse(
      direction === 'in' ? `ladders.refusal.checkIn.${window}` : `attendance.refusal.out.${window}`,
    );
  await lockPerson(transaction, personId);
  return isWalkIn ? walkIn(transaction, session, personId, now) : findNoPlace(transaction, session, personId);
}

async function findNoPlace(
  transaction: Transaction,
  session: SessionRow,
  personId: number,
): Promise<Refusal | null> {
  const place = await findEnrolment(session.cohortId, personId, transaction);
  if (place?.state === 'waitlisted') return refuse('ladders.refusal.waiting');
  if (place?.state === 'offered') return refuse('attendance.refusal.offered');
  const holds = place?.state === 'confirmed' || place?.state === 'completed';
  return holds ? null : refuse('ladders.refusal.noPlace');
}

/** Nobody gets a place while others wait for one; the queue is not lengthened at the door. */
async function walkIn(
  transaction: Transaction,
  session: SessionRow,
  personId: number,
  now: Date,
): Promise<Refusal | null> {
  const place = await takePlace(transaction, session.cohortId, personId, now);
  if (isRefusal(place)) return place;
  const holds = place.state === 'confirmed' || place.state === 'completed';
  return holds ? null : refuse('attendance.refusal.full');
}
