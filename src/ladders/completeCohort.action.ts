/** Completes a class: those who attended enough complete it; a tier without an exam is passed at once. */
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

/** How many completed; a Refusal when the class is over already, or its last session is still to come. */
export function completeCohort(
  cohortId: number,
  actorId: number,
  now: Date,
  issuer: Issuer,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (cohort?.state !== 'open') return refuse('ladders.refusal.notOpen');
    const sessions = await findSessions(cohortId, transaction);
    if (sessions.some(({ startsAt }) => startsAt > now)) return refuse('ladders.refusal.sessionsToCome');
    const attended = await countAttended(cohortId, transaction);
    const personIds = await withPlace(transaction, cohortId, completers(sessions.length, attended));
    await completeEnrolments(transaction, cohortId, personIds, now);
    const refusal = await recordAll(transaction, cohort, personIds, { actorId, now, issuer });
    if (refusal) return refusal;
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
    return personIds.length;
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

async function recordAll(
  transaction: Transaction,
  cohort: CohortRow,
  personIds: readonly number[],
  { actorId, now, issuer }: { actorId: number; now: Date; issuer: Issuer },
): Promise<Refusal | null> {
  const course = await findCourse(cohort.courseId, transaction);
  const tier = (await listTiers(transaction)).find(({ rank }) => rank === course?.tierRank);
  if (!course || !tier) throw new Error('A class needs a course on a tier.');
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
    if (tier.rules.hasExam) continue;
    const days = { startsOn: cohort.startsAt, endsOn: cohort.endsAt };
    const passed = await passTier(
      transaction,
      { ...source, ...days, personId, courseId: course.id, passedAt: now, actorId },
      issuer,
    );
    if (isRefusal(passed)) return passed;
  }
  return null;
}
