/** Issues the certificates of a whole class in the background, without another step by hand. */
import type { Issuer } from '../certificates/certificateAward.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { gatherCandidates } from './batchSource.action.ts';
import { changeBatch } from './changeBatch.action.ts';
import { previewBatch } from './previewBatch.action.ts';

/** Makes a batch of a completed class and starts it; gives the batch's id. Who holds hers already gets no second one. */
export async function issueClass(
  cohortId: number,
  actorId: number,
  now: Date,
  issuer: Issuer,
): Promise<number | Refusal> {
  const gathered = await gatherCandidates('cohort', cohortId);
  if (isRefusal(gathered)) return gathered;
  const source = { sourceKind: 'cohort', sourceId: cohortId } as const;
  const batchId = await previewBatch({ ...gathered, ...source, actorId, now }, issuer);
  if (isRefusal(batchId)) return batchId;
  return (await changeBatch(batchId, 'start', actorId, now)) ?? batchId;
}
