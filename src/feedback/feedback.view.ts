/** The pages of feedback. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';
import { showHundredths } from '../lib/hundredths.ts';
import type { Means } from './threshold.ts';

/** The three questions about one session. */
export interface AnswerPage {
  readonly title: string;
  readonly when: string;
  readonly action: string;
  readonly isAnswered: boolean;
  readonly isOpen: boolean;
  readonly form: FormView;
  readonly classHref: string;
}

export const answerView = view<AnswerPage>('feedback/answer');

/** Her sessions of a class. */
export interface ClassFeedbackPage {
  readonly title: string;
  readonly sessions: readonly {
    readonly when: string;
    readonly href: string | null;
    readonly state: string;
  }[];
}

export const classFeedbackView = view<ClassFeedbackPage>('feedback/class');

/** A mean with its question. */
export interface MeanLine {
  readonly label: string;
  readonly mean: string;
}

/** The results of a course, a trainer or a class. */
export interface ResultPage {
  readonly title: string;
  readonly subtitle: string;
  readonly note: string;
  readonly means: readonly MeanLine[];
  readonly lines: readonly { readonly title: string; readonly means: string; readonly count: string }[];
  readonly comments: readonly string[];
  readonly back: { readonly href: string; readonly label: string };
}

export const resultView = view<ResultPage>('feedback/result');

/** `4.60`, as hundredths say it. */
export function meanText(hundredths: number): string {
  return showHundredths(hundredths);
}

/** The three means one after the other. */
export function meansText({ content, trainer, organisation }: Means): string {
  return [content, trainer, organisation].map(meanText).join(' · ');
}
