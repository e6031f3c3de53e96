/** Keeps what a trainer found in those of her class. */
import { auditAll } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { AssessmentResult } from '../attendance/completion.ts';
import { lockCohort } from '../cohort.store.ts';
import { findEnrolmentsIn } from '../enrolment.store.ts';
import { addAssessments, findAssessments } from './assessment.store.ts';

/** What was found in one person; null: nothing yet. */
export interface Finding {
  readonly personId: number;
  readonly result: AssessmentResult | null;
  readonly note: string;
}

/**
 * Keeps what changed and gives how many that are; the same findings sent again keep nothing. What was found can't be
 * taken back to nothing, only changed. Whoever completed the class already stays as she is: that is the organiser's.
 */
export function assess(
  cohortId: number,
  findings: readonly Finding[],
  assessedById: number,
  now: Date,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (!cohort || cohort.state === 'cancelled') return refuse('ladders.refusal.notOpen');
    const places = await findEnrolmentsIn(cohortId, transaction);
    const open = new Set(places.flatMap(({ personId, state }) => (state === 'confirmed' ? [personId] : [])));
    const known = await findAssessments(cohortId, transaction);
    const changed = findings.flatMap(({ personId, result, note }) => {
      const before = known.get(personId);
      const isSame = before ? before.result === result && before.note === note : false;
      return result === null || isSame || !open.has(personId)
        ? []
        : [{ personId, result, note, assessedById, assessedAt: now }];
    });
    await addAssessments(transaction, cohortId, changed);
    const subject = { action: 'cohort.assess', subjectKind: 'cohort', subjectId: cohortId };
    await auditAll(
      transaction,
      changed.map(({ personId, result }) => ({
        ...subject,
        actorId: assessedById,
        at: now,
        before: { personId, result: known.get(personId)?.result ?? null },
        after: { personId, result },
      })),
    );
    return changed.length;
  });
}
