/** Makes a class with its sessions, changes it, or calls it off. */
import { randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { tellOfChange } from './calendar/tellOfChange.action.ts';
import {
  addCohort,
  type CohortRow,
  findSessions,
  lockCohort,
  replanSessions,
  updateCohort,
} from './cohort.store.ts';
import { admitWaiting } from './enrolment/admitWaiting.action.ts';
import { countAttended, countTaken, findEnrolmentsIn } from './enrolment.store.ts';
import { isGone } from './placeState.ts';
import {
  followsPattern,
  isSamePattern,
  type PlannedSession,
  patternOf,
  planSessions,
} from './sessionPlan.ts';

/** What an organiser fills in for a class. */
export interface CohortPlan {
  readonly courseId: number;
  readonly venue: string;
  readonly community: string | null;
  readonly trainerName: string;
  readonly capacity: number;
  readonly startsAt: Date;
  readonly sessionCount: number;
  readonly sessionMinutes: number;
  readonly daysBetween: number;
}

/** Makes a class and its sessions; returns its id. */
export function createCohort(plan: CohortPlan, actorId: number, now: Date): Promise<number> {
  const { courseId, venue, community, trainerName, capacity, startsAt } = plan;
  const sessions = withDoors(planSessions(plan));
  const endsAt = sessions.at(-1)?.endsAt ?? startsAt;
  const enrolCode = randomCode(5);
  const code = `C${now.getUTCFullYear()}-${enrolCode.slice(0, 5).toUpperCase()}`;
  return unitOfWork(async (transaction) => {
    const row = { code, courseId, venue, community, trainerName, startsAt, endsAt, capacity, enrolCode };
    const id = await addCohort(transaction, { ...row, state: 'open', createdAt: now }, sessions);
    const subject = { actorId, at: now, action: 'cohort.create', subjectKind: 'cohort', subjectId: id };
    await audit(transaction, { ...subject, after: { code, capacity } });
    return id;
  });
}

/** What a change brought: whether the times moved, and how many of the queue got a place. */
export interface Changed {
  readonly isMoved: boolean;
  readonly admitted: number;
}

/**
 * Changes a class. More places go to those who wait, in their order; the times stay once someone has checked in, and
 * once a session was planned by itself: then the timetable is where they are changed, so that nothing planned is lost.
 */
export function changeCohort(
  id: number,
  plan: CohortPlan,
  actorId: number,
  now: Date,
): Promise<Changed | Refusal> {
  return unitOfWork(async (transaction) => {
    const before = await lockCohort(transaction, id);
    if (before?.state !== 'open') return refuse('ladders.refusal.notOpen');
    const objection = await findObjection(transaction, before, plan);
    if (objection) return objection;
    const isMoved = await move(transaction, id, plan);
    if (isRefusal(isMoved)) return isMoved;
    const { courseId, venue, community, trainerName, capacity } = plan;
    await updateCohort(transaction, id, { courseId, venue, community, trainerName, capacity });
    const admitted = await admitWaiting(transaction, id, capacity, now);
    const news = { subject: 'class', when: plan.startsAt, place: venue, at: now };
    if (isMoved) await tellOfChange(transaction, before, { kind: 'sessionChanged', ...news });
    const subject = { actorId, at: now, action: 'cohort.change', subjectKind: 'cohort', subjectId: id };
    await audit(transaction, {
      ...subject,
      before: { courseId: before.courseId, capacity: before.capacity, startsAt: before.startsAt },
      after: { courseId, capacity, startsAt: isMoved ? plan.startsAt : before.startsAt },
    });
    return { isMoved, admitted };
  });
}

/** Calls a class off. */
export function cancelCohort(id: number, actorId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const before = await lockCohort(transaction, id);
    if (before?.state !== 'open') return refuse('ladders.refusal.notOpen');
    await updateCohort(transaction, id, { state: 'cancelled' });
    const news = { subject: 'class', when: before.startsAt, place: before.venue, at: now };
    await tellOfChange(transaction, before, { kind: 'classCancelled', ...news });
    const subject = { actorId, at: now, action: 'cohort.cancel', subjectKind: 'cohort', subjectId: id };
    await audit(transaction, { ...subject, before: { state: before.state }, after: { state: 'cancelled' } });
    return null;
  });
}

async function findObjection(
  transaction: Transaction,
  { id, courseId }: CohortRow,
  plan: CohortPlan,
): Promise<Refusal | null> {
  const taken = await countTaken(transaction, id);
  if (plan.capacity < taken) return refuse('ladders.refusal.capacityTaken', { taken }, 'capacity');
  if (plan.courseId === courseId) return null;
  const places = await findEnrolmentsIn(id, transaction);
  const hasPlaces = places.some(({ state }) => !isGone(state));
  return hasPlaces ? refuse('ladders.refusal.courseTaken', {}, 'courseId') : null;
}

/** Moves the sessions to a changed plan; whether anything changed. */
async function move(transaction: Transaction, id: number, plan: CohortPlan): Promise<boolean | Refusal> {
  const before = await findSessions(id, transaction);
  const pattern = patternOf(before);
  if (pattern && isSamePattern(pattern, plan)) return false;
  if ((await countAttended(id, transaction)).size > 0)
    return refuse('ladders.refusal.hasAttendance', {}, 'startsAt');
  const isCancelled = before.some(({ cancelledAt }) => cancelledAt !== null);
  if (isCancelled || (pattern && !followsPattern(before, pattern)))
    return refuse('ladders.refusal.ownTimetable', {}, 'startsAt');
  const sessions = withDoors(planSessions(plan));
  await replanSessions(transaction, id, sessions);
  const endsAt = sessions.at(-1)?.endsAt ?? plan.startsAt;
  await updateCohort(transaction, id, { startsAt: plan.startsAt, endsAt });
  return true;
}

function withDoors(sessions: readonly PlannedSession[]): (PlannedSession & { doorCode: string })[] {
  return sessions.map((session) => ({ ...session, doorCode: doorCode() }));
}

/** A fresh code for a session's door. */
export function doorCode(): string {
  return randomCode(10);
}

/** An unguessable code without letters that look alike; two characters for each byte. */
function randomCode(size: number): string {
  const alphabet = 'abcdefghjkmnpqrstvwxyz23456789';
  return [...randomBytes(size * 2)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
