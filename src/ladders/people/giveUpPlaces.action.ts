/** Gives up every place that someone holds or waits for in classes that are not over; the next in line get them. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { type CohortRow, lockCohort } from '../cohort.store.ts';
import { admitWaiting, passOnLapsed } from '../enrolment/admitWaiting.action.ts';
import { cancelEnrolment, findEnrolment } from '../enrolment.store.ts';
import { isUnderWay } from '../placeState.ts';
import { findComingCohorts } from './comingPlaces.store.ts';

/** Gives them up; returns how many. Classes are locked in order of their ids. */
export async function giveUpPlaces(transaction: Transaction, personId: number, now: Date): Promise<number> {
  let given = 0;
  for (const cohortId of await findComingCohorts(personId, now, transaction)) {
    const cohort = await lockCohort(transaction, cohortId);
    if (cohort && (await giveUp(transaction, cohort, personId, now))) given++;
  }
  return given;
}

async function giveUp(
  transaction: Transaction,
  cohort: CohortRow,
  personId: number,
  now: Date,
): Promise<boolean> {
  const place = await findEnrolment(cohort.id, personId, transaction);
  if (!place || !isUnderWay(place.state)) return false;
  await cancelEnrolment(transaction, place.id);
  await passOnLapsed(transaction, cohort, now);
  await admitWaiting(transaction, cohort.id, cohort.capacity, now);
  return true;
}
