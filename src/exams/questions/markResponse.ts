/** Marks answers in whole hundredths, and knows which answers are possible. Knows no tables and no clock. */
import { peopleMarkedKinds, type QuestionContent } from './questionContent.ts';
import { isAnswered, type Response } from './response.ts';

/** What marking needs to know of a question on a paper. */
export interface MarkedPlace {
  readonly questionId: number;
  /** Hundredths for the right answer. */
  readonly marks: number;
  readonly content: QuestionContent;
}

/** The two options of every true-or-false question. */
export const judgementKeys = ['true', 'false'] as const;

/** The hundredths that an answer earns, 0 … `marks`; null: people mark it. */
export function markResponse(
  content: QuestionContent,
  marks: number,
  response: Response | null,
): number | null {
  if (response === null || !isAnswered(response)) return 0;
  if (peopleMarkedKinds.has(content.kind)) return null;
  return isRight(content, response) ? marks : 0;
}

/** The hundredths of a whole paper; `responses` by question id. Null: people must mark some of it. */
export function markPaper(
  places: readonly MarkedPlace[],
  responses: ReadonlyMap<number, Response>,
): { readonly total: number | null; readonly earned: ReadonlyMap<number, number | null> } {
  const earned = new Map(
    places.map(({ questionId, marks, content }) => [
      questionId,
      markResponse(content, marks, responses.get(questionId) ?? null),
    ]),
  );
  const all = [...earned.values()];
  const total = all.some((marks) => marks === null)
    ? null
    : all.reduce<number>((sum, marks) => sum + (marks ?? 0), 0);
  return { total, earned };
}

/** Keys that an answer of this kind may choose from; null where it is no choice. */
export function choiceKeys(content: QuestionContent): readonly string[] | null {
  if (content.kind === 'judgement') return judgementKeys;
  if (content.kind === 'single' || content.kind === 'multiple') return content.options.map(({ key }) => key);
  return null;
}

/** Whether a list of texts can be an answer: known options, none twice, and one at most unless several are asked for. */
export function isPossibleResponse(content: QuestionContent, response: Response): boolean {
  const keys = choiceKeys(content);
  if (!keys) return true;
  const isKnown = response.every((key) => keys.includes(key)) && new Set(response).size === response.length;
  return isKnown && (content.kind === 'multiple' || response.length <= 1);
}

function isRight(content: QuestionContent, response: Response): boolean {
  const right = rightKeys(content);
  const chosen = new Set(response);
  return chosen.size === right.length && right.every((key) => chosen.has(key));
}

/** The keys of the right options; none where there is nothing to choose. */
export function rightKeys(content: QuestionContent): readonly string[] {
  if (content.kind === 'judgement') return [String(content.isTrue)];
  if (content.kind === 'single') return [content.answerKey];
  return content.kind === 'multiple' ? content.answerKeys : [];
}
