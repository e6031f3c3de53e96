/** She takes the place that was offered to her. */
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { lockCohort } from '../cohort.store.ts';
import { findEnrolment } from '../enrolment.store.ts';
import { passOnLapsed } from './admitWaiting.action.ts';
import { confirmOffer } from './offer.store.ts';
import { tellOfPlace } from './placeNotice.action.ts';

/**
 * Confirms it; confirming again changes nothing. A Refusal once the offer has gone to the next, or there is none.
 * What lapsed is passed on in a unit of work of its own, since a refusal undoes the one that it ends.
 */
export async function acceptOffer(cohortId: number, personId: number, now: Date): Promise<Refusal | null> {
  const outcome = await unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (!cohort) return { isHers: false };
    await passOnLapsed(transaction, cohort, now);
    const place = await findEnrolment(cohortId, personId, transaction);
    if (place?.state === 'confirmed' || place?.state === 'completed') return { isHers: true };
    if (cohort.state !== 'open' || place?.state !== 'offered') return { isHers: false };
    await confirmOffer(transaction, place.id);
    await tellOfPlace(transaction, cohort, { kind: 'placeConfirmed', personId, at: now });
    return { isHers: true };
  });
  return outcome.isHers ? null : refuse('enrolment.refusal.offerGone');
}
