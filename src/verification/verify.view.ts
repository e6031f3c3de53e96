/** The public pages: whole small documents of their own, without the layouts and style sheets of the rest. */
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Locale } from '../i18n/translate.ts';
import type { Outcome } from './verdict.ts';

/** A link with its words. */
export interface Link {
  readonly href: string;
  readonly label: string;
}

/** What all these pages know of their reader and owner. */
interface Frame {
  readonly locale: Locale;
  readonly otherLanguage: Link & { readonly locale: Locale };
  readonly organisation: string;
}

/** The page that says whether a certificate holds. */
export interface VerdictPage extends Frame {
  readonly outcome: Outcome;
  readonly icon: string;
  readonly word: string;
  readonly explanation: string;
  readonly reason: string | null;
  /** The first thing to do next: see the new certificate, ask the issuer, try again. */
  readonly next: Link | null;
  readonly title: string | null;
  readonly items: readonly Item[];
  /** Null where nothing could be verified. */
  readonly verifiedAt: string | null;
  /** Whether the fields are to be compared with the paper: ours only. */
  readonly isOurs: boolean;
  readonly holderCheck: {
    readonly action: string;
    readonly answer: string | null;
    readonly isMatch: boolean;
    readonly error: string | null;
  } | null;
  /** For the employer's file; null where nothing was found. */
  readonly receiptHref: string | null;
  /** What the transparency log says of it; null where it is not ours. */
  readonly logHref: string | null;
  /** The number that was typed, to be mended; null where a certificate was found. */
  readonly numberForm: { readonly typed: string } | null;
}

export const verdictView = view<VerdictPage>('verification/verify/show', 'bare');

/** The page on which a printed number is typed, a QR code scanned, or a file checked. */
export interface NumberPage extends Frame {
  /** The host that our QR codes name. */
  readonly host: string;
  readonly timeZone: string;
  /** What the page's script says, by its own short names. */
  readonly words: readonly { readonly name: string; readonly text: string }[];
}

export const numberView = view<NumberPage>('verification/verify/new', 'bare');

/** SVG paths of the verdicts' icons, 24 units wide, drawn into the page so that it needs no second file. */
export const verdictIcons: Record<Outcome, string> = {
  valid: 'M4 12.5l5.5 5.5L20 7',
  expired: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 7v5.3l3.4 2',
  suspended: 'M9 5v14M15 5v14',
  revoked: 'M6 6l12 12M18 6L6 18',
  replaced: 'M5 12a7 7 0 0112-5l2 2M19 4v5h-5M19 12a7 7 0 01-12 5l-2-2M5 20v-5h5',
  recorded: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6',
  unknown: 'M9 9a3 3 0 114.2 2.8c-.9.5-1.2 1-1.2 2.2M12 18v.3',
  mistyped: 'M4 20l1-4L16 5l3 3L8 19zM13 8l3 3',
  unchecked: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.2',
};
