/** What the rule and the organisers say of everyone with a place in a class. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { findAssessments } from '../assessment/assessment.store.ts';
import { findCourseOf } from '../course.store.ts';
import { findEnrolmentsIn } from '../enrolment.store.ts';
import { type ClassSession, findClassAttendances, findDecisions, findHeldSessions } from './class.store.ts';
import { completionOf, type Verdict } from './completion.ts';

/** One person's completion. */
export interface PersonVerdict extends Verdict {
  readonly personId: number;
  /** Whether her completion is recorded already. */
  readonly isCompleted: boolean;
  /** Why an organiser decided, and who; null: nobody did. */
  readonly reason: string | null;
  readonly decidedById: number | null;
}

/** Everyone with a place, in no order, and the sessions that count. */
export async function findVerdicts(
  cohortId: number,
  transaction?: Transaction,
): Promise<{ sessions: ClassSession[]; verdicts: PersonVerdict[] }> {
  const sessions = await findHeldSessions(cohortId, transaction);
  const places = await findEnrolmentsIn(cohortId, transaction);
  const attendances = await findClassAttendances(
    sessions.map(({ id }) => id),
    transaction,
  );
  const isAssessed = (await findCourseOf(cohortId, transaction))?.isAssessed ?? false;
  const assessments = await findAssessments(cohortId, transaction);
  const attended = Map.groupBy(attendances, ({ personId }) => personId);
  const decided = new Map((await findDecisions(cohortId, transaction)).map((one) => [one.personId, one]));
  const verdicts = places
    .filter(({ state }) => state === 'confirmed' || state === 'completed')
    .map(({ personId, state }): PersonVerdict => {
      const decision = decided.get(personId);
      const assessed = isAssessed ? (assessments.get(personId)?.result ?? null) : 'notAsked';
      const came = attended.get(personId) ?? [];
      const verdict = completionOf(sessions, came, decision?.decision ?? null, assessed);
      return {
        ...verdict,
        personId,
        isCompleted: state === 'completed',
        reason: verdict.decision && decision ? decision.reason : null,
        decidedById: verdict.decision && decision ? decision.decidedById : null,
      };
    });
  return { sessions, verdicts };
}
