/** The pages of an import: choosing a file, what its columns are, how far it is, and what the check found. */
import type { FormView } from '../../http/form.ts';
import { view } from '../../http/view.ts';

/** Where a file is chosen; a template in each language, and what was uploaded lately. */
export const chooseFileView = view<{
  form: FormView;
  templateZh: string;
  templateEn: string;
  recent: readonly { href: string; fileName: string; at: string; rows: string; state: string }[];
}>('accounts/import/new', 'staff');

/** One column of the file. */
export interface ColumnLine {
  readonly name: string;
  readonly heading: string;
  /** The first rows. */
  readonly samples: readonly string[];
  readonly options: readonly { value: string; label: string; selected: boolean }[];
  readonly isUsed: boolean;
}

/** What the columns are. */
export interface MappingPage {
  readonly fileName: string;
  readonly rows: string;
  readonly action: string;
  readonly columns: readonly ColumnLine[];
  readonly wasRemembered: boolean;
  readonly refusal: string | null;
  readonly requestKey: string;
}

export const mappingView = view<MappingPage>('accounts/import/mapping', 'staff');

/** How far the check or the import is. */
export const progressView = view<{
  heading: string;
  fileName: string;
  address: string;
  progressAddress: string;
  done: number;
  total: number;
}>('accounts/import/progress', 'staff');

/** One row of the report. */
export interface ReportLine {
  readonly line: number;
  readonly name: string;
  readonly badge: { readonly kind: string; readonly icon: string; readonly label: string };
  readonly notes: readonly string[];
  readonly match: { readonly href: string; readonly name: string } | null;
}

/** The report: before the confirmation, and what was done after it. */
export interface ImportReport {
  readonly fileName: string;
  readonly lead: string;
  readonly isFailed: boolean;
  readonly tabs: readonly { href: string; label: string; count: number; isCurrent: boolean }[];
  readonly lines: readonly ReportLine[];
  readonly pages: {
    readonly current: number;
    readonly count: number;
    readonly previousHref: string | null;
    readonly nextHref: string | null;
  };
  readonly reportHref: string;
  readonly mappingHref: string;
  /** Null once it was confirmed, or where there is nothing to write. */
  readonly confirm: {
    readonly action: string;
    readonly label: string;
    readonly doubtful: string | null;
    readonly left: string | null;
    readonly requestKey: string;
  } | null;
}

export const importReportView = view<ImportReport>('accounts/import/show', 'staff');
