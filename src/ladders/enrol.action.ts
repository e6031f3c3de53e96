/** Gives someone a place in a class, or in its queue; never more places than there are. */
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CohortRow, lockCohort } from './cohort.store.ts';
import { findCourse } from './course.store.ts';
import { passOnLapsed } from './enrolment/admitWaiting.action.ts';
import type { ConsentGiven } from './enrolment/consent.ts';
import { tellOfPlace } from './enrolment/placeNotice.action.ts';
import {
  countTaken,
  findEnrolment,
  nextQueueNumber,
  queuePosition,
  saveEnrolment,
} from './enrolment.store.ts';
import type { PlaceState } from './placeState.ts';
import { tierEligibility } from './rules/eligibility.ts';
import { getOwnLadder } from './rules/personRecord.action.ts';
import { refuseEntry } from './rules/refuseEntry.action.ts';

/** What became of an enrolment. */
export interface Place {
  readonly state: Exclude<PlaceState, 'cancelled' | 'lapsed'>;
  /** False: she had it before. */
  readonly isNew: boolean;
}

/** How someone came to enrol. */
export interface Origin {
  /** The source whose poster brought her, or null. */
  readonly sourceId: number | null;
  /** Who enrolled her; null: she did. */
  readonly enrolledById: number | null;
  readonly consentVersion: string | null;
  readonly consentGiven: ConsentGiven | null;
  readonly consentWitness: string | null;
}

/** Nothing is known but that she did it herself. */
const herself: Origin = {
  sourceId: null,
  enrolledById: null,
  consentVersion: null,
  consentGiven: null,
  consentWitness: null,
};

/** Enrols a known person. Enrolling again finds the place she has. */
export function enrol(
  cohortId: number,
  personId: number,
  now: Date,
  origin: Partial<Origin> = {},
): Promise<Place | Refusal> {
  return unitOfWork((transaction) => takePlace(transaction, cohortId, personId, now, origin));
}

/**
 * Takes a place within the caller's unit of work; the class's row is locked, so that places are counted one by one.
 * Those who wait come first: nobody gets a place while someone stands in the queue.
 */
export async function takePlace(
  transaction: Transaction,
  cohortId: number,
  personId: number,
  now: Date,
  origin: Partial<Origin> = {},
): Promise<Place | Refusal> {
  const cohort = await lockCohort(transaction, cohortId);
  if (!cohort) throw new Error('The class is gone.');
  await passOnLapsed(transaction, cohort, now);
  const known = await findEnrolment(cohortId, personId, transaction);
  const held = known ? known.state : 'cancelled';
  if (held !== 'cancelled' && held !== 'lapsed') return { state: held, isNew: false };
  const objection = findObjection(cohort, now) ?? (await findUnmet(transaction, cohort, personId, now));
  if (objection) return objection;
  const queueNumber = await findQueueNumber(transaction, cohort);
  const state = queueNumber === null ? 'confirmed' : 'waitlisted';
  await saveEnrolment(transaction, {
    ...herself,
    ...origin,
    cohortId,
    personId,
    state,
    queueNumber,
    enrolledAt: now,
  });
  const position =
    queueNumber === null ? {} : { position: await queuePosition(cohortId, queueNumber, transaction) };
  const kind = state === 'confirmed' ? 'enrolled' : 'waitlisted';
  await tellOfPlace(transaction, cohort, { kind, personId, at: now, ...position });
  return { state, isNew: true };
}

/** Her number in the queue, or null where a place is free and nobody waits for it. */
async function findQueueNumber(
  transaction: Transaction,
  { id, capacity }: CohortRow,
): Promise<number | null> {
  const number = await nextQueueNumber(transaction, id);
  return number === 1 && (await countTaken(transaction, id)) < capacity ? null : number;
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
