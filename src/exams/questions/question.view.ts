/** The bank's pages: a question with its versions, and its editor. */
import type { FormView } from '../../http/form.ts';
import type { Badge } from '../../http/list.ts';
import { view } from '../../http/view.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { AnswerControl } from '../answerControl.view.ts';
import type { QuestionState } from './questionContent.ts';

/** A line of facts. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href: string | null;
}

export const questionView = view<{
  title: string;
  badge: Badge;
  items: readonly Fact[];
  question: { readonly id: number; readonly stem: string };
  control: AnswerControl;
  answer: string;
  explanation: string;
  editHref: string | null;
  steps: readonly { action: string; step: string; label: string; requestKey: string }[];
  waits: string | null;
  similar: readonly { href: string; text: string; likeness: number }[];
  versions: readonly { number: number; at: string; by: string; reviewedBy: string }[];
}>('exams/question/show', 'staff');

export const questionFormView = view<{
  title: string;
  lead: string;
  action: string;
  form: FormView;
  kinds: readonly { href: string; label: string; isCurrent: boolean }[];
  back: { href: string; label: string };
}>('exams/question/edit', 'staff');

const badges: Readonly<Record<QuestionState, Omit<Badge, 'label'>>> = {
  draft: { kind: 'neutral', icon: 'pencil' },
  reviewed: { kind: 'info', icon: 'check' },
  live: { kind: 'valid', icon: 'check' },
  retired: { kind: 'expired', icon: 'minus' },
};

/** A question's state as word, colour and icon. */
export function questionBadge(state: QuestionState, t: Translate): Badge {
  return { ...badges[state], label: t(`questions.state.${state}`) };
}
