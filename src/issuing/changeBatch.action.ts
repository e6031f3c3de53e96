/** Starts, pauses, resumes, cancels a batch, or tries its failed rows again. What was issued stays issued. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockBatch, reopenFailed, updateBatch } from './batch.store.ts';
import { afterStep, type BatchStep } from './batchState.ts';

/** Takes the step; a Refusal where the batch is past it. The background work begins within seconds. */
export function changeBatch(
  batchId: number,
  step: BatchStep,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const batch = await lockBatch(transaction, batchId);
    const state = batch && afterStep(batch.state, step);
    if (!batch || !state) return refuse('issuing.refusal.step');
    if (step === 'retry') await reopenFailed(transaction, batchId);
    await updateBatch(transaction, batchId, {
      state,
      startedAt: batch.startedAt ?? (state === 'running' ? now : null),
      finishedAt: state === 'cancelled' ? now : null,
    });
    await audit(transaction, {
      actorId,
      at: now,
      action: `certificateBatch.${step}`,
      subjectKind: 'certificateBatch',
      subjectId: batchId,
      before: { state: batch.state },
      after: { state },
    });
    return null;
  });
}
