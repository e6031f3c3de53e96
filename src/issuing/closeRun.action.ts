/** Ends a print run: it is printed, or it is withdrawn and its forms go back into the stock. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { closePrintRun, lockPrintRun } from './printRun.store.ts';
import type { PrintRunEnd } from './printRunState.ts';
import { removeUsed } from './sheet.store.ts';

/** Ends the run; a Refusal where it has ended already. Forms that were spoiled meanwhile stay spoiled. */
export function closeRun(
  runId: number,
  state: PrintRunEnd,
  actorId: number,
  now: Date,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const run = await lockPrintRun(transaction, runId);
    if (run?.state !== 'prepared') return refuse('issuing.refusal.runClosed');
    const returned = state === 'withdrawn' ? await removeUsed(transaction, runId) : 0;
    await closePrintRun(transaction, runId, { state, closedAt: now });
    await audit(transaction, {
      actorId,
      at: now,
      action: `printRun.${state}`,
      subjectKind: 'printRun',
      subjectId: runId,
      before: { state: run.state },
      after: { state, returned },
    });
    return null;
  });
}
