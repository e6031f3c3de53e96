/** Completes a class: one press records who completed it and sees to everyone's certificate, however large the class. */
import { issuerOf } from '../certificates/issuer.ts';
import { type Answer, type Context, done, redirect } from '../http/route.ts';
import { type CohortRow, findCohort } from '../ladders/cohort.store.ts';
import { completeCohort, isLeftToBatch } from '../ladders/completeCohort.action.ts';
import { isRefusal } from '../refusal.ts';
import { issueClass } from './issueClass.action.ts';

/** Loads the class of the address. */
export function loadClass(context: Context): Promise<CohortRow | null> {
  return findCohort(context.idParam('cohortId'));
}

/** Completes it; certificates of a large class come from a batch that starts at once. */
export async function completeClass(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded, me, now, t, settings } = context;
  const issuer = issuerOf(settings);
  const completion = await completeCohort(loaded.id, me.id, now, issuer);
  if (isRefusal(completion)) return completion;
  const { completed: count, withoutCertificate: without } = completion;
  const review = `/admin/cohorts/${loaded.id}/completion`;
  if (without === 0) return redirect(review, done(t('ladders.cohort.completed', { count })));
  const warning = {
    kind: 'warning',
    text: t('ladders.cohort.completedWithout', { count, without }),
  } as const;
  if (!isLeftToBatch(count)) return redirect(review, warning);
  const batchId = await issueClass(loaded.id, me.id, now, issuer);
  if (isRefusal(batchId)) return redirect(review, warning);
  return redirect(`/admin/certificate-batches/${batchId}`, done(t('issuing.classCompleted', { count })));
}
