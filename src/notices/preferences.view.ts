/** The pages of how someone wants to be told. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';

/** One group by every channel that is set up. */
export interface GroupLine {
  readonly label: string;
  readonly hint: string;
  readonly boxes: readonly { readonly name: string; readonly label: string; readonly isChecked: boolean }[];
}

/** The page. */
export interface PreferencesPage {
  readonly groups: readonly GroupLine[];
  readonly hasChannels: boolean;
  readonly hasMail: boolean;
  readonly email: string | null;
  readonly isWaiting: boolean;
  /** Null: there is no WeChat account here. */
  readonly wechat: {
    readonly isLinked: boolean;
    /** Whether this browser is WeChat's own. */
    readonly isHere: boolean;
    /** Opens this page in WeChat. */
    readonly qr: string;
    readonly requestKey: string;
  } | null;
  readonly form: FormView;
  readonly emailForm: FormView;
}

export const preferencesView = view<PreferencesPage>('notices/preferences/edit');
export const confirmView = view<{ action: string; isOpen: boolean; requestKey: string }>(
  'notices/preferences/confirm',
);
