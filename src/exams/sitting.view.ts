/** The paper as its candidate sees it: one card for each question, never the key. */
import { view } from '../http/view.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';
import { type AnswerControl, answerControl, wordsIn } from './answerControl.view.ts';
import type { PaperItem } from './papers/paper.store.ts';
import type { QuestionKind } from './questions/questionContent.ts';
import { isAnswered } from './questions/response.ts';
import type { AnswerRow } from './sitting.store.ts';

/** One question with the answer that the server has. */
export interface QuestionCard {
  readonly id: number;
  readonly number: number;
  readonly kind: string;
  readonly marks: string;
  readonly stem: string;
  readonly control: AnswerControl;
  readonly answered: boolean;
}

/** The sitting's page; instants are milliseconds for the script. */
export interface SittingPage {
  readonly title: string;
  readonly sittingId: number;
  readonly base: string;
  readonly nowMs: number;
  readonly deadlineMs: number;
  readonly deadlineAt: Date;
  readonly minutesLeft: number;
  readonly sequence: number;
  readonly questions: readonly QuestionCard[];
  readonly total: number;
  readonly answered: number;
  readonly requestKey: string;
}

export const sittingView = view<SittingPage>('exams/sitting/show', 'tablet');

/** The questions as cards. */
export function questionCards(
  paper: readonly PaperItem[],
  answers: readonly AnswerRow[],
  t: Translate,
  locale: Locale,
): QuestionCard[] {
  return paper.map((item) => {
    const choice = answers.find(({ questionId }) => questionId === item.questionId)?.response ?? [];
    const { content } = item;
    return {
      id: item.questionId,
      number: item.position,
      kind: kindName(content.kind, t),
      marks: plainMarks(item.marks),
      stem: wordsIn(content.stem, locale),
      control: answerControl(item, choice, t, locale),
      answered: isAnswered(choice),
    };
  });
}

/** A kind of question in words. */
export function kindName(kind: QuestionKind, t: Translate): string {
  return t(`exams.kind.${kind}`);
}

/** Marks without needless zeros: `2.50` → `2.5`. */
export function plainMarks(hundredths: number): string {
  return showHundredths(hundredths).replace(/\.?0+$/, '');
}
