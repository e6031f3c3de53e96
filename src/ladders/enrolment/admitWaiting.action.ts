/**
 * Gives free places to those who wait, in their order and within the transaction that freed them: as an offer with a
 * deadline, or outright where the class begins too soon to ask. Offers that nobody answered go to the next.
 */
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import { type CohortRow, lockCohort } from '../cohort.store.ts';
import { countTaken } from '../enrolment.store.ts';
import {
  findCohortsWithLapsed,
  findCohortsWithQueue,
  findFirstStart,
  findLapsed,
  lapse,
  placeNext,
  shortenOffers,
} from './offer.store.ts';
import { lastAnswer, offerDeadline } from './offer.ts';
import { tellOfPlace } from './placeNotice.action.ts';

/**
 * Hands free places out; returns how many. Locks the class, which the caller may have done before. Where the class was
 * moved to an earlier day, offers that wait end earlier, too.
 */
export async function admitWaiting(
  transaction: Transaction,
  cohortId: number,
  capacity: number,
  now: Date,
): Promise<number> {
  const cohort = await lockCohort(transaction, cohortId);
  if (cohort?.state !== 'open' || cohort.endsAt <= now) return 0;
  const startsAt = (await findFirstStart(transaction, cohortId)) ?? cohort.startsAt;
  await shortenOffers(transaction, cohortId, lastAnswer(startsAt));
  const free = capacity - (await countTaken(transaction, cohortId));
  if (free <= 0) return 0;
  const until = offerDeadline(startsAt, now);
  let admitted = 0;
  while (admitted < free && (await admitNext(transaction, cohort, until, now))) admitted++;
  return admitted;
}

/** Takes back what was offered in vain and hands it on; returns how many offers lapsed. The class must be locked. */
export async function passOnLapsed(transaction: Transaction, cohort: CohortRow, now: Date): Promise<number> {
  if (cohort.state !== 'open') return 0;
  const lapsed = await findLapsed(transaction, cohort.id, now);
  if (lapsed.length === 0) return 0;
  const ids = lapsed.map(({ id }) => id);
  await lapse(transaction, ids);
  for (const { personId } of lapsed)
    await tellOfPlace(transaction, cohort, { kind: 'placeLapsed', personId, at: now });
  await admitWaiting(transaction, cohort.id, cohort.capacity, now);
  return lapsed.length;
}

/** Hands on what was offered in vain in one class; for when its page is opened. */
export function passOnLapsedIn(cohortId: number, now: Date): Promise<number> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    return cohort ? passOnLapsed(transaction, cohort, now) : 0;
  });
}

/** Hands on what was offered in vain in all classes; called by a chore. Returns how many offers lapsed. */
export async function passOnAllLapsed(now: Date): Promise<number> {
  let lapsed = 0;
  for (const cohortId of await findCohortsWithLapsed(now)) lapsed += await passOnLapsedIn(cohortId, now);
  return lapsed;
}

/**
 * Gives places to those who wait wherever some are free: where two records that held one each became one, for instance.
 * Called by a chore; returns how many were given.
 */
export async function admitAllWaiting(now: Date): Promise<number> {
  let admitted = 0;
  for (const cohortId of await findCohortsWithQueue(now))
    admitted += await unitOfWork(async (transaction) => {
      const cohort = await lockCohort(transaction, cohortId);
      return cohort ? admitWaiting(transaction, cohortId, cohort.capacity, now) : 0;
    });
  return admitted;
}

async function admitNext(
  transaction: Transaction,
  cohort: CohortRow,
  until: Date | null,
  now: Date,
): Promise<boolean> {
  const next = await placeNext(transaction, cohort.id, until);
  if (!next) return false;
  const kind = until ? 'placeOffered' : 'placeConfirmed';
  await tellOfPlace(transaction, cohort, { kind, personId: next.personId, at: now, until });
  return true;
}
