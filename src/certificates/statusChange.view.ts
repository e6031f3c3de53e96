/** The page on which someone gives the reason for a change, and confirms it. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';

/** A change that is being prepared. */
export interface ChangePage {
  readonly title: string;
  /** Number and holder of the certificate. */
  readonly about: string;
  readonly explain: string;
  readonly action: string;
  readonly label: string;
  /** What is to be confirmed; null before everything is filled in. */
  readonly question: string | null;
  readonly danger: boolean;
  readonly backHref: string;
  readonly form: FormView;
}

export const changeView = view<ChangePage>('certificates/change/new', 'staff');
