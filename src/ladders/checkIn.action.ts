/** Records that someone is at a session: by the QR at the door, or by a tick in the roll. */
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { SessionRow } from './cohort.store.ts';
import { checkInWindow } from './completionRule.ts';
import { findEnrolment, recordAttendance, removeAttendance } from './enrolment.store.ts';

/** Checks a trainee in at the door; again changes nothing. */
export function checkIn(session: SessionRow, personId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const window = checkInWindow(session, now);
    if (window !== 'open') return refuse(`ladders.refusal.checkIn.${window}`);
    if (!(await hasPlace(transaction, session.cohortId, personId))) return refuse('ladders.refusal.noPlace');
    await recordAttendance(transaction, { sessionId: session.id, personId, method: 'qr', checkedInAt: now });
    return null;
  });
}

/** Sets the roll of a session to these people; those checked in by QR stay. */
export function keepRoll(
  session: SessionRow,
  present: readonly number[],
  enrolled: readonly number[],
  byQr: ReadonlySet<number>,
  now: Date,
): Promise<void> {
  return unitOfWork(async (transaction) => {
    for (const personId of enrolled) {
      if (byQr.has(personId)) continue;
      if (!present.includes(personId)) await removeAttendance(transaction, session.id, personId);
      else
        await recordAttendance(transaction, {
          sessionId: session.id,
          personId,
          method: 'roll',
          checkedInAt: now,
        });
    }
  });
}

async function hasPlace(transaction: Transaction, cohortId: number, personId: number): Promise<boolean> {
  const place = await findEnrolment(cohortId, personId, transaction);
  return place?.state === 'confirmed' || place?.state === 'completed';
}
