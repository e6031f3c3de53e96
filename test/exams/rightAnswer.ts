/** The right answer to a question, as a candidate would give it. */
import { rightKeys } from '../../src/exams/questions/markResponse.ts';
import type { QuestionContent } from '../../src/exams/questions/questionContent.ts';

/** A response that earns full marks, for kinds that are marked automatically and are no picture. */
export function rightAnswer(content: QuestionContent): string[] {
  if (content.kind === 'fillIn') return content.blanks.map(({ accepted }) => accepted[0] as string);
  if (content.kind === 'numeric') return [content.value, content.units[0]?.text ?? ''];
  if (content.kind === 'matching') return content.lefts.map(({ key }) => content.pairs[key] as string);
  if (content.kind === 'ordering') return content.options.map(({ key }) => key);
  if (content.kind !== 'cloze') return [...rightKeys(content)];
  return content.gaps.map((gap) =>
    gap.input === 'choice' ? gap.answerKey : gap.input === 'number' ? gap.value : (gap.accepted[0] as string),
  );
}
