/** An organiser decides against or beyond the rule who completes, with a reason. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { withdrawAchievements } from '../achievement.store.ts';
import { lockCohort } from '../cohort.store.ts';
import { findEnrolment, reopenEnrolment } from '../enrolment.store.ts';
import { addDecision } from './class.store.ts';
import type { Decision } from './completion.ts';

/**
 * Keeps the decision. Someone excluded after the class was completed keeps her attendance and her place, but her
 * completion no longer counts; nothing is deleted. A certificate is revoked where certificates are.
 */
export function decideCompletion(
  cohortId: number,
  personId: number,
  { decision, reason }: { readonly decision: Decision; readonly reason: string },
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const cohort = await lockCohort(transaction, cohortId);
    if (!cohort || cohort.state === 'cancelled') return refuse('ladders.refusal.notOpen');
    const place = await findEnrolment(cohortId, personId, transaction);
    if (place?.state !== 'confirmed' && place?.state !== 'completed')
      return refuse('ladders.refusal.noPlace');
    const row = { cohortId, personId, decision, reason, decidedById: actorId, decidedAt: now };
    await addDecision(transaction, row);
    if (decision === 'excluded' && place.state === 'completed') {
      await reopenEnrolment(transaction, cohortId, personId);
      await withdrawAchievements(transaction, cohortId, [personId], now);
    }
    const subject = { action: 'cohort.decide', subjectKind: 'cohort', subjectId: cohortId };
    const before = { personId, state: place.state };
    await audit(transaction, { ...subject, actorId, at: now, before, after: { personId, decision, reason } });
    return null;
  });
}
