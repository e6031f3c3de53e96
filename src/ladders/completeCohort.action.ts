/**
 * Completes a class: those who attended enough complete it; a tier without an exam is passed at once. One name that
 * can't be printed does not hold up the others.
 */
import type { Issuer } from '../certificates/certificateAward.ts';
import { auditAll } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { addAchievement } from './achievement.store.ts';
import { type CohortRow, findSessions, lockCohort, updateCohort } from './cohort.store.ts';
import { completers } from './completionRule.ts';
import { findCourse, listTiers } from './course.store.ts';
import { completeEnrolments, countAttended, findEnrolment } from './enrolment.store.ts';
import { passTier } from './passTier.action.ts';
import { isPassedByClass } from './rules/passedByClass.action.ts';

/** What became of a class: who completed it, and how many of them have passed but await their certificate. */
export interface Completion {
  readonly completed: number;
  /** Their names can't be printed: a batch issues them once they are mended. */
  readonly withoutCertificate: number;
}

/** Completes the class; a Refusal when it is over already, or its last session is still to come. */
export function completeCohort(
  cohortId: number,
  actorId: number,
  now: Date,
  issuer: Issuer,
): Promise<Completion | Refusal> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (cohort?.state !== 'open') return refuse('ladders.refusal.notOpen');
    const sessions = await findSessions(cohortId, transaction);
    if (sessions.some(({ startsAt }) => startsAt > now)) return refuse('ladders.refusal.sessionsToCome');
    const attended = await countAttended(cohortId, transaction);
    const personIds = await withPlace(transaction, cohortId, completers(sessions.length, attended));
    await completeEnrolments(transaction, cohortId, personIds, now);
    const withoutCertificate = await recordAll(transaction, cohort, personIds, { actorId, now, issuer });
    await updateCohort(transaction, cohortId, { state: 'completed' });
    const subject = {
      actorId,
      at: now,
      action: 'cohort.complete',
      subjectKind: 'cohort',
      subjectId: cohortId,
    };
    await auditAll(transaction, [
      { ...subject, before: { state: cohort.state }, after: { state: 'completed', personIds } },
    ]);
    return { completed: personIds.length, withoutCertificate };
  });
}

async function withPlace(
  transaction: Transaction,
  cohortId: number,
  personIds: readonly number[],
): Promise<number[]> {
  const kept: number[] = [];
  for (const personId of personIds)
    if ((await findEnrolment(cohortId, personId, transaction))?.state === 'confirmed') kept.push(personId);
  return kept;
}

/** Records completions and passes; gives how many certificates could not be issued. */
async function recordAll(
  transaction: Transaction,
  cohort: CohortRow,
  personIds: readonly number[],
  { actorId, now, issuer }: { actorId: number; now: Date; issuer: Issuer },
): Promise<number> {
  const course = await findCourse(cohort.courseId, transaction);
  const tier = (await listTiers(transaction)).find(({ rank }) => rank === course?.tierRank);
  if (!course || !tier) throw new Error('A class needs a course on a tier.');
  let withoutCertificate = 0;
  const source = { sourceKind: 'cohort', sourceId: cohort.id } as const;
  for (const personId of personIds) {
    const achieved = {
      personId,
      tierRank: tier.rank,
      courseId: course.id,
      achievedAt: now,
      validUntil: null,
    };
    await addAchievement(transaction, { ...source, ...achieved, kind: 'completion' });
    if (!(await isPassedByClass(transaction, personId, tier.rank, now))) continue;
    const days = { startsOn: cohort.startsAt, endsOn: cohort.endsAt };
    const passed = await passTier(
      transaction,
      { ...source, ...days, personId, courseId: course.id, passedAt: now, actorId },
      issuer,
    );
    if (isRefusal(passed)) withoutCertificate += 1;
  }
  return withoutCertificate;
}
