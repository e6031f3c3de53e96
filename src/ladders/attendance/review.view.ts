/** The organiser's review of completions, corrections, and a trainee's own attendance. */
import type { FormView } from '../../http/form.ts';
import type { Badge } from '../../http/list.ts';
import type { Confirmation } from '../../http/parts.ts';
import { view } from '../../http/view.ts';
import type { SessionFacts } from './session.view.ts';

/** One person in the review. */
export interface ReviewRow {
  readonly name: string;
  readonly href: string;
  readonly sessions: string;
  readonly minutes: string;
  readonly hours: string;
  readonly badge: Badge;
  /** Why the rule says so, and why an organiser decided otherwise. */
  readonly why: string;
  readonly isDone: boolean;
}

/** Everyone of a class with what the rule says. */
export interface ReviewPage {
  readonly title: string;
  readonly rule: string;
  readonly counts: string;
  readonly rows: readonly ReviewRow[];
  readonly confirmation: Confirmation | null;
  /** Why it can't be completed yet, or null. */
  readonly notYet: string | null;
  /** Where certificates are issued by the batch; null: not completed, or an exam comes first. */
  readonly batchHref: string | null;
  readonly exportHref: string;
  readonly assessmentsHref: string;
  readonly backHref: string;
}

export const reviewView = view<ReviewPage>('ladders/attendance/review', 'staff');

/** One person of a class: every session, the rule, the decisions. */
export interface ReviewPersonPage {
  readonly name: string;
  readonly title: string;
  readonly badge: Badge;
  readonly why: string;
  readonly sessions: readonly { when: string; kind: string; line: string; href: string }[];
  readonly decisions: readonly string[];
  readonly form: FormView;
  readonly action: string;
  readonly backHref: string;
  readonly isCompleted: boolean;
  readonly personHref: string;
}

export const reviewPersonView = view<ReviewPersonPage>('ladders/attendance/person', 'staff');

/** One person at one session. */
export interface CorrectPage extends SessionFacts {
  readonly name: string;
  readonly line: string;
  readonly history: readonly string[];
  readonly form: FormView;
  readonly action: string;
  readonly backHref: string;
}

export const correctView = view<CorrectPage>('ladders/attendance/correct', 'staff');

/** A trainee's own attendance. */
export interface MinePage {
  readonly theory: string;
  readonly practice: string;
  readonly classes: readonly {
    title: string;
    href: string;
    minutes: string;
    lines: readonly { when: string; kind: string; line: string }[];
  }[];
}

export const mineView = view<MinePage>('ladders/attendance/mine');
