/** Gives a place up; the first of the queue gets it, or is asked, in the same transaction. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockCohort } from './cohort.store.ts';
import { admitWaiting, passOnLapsed } from './enrolment/admitWaiting.action.ts';
import { cancelEnrolment, findEnrolment } from './enrolment.store.ts';
import { isGone } from './placeState.ts';

/**
 * Cancels a person's place, her place in the queue, or what she was offered; cancelling again changes nothing. A class
 * that is over keeps its places as they are.
 */
export function cancelPlace(cohortId: number, personId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    const place = await findEnrolment(cohortId, personId, transaction);
    if (!cohort || !place || isGone(place.state)) return null;
    if (place.state === 'completed') return refuse('ladders.refusal.completed');
    if (cohort.state !== 'open' || cohort.endsAt <= now) return refuse('ladders.refusal.cancelOver');
    await cancelEnrolment(transaction, place.id);
    await passOnLapsed(transaction, cohort, now);
    await admitWaiting(transaction, cohortId, cohort.capacity, now);
    return null;
  });
}
