/** Sources of a class with what each brought, and their posters. */
import type { FormView } from '../../http/form.ts';
import { view } from '../../http/view.ts';
import type { PosterLinks } from './poster/poster.view.ts';

/** A source as a row: scans → enrolled → attended, each leading to the people behind it. */
export interface SourceLine {
  readonly kind: string;
  readonly label: string;
  /** The address in its QR; null for those who came without one. */
  readonly url: string | null;
  readonly scans: number | null;
  readonly enrolled: number;
  readonly enrolledHref: string;
  readonly attended: number;
  readonly attendedHref: string;
}

/** The table. */
export interface SourceTable {
  readonly lines: readonly SourceLine[];
  readonly href: string;
  readonly exportHref: string;
}

/** The page of sources and posters. */
export interface SourcesPage {
  readonly title: string;
  readonly backHref: string;
  readonly sources: SourceTable;
  readonly posters: readonly {
    readonly label: string;
    readonly kind: string;
    readonly url: string;
    readonly links: PosterLinks;
  }[];
  /** All posters as one document; null where there is no source. */
  readonly all: PosterLinks | null;
  readonly isOpen: boolean;
  readonly form: FormView;
  readonly action: string;
}

export const sourcesView = view<SourcesPage>('ladders/enrolment/sources', 'staff');
