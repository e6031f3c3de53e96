/** Marks answers in whole hundredths, and knows which answers are possible. Knows no tables and no clock. */
import { countParts, type Parts } from './countParts.ts';
import { isPlace } from './pictureRegions.ts';
import { type PartialCredit, peopleMarkedKinds, type QuestionContent } from './questionContent.ts';
import { isAnswered, type Response, responseLimits } from './response.ts';

/** What marking needs to know of a question on a paper. */
export interface MarkedPlace {
  readonly questionId: number;
  /** Hundredths for the right answer. */
  readonly marks: number;
  readonly content: QuestionContent;
}

/** The two options of every true-or-false question. */
export const judgementKeys = ['true', 'false'] as const;

/**
 * The hundredths that an answer earns, 0 … `marks`; null: people mark it. Blanks and gaps earn a share each; kinds with
 * a rule for partial credit follow it. Shares are rounded half up.
 */
export function markResponse(
  content: QuestionContent,
  marks: number,
  response: Response | null,
): number | null {
  if (response === null || !isAnswered(response)) return 0;
  if (peopleMarkedKinds.has(content.kind)) return null;
  const parts = countParts(content, response);
  const rule = 'partialCredit' in content ? content.partialCredit : ruleOf(content);
  const earned = earnedParts(parts, rule);
  return Math.floor((2 * marks * earned + parts.all) / (2 * parts.all));
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

/** The keys of the right options; none where there is nothing to choose. */
export function rightKeys(content: QuestionContent): readonly string[] {
  if (content.kind === 'judgement') return [String(content.isTrue)];
  if (content.kind === 'single') return [content.answerKey];
  return content.kind === 'multiple' ? content.answerKeys : [];
}

/** Whether a list of texts can be an answer to a question of this kind; empty texts leave a place open. */
export function isPossibleResponse(content: QuestionContent, response: Response): boolean {
  const { text: longest, places } = responseLimits;
  if (response.length > places || response.some((text) => text.length > longest)) return false;
  const isOnce = new Set(response).size === response.length;
  const keys = choiceKeys(content);
  if (keys)
    return (
      isOnce &&
      response.every((key) => keys.includes(key)) &&
      (content.kind === 'multiple' || response.length <= 1)
    );
  const known = (options: readonly { readonly key: string }[]) => options.map(({ key }) => key);
  switch (content.kind) {
    case 'matching': {
      const rights = ['', ...known(content.rights)];
      return response.length <= content.lefts.length && response.every((key) => rights.includes(key));
    }
    case 'ordering': {
      const chosen = response.filter((key) => key !== '');
      const isEachOnce = new Set(chosen).size === chosen.length;
      return isEachOnce && chosen.every((key) => known(content.options).includes(key));
    }
    case 'fillIn':
      return response.length <= content.blanks.length;
    case 'cloze':
      return response.length <= content.gaps.length;
    case 'numeric':
      return response.length <= 2;
    case 'hotSpot':
      return response.every((text) => isPlace(text, content.regions));
    case 'upload':
      return response.length <= content.most && response.every((text) => /^\d{1,9}$/.test(text));
    case 'shortAnswer':
    case 'essay':
      return response.length <= 1 && response.every((text) => text.length <= content.longest);
    default:
      return false;
  }
}

/** Blanks and gaps earn a share each; a choice of one, and a number, all or nothing. */
function ruleOf({ kind }: QuestionContent): PartialCredit {
  return kind === 'fillIn' || kind === 'cloze' ? 'shareOfRight' : 'allOrNothing';
}

/** How many parts count. With a share for each right part, choosing a wrong option where several are asked for earns none. */
function earnedParts({ right, wrong, all, forfeits }: Parts, rule: PartialCredit): number {
  if (rule === 'allOrNothing') return right === all && wrong === 0 ? all : 0;
  if (rule === 'rightMinusWrong') return Math.max(0, right - wrong);
  return forfeits && wrong > 0 ? 0 : right;
}
