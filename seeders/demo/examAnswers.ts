/** Plausible answers to a paper, among them two questions that its analysis should find. */
import { fullMarks, type PaperPlace } from '../../src/exams/papers/paper.ts';
import { choiceKeys, rightKeys } from '../../src/exams/questions/markResponse.ts';
import type { QuestionContent } from '../../src/exams/questions/questionContent.ts';
import type { Chance } from './random.ts';

/** What someone answered, and what it earned. */
export interface SatPaper {
  readonly personId: number;
  readonly theoryMarks: number;
  readonly answers: readonly { questionId: number; response: string[]; marks: number }[];
}

/** A paper as someone of random skill would answer it. */
export function answered(
  paper: readonly (PaperPlace & { content: QuestionContent })[],
  chance: Chance,
): Omit<SatPaper, 'personId'> {
  const skill = 0.58 + 0.4 * chance.next();
  let theoryMarks = 0;
  const answers = paper.map(({ questionId, marks, content }, index) => {
    const isRight = chance.happens(chanceOf(index, skill));
    if (isRight) theoryMarks += marks;
    const response = isRight ? rightKeys(content) : [wrongKey(content, chance)];
    return { questionId, response: [...response], marks: isRight ? marks : 0 };
  });
  return { theoryMarks: Math.min(theoryMarks, fullMarks), answers };
}

/** Places of two questions that the analysis should find: the abler fail the one, and chance decides the other. */
const misleading = 3;
const blunt = 8;

function chanceOf(index: number, skill: number): number {
  if (index === misleading) return 1.3 - skill;
  return index === blunt ? 0.35 : skill;
}

/** One option that is wrong by itself. */
function wrongKey(content: QuestionContent, chance: Chance): string {
  const keys = choiceKeys(content) ?? [];
  const right = rightKeys(content);
  return chance.pick(content.kind === 'multiple' ? keys : keys.filter((key) => !right.includes(key)));
}
