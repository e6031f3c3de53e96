/** Gives someone a place in a class, or in its queue; never more places than there are. */
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CohortRow, lockCohort } from './cohort.store.ts';
import { findCourse } from './course.store.ts';
import { countTaken, findEnrolment, nextQueueNumber, saveEnrolment } from './enrolment.store.ts';
import { tierEligibility } from './rules/eligibility.ts';
import { getOwnLadder } from './rules/personRecord.action.ts';
import { refuseEntry } from './rules/refuseEntry.action.ts';

/** What became of an enrolment. */
export interface Place {
  readonly state: 'confirmed' | 'waitlisted' | 'completed';
}

/** Enrols a known person. Enrolling again finds the place she has. */
export function enrol(cohortId: number, personId: number, now: Date): Promise<Place | Refusal> {
  return unitOfWork((transaction) => takePlace(transaction, cohortId, personId, now));
}

/** Takes a place within the caller's unit of work; the class's row is locked, so that places are counted one by one. */
export async function takePlace(
  transaction: Transaction,
  cohortId: number,
  personId: number,
  now: Date,
): Promise<Place | Refusal> {
  const cohort = await lockCohort(transaction, cohortId);
  if (!cohort) throw new Error('The class is gone.');
  const known = await findEnrolment(cohortId, personId, transaction);
  if (known && known.state !== 'cancelled') return { state: known.state };
  const objection = findObjection(cohort, now) ?? (await findUnmet(transaction, cohort, personId, now));
  if (objection) return objection;
  const isFree = (await countTaken(transaction, cohortId)) < cohort.capacity;
  const queueNumber = isFree ? null : await nextQueueNumber(transaction, cohortId);
  const state = isFree ? 'confirmed' : 'waitlisted';
  await saveEnrolment(transaction, { cohortId, personId, state, queueNumber, enrolledAt: now });
  return { state };
}

function findObjection({ state, endsAt }: CohortRow, now: Date): Refusal | null {
  if (state === 'cancelled') return refuse('ladders.refusal.cancelled');
  return state === 'completed' || endsAt <= now ? refuse('ladders.refusal.over') : null;
}

async function findUnmet(
  transaction: Transaction,
  cohort: CohortRow,
  personId: number,
  now: Date,
): Promise<Refusal | null> {
  const course = await findCourse(cohort.courseId, transaction);
  const { ladder, record } = await getOwnLadder(personId, now, transaction);
  const tier = ladder.tiers.find(({ rank }) => rank === course?.tierRank);
  const [first] = tier ? tierEligibility(tier, ladder, record, now).missing : [];
  return first ? refuseEntry(first, ladder) : null;
}
