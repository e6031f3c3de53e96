/** Gives a place up; the first of the queue gets it in the same transaction. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockCohort } from './cohort.store.ts';
import { cancelEnrolment, confirmNext, findEnrolment } from './enrolment.store.ts';

/** Cancels a person's place; cancelling again changes nothing. A class that is over keeps its places as they are. */
export function cancelPlace(cohortId: number, personId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    const place = await findEnrolment(cohortId, personId, transaction);
    if (!cohort || !place || place.state === 'cancelled') return null;
    if (place.state === 'completed') return refuse('ladders.refusal.completed');
    if (cohort.state !== 'open' || cohort.endsAt <= now) return refuse('ladders.refusal.cancelOver');
    await cancelEnrolment(transaction, place.id);
    if (place.state === 'confirmed') await confirmNext(transaction, cohortId);
    return null;
  });
}
