/** The states of a batch and what may be done in each. Knows no rows. */

/** Where the people of a batch come from. */
export const batchSources = ['cohort', 'exam', 'event', 'file'] as const;
export type BatchSource = (typeof batchSources)[number];

/** `preview`: nothing is issued yet. */
export const batchStates = ['preview', 'running', 'paused', 'done', 'cancelled'] as const;
export type BatchState = (typeof batchStates)[number];

/** What staff may do to a batch. */
export type BatchStep = 'start' | 'pause' | 'resume' | 'cancel' | 'retry';

const steps: Readonly<Record<BatchStep, { readonly from: readonly BatchState[]; readonly to: BatchState }>> =
  {
    start: { from: ['preview'], to: 'running' },
    pause: { from: ['running'], to: 'paused' },
    resume: { from: ['paused'], to: 'running' },
    cancel: { from: ['preview', 'running', 'paused'], to: 'cancelled' },
    retry: { from: ['done'], to: 'running' },
  };

/** The state after a step, or null where it is not open. */
export function afterStep(state: BatchState, step: BatchStep): BatchState | null {
  const { from, to } = steps[step];
  return from.includes(state) ? to : null;
}

/** The steps that are open; `failed`: rows that could be tried again. */
export function openSteps(state: BatchState, failed: number): BatchStep[] {
  const open = (Object.keys(steps) as BatchStep[]).filter((step) => afterStep(state, step) !== null);
  return failed > 0 ? open : open.filter((step) => step !== 'retry');
}
