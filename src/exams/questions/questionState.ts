/**
 * How a question comes into use: written, found right by a second person, live, retired. An edit of one that has left
 * the draft makes a new version, which begins as a draft again; papers keep the version they were made with.
 */
import type { QuestionState } from './questionContent.ts';

/** What can be done to a question. */
export const questionSteps = ['review', 'return', 'release', 'retire', 'restore'] as const;
export type QuestionStep = (typeof questionSteps)[number];

const ways: Readonly<Record<QuestionStep, { readonly from: QuestionState; readonly to: QuestionState }>> = {
  review: { from: 'draft', to: 'reviewed' },
  return: { from: 'reviewed', to: 'draft' },
  release: { from: 'reviewed', to: 'live' },
  retire: { from: 'live', to: 'retired' },
  restore: { from: 'retired', to: 'live' },
};

/** The state after a step, or null where the step does not begin there. */
export function stateAfter(state: QuestionState, step: QuestionStep): QuestionState | null {
  return ways[step].from === state ? ways[step].to : null;
}

/** What this person can do: whoever wrote the version can't be the second person who finds it right. */
export function openSteps(state: QuestionState, authorId: number | null, actorId: number): QuestionStep[] {
  return questionSteps.filter(
    (step) => ways[step].from === state && !(step === 'review' && authorId === actorId),
  );
}

/** Whether an edit overwrites the newest version: nobody but its authors has relied on a draft. */
export function isOverwritten(state: QuestionState): boolean {
  return state === 'draft';
}
