/** The paper as its candidate sees it: one card for each question, never the key. */
import { view } from '../http/view.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';
import type { PaperItem } from './papers/paper.store.ts';
import { judgementKeys } from './questions/markResponse.ts';
import type { QuestionContent, QuestionKind } from './questions/questionContent.ts';
import { isAnswered } from './questions/response.ts';
import type { AnswerRow } from './sitting.store.ts';

/** One option as a card to tap. */
export interface OptionCard {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly checked: boolean;
}

/** One question with the answer that the server has. */
export interface QuestionCard {
  readonly id: number;
  readonly number: number;
  readonly kind: string;
  readonly marks: string;
  readonly stem: string;
  readonly control: 'radio' | 'checkbox';
  readonly options: readonly OptionCard[];
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
      control: content.kind === 'multiple' ? 'checkbox' : 'radio',
      options: optionsOf(content, t, locale).map((option) => ({
        id: `option-${item.questionId}-${option.key}`,
        key: option.key,
        text: option.text,
        checked: choice.includes(option.key),
      })),
      answered: isAnswered(choice),
    };
  });
}

/** A text in the reader's language; Chinese where no English was written. */
export function wordsIn({ zh, en }: { readonly zh: string; readonly en: string }, locale: Locale): string {
  return locale === 'en' && en ? en : zh;
}

function optionsOf(content: QuestionContent, t: Translate, locale: Locale): { key: string; text: string }[] {
  if (content.kind === 'judgement')
    return judgementKeys.map((key) => ({ key, text: t(`exams.judgement.${key}`) }));
  if (content.kind !== 'single' && content.kind !== 'multiple') return [];
  return content.options.map((option) => ({ key: option.key, text: wordsIn(option, locale) }));
}

/** A kind of question in words. */
export function kindName(kind: QuestionKind, t: Translate): string {
  return t(`exams.kind.${kind}`);
}

/** Marks without needless zeros: `2.50` → `2.5`. */
export function plainMarks(hundredths: number): string {
  return showHundredths(hundredths).replace(/\.?0+$/, '');
}
