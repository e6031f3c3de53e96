/** Takes someone's answer to the three questions about a session that she attended, once, and changes to it. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { findOwnAttendances } from '../ladders/attendance/class.store.ts';
import { findTaught, type Taught } from '../ladders/attendance/taught.store.ts';
import { type Refusal, refuse } from '../refusal.ts';
import {
  addAnswer,
  changeAnswer,
  findOwnAnswers,
  keepCount,
  lockCell,
  type Opinion,
} from './answer.store.ts';
import { isOpen } from './openFor.ts';

/** A session that she attended; null where she did not, or it was called off. */
export async function findAttended(sessionId: number, personId: number): Promise<Taught | null> {
  const taught = await findTaught(sessionId);
  if (!taught || taught.session.cancelledAt) return null;
  const [attendance] = await findOwnAttendances(personId, [sessionId]);
  return attendance ? taught : null;
}

/** Keeps what she says. */
export function giveFeedback(
  personId: number,
  { session, cohort, course }: Taught,
  opinion: Opinion,
  now: Date,
): Promise<Refusal | null> {
  const { id: sessionId, endsAt } = session;
  const key = {
    courseId: course.id,
    cohortId: cohort.id,
    trainerId: session.trainerId ?? cohort.trainerId,
    trainerName: cohort.trainerName,
  };
  return unitOfWork(async (transaction) => {
    // Held first, so that a second tap at the same moment finds the first one's answer.
    const cell = await lockCell(transaction, key);
    const [before] = await findOwnAnswers(personId, [sessionId], transaction);
    if (!isOpen(endsAt, before?.answeredAt ?? null, now)) return refuse('feedback.refusal.closed');
    if (before) {
      await changeAnswer(transaction, before.id, opinion);
      return null;
    }
    const answer = { ...opinion, sessionId, cellId: cell.id, personId, answeredAt: now };
    if (!(await addAnswer(transaction, answer))) return refuse('feedback.refusal.twice');
    await keepCount(transaction, cell.id, cell.counted);
    return null;
  });
}
