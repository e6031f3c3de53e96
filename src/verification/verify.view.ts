/** The public pages: whole small documents of their own, without the layouts and style sheets of the rest. */
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Locale } from '../i18n/translate.ts';

/** What a look-up found; `unknown` and `mistyped` are no certificates. */
export type Outcome = 'valid' | 'expired' | 'suspended' | 'revoked' | 'replaced' | 'unknown' | 'mistyped';

/** The page that says whether a certificate holds. */
export interface VerdictPage {
  readonly locale: Locale;
  readonly otherLanguage: { readonly href: string; readonly label: string; readonly locale: Locale };
  readonly outcome: Outcome;
  readonly icon: string;
  readonly word: string;
  readonly explanation: string;
  readonly reason: string | null;
  readonly title: string | null;
  readonly items: readonly Item[];
  readonly verifiedAt: string;
  readonly holderCheck: {
    readonly action: string;
    readonly answer: string | null;
    readonly isMatch: boolean;
    readonly error: string | null;
  } | null;
  readonly organisation: string;
}

export const verdictView = view<VerdictPage>('verification/verify/show', 'bare');

/** The page on which a printed number is typed. */
export interface NumberPage {
  readonly locale: Locale;
  readonly otherLanguage: VerdictPage['otherLanguage'];
  readonly number: string;
  readonly problem: string | null;
  readonly organisation: string;
}

export const numberView = view<NumberPage>('verification/verify/new', 'bare');

/** SVG paths of the verdicts' icons, 24 units wide, drawn into the page so that it needs no second file. */
export const verdictIcons: Record<Outcome, string> = {
  valid: 'M4 12.5l5.500 5.500L20 7',
  expired: 'M12 3.500a8.500 8.500 0 100 17 8.500 8.500 0 000-17M12 7v5.300l3.400 2',
  suspended: 'M9 5v14M15 5v14',
  revoked: 'M6 6l12 12M18 6L6 18',
  replaced: 'M5 12a7 7 0 0112-5l2 2M19 4v5h-5M19 12a7 7 0 01-12 5l-2-2M5 20v-5h5',
  unknown: 'M9 9a3 3 0 114.200 2.800c-.9.500-1.200 1-1.200 2.200M12 18v.3',
  mistyped: 'M4 20l1-4L16 5l3 3L8 19zM13 8l3 3',
};
