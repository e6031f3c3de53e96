/** Records that someone is at a session: by the QR at the door, or by a tick in the roll. */
import { lockPerson } from '../accounts/person.store.ts';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { holdCohort, lockCohort, type SessionRow } from './cohort.store.ts';
import { checkInWindow } from './completionRule.ts';
import {
  findAttendances,
  findEnrolment,
  findPlaceHolders,
  recordAttendance,
  removeTicks,
} from './enrolment.store.ts';
import { rollChanges } from './roll.ts';

/** Checks a trainee in at the door; again changes nothing. Her row is locked, so that two taps count once. */
export function checkIn(session: SessionRow, personId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await holdCohort(transaction, session.cohortId);
    if (cohort?.state === 'cancelled') return refuse('ladders.refusal.cancelled');
    const window = checkInWindow(session, now);
    if (window !== 'open') return refuse(`ladders.refusal.checkIn.${window}`);
    await lockPerson(transaction, personId);
    const place = await findEnrolment(session.cohortId, personId, transaction);
    if (place?.state === 'waitlisted') return refuse('ladders.refusal.waiting');
    if (place?.state !== 'confirmed' && place?.state !== 'completed')
      return refuse('ladders.refusal.noPlace');
    await recordAttendance(transaction, { sessionId: session.id, personId, method: 'qr', checkedInAt: now });
    return null;
  });
}

/** Sets the roll of a session to these people; those checked in by QR stay. */
export function keepRoll(
  session: SessionRow,
  ticked: readonly number[],
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, session.cohortId);
    if (cohort?.state !== 'open') return refuse('ladders.refusal.notOpen');
    if (checkInWindow(session, now) === 'early') return refuse('ladders.refusal.checkIn.early');
    const enrolled = await findPlaceHolders(session.cohortId, transaction);
    const recorded = await findAttendances(session.id, transaction);
    const { added, removed } = rollChanges(enrolled, recorded, ticked);
    for (const personId of added) {
      await lockPerson(transaction, personId);
      const attendance = { sessionId: session.id, personId, method: 'roll', checkedInAt: now } as const;
      await recordAttendance(transaction, attendance);
    }
    await removeTicks(transaction, session.id, removed);
    if (added.length + removed.length === 0) return null;
    const subject = { action: 'session.roll', subjectKind: 'session', subjectId: session.id };
    await audit(transaction, { ...subject, actorId, at: now, after: { added, removed } });
    return null;
  });
}
