/**
 * Completes a class: whoever completes by the rule or an organiser's decision is recorded, once; a tier without an exam is
 * passed at once, with its certificate. Doing it again takes in latecomers. One name that can't be printed does not hold
 * up the others. In a large class certificates are left to a batch, so that no transaction runs for minutes.
 */
import type { Issuer } from '../certificates/certificateAward.ts';
import { auditAll } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { addAchievement } from './achievement.store.ts';
import { findVerdicts } from './attendance/verdicts.action.ts';
import { type CohortRow, lockCohort, updateCohort } from './cohort.store.ts';
import { findCourse, listTiers } from './course.store.ts';
import { completeEnrolments } from './enrolment.store.ts';
import { passTier } from './passTier.action.ts';
import { type Tier, validityEnd } from './progression.ts';
import { findTierPassedByClass } from './rules/passedByClass.action.ts';

/** From so many completions on, certificates are issued by a batch. */
export const batchFrom = 60;

/** Whether the certificates of so many completions are left to a batch. */
export function isLeftToBatch(completions: number): boolean {
  return completions >= batchFrom;
}

/** What became of a class: who completed it now, and how many of them have passed but await their certificate. */
export interface Completion {
  readonly completed: number;
  /** Their names can't be printed, or they are many: a batch issues them. */
  readonly withoutCertificate: number;
}

interface Doing {
  readonly actorId: number;
  readonly now: Date;
  readonly issuer: Issuer;
}

/** Completes the class; a Refusal when it was called off, or its last session is still to come. */
export function completeCohort(
  cohortId: number,
  actorId: number,
  now: Date,
  issuer: Issuer,
): Promise<Completion | Refusal> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (!cohort || cohort.state === 'cancelled') return refuse('ladders.refusal.notOpen');
    const { sessions, verdicts } = await findVerdicts(cohortId, transaction);
    if (sessions.some(({ startsAt }) => startsAt > now)) return refuse('ladders.refusal.sessionsToCome');
    const completing = verdicts.filter(({ completes, isCompleted }) => completes && !isCompleted);
    const personIds = completing.map(({ personId }) => personId);
    if (cohort.state === 'completed' && personIds.length === 0) return refuse('attendance.refusal.nobodyNew');
    await completeEnrolments(transaction, cohortId, personIds, now);
    const withoutCertificate = await recordAll(transaction, cohort, personIds, { actorId, now, issuer });
    await updateCohort(transaction, cohortId, { state: 'completed' });
    const subject = { action: 'cohort.complete', subjectKind: 'cohort', subjectId: cohortId };
    const change = { before: { state: cohort.state }, after: { state: 'completed', personIds } };
    await auditAll(transaction, [{ ...subject, ...change, actorId, at: now }]);
    return { completed: personIds.length, withoutCertificate };
  });
}

/** Records completions and passes; gives how many certificates were not issued. */
async function recordAll(
  transaction: Transaction,
  cohort: CohortRow,
  personIds: readonly number[],
  doing: Doing,
): Promise<number> {
  const course = await findCourse(cohort.courseId, transaction);
  const tier = (await listTiers(transaction)).find(({ rank }) => rank === course?.tierRank);
  if (!course || !tier) throw new Error('A class needs a course on a tier.');
  const achieved = { tierRank: tier.rank, courseId: course.id, achievedAt: doing.now } as const;
  const source = { sourceKind: 'cohort', sourceId: cohort.id } as const;
  let withoutCertificate = 0;
  for (const personId of personIds) {
    const completion = { ...source, ...achieved, personId, kind: 'completion', validUntil: null } as const;
    await addAchievement(transaction, completion);
    const passed = await findTierPassedByClass(transaction, personId, tier.rank, doing.now);
    if (!passed) continue;
    const whose = { cohort, tier: passed, personId, isMany: isLeftToBatch(personIds.length) };
    const isIssued = await pass(transaction, whose, doing);
    if (!isIssued) withoutCertificate += 1;
  }
  return withoutCertificate;
}

interface Passing {
  readonly cohort: CohortRow;
  readonly tier: Tier;
  readonly personId: number;
  readonly isMany: boolean;
}

/** The tier is passed; whether the certificate was issued, too. */
async function pass(
  transaction: Transaction,
  { cohort, tier, personId, isMany: leaveToBatch }: Passing,
  { actorId, now, issuer }: Doing,
): Promise<boolean> {
  const { courseId, startsAt, endsAt } = cohort;
  const source = { personId, courseId, sourceKind: 'cohort', sourceId: cohort.id } as const;
  if (leaveToBatch && !tier.rules.renews) {
    const validUntil = validityEnd(tier.rules, now, issuer.timeZone);
    const achieved = { tierRank: tier.rank, achievedAt: now, validUntil };
    await addAchievement(transaction, { ...source, ...achieved, kind: 'tier' });
    return false;
  }
  const days = { startsOn: startsAt, endsOn: endsAt };
  const passed = await passTier(transaction, { ...source, ...days, passedAt: now, actorId }, issuer);
  return !isRefusal(passed);
}
