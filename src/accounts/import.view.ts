/** The pages of an import: choosing a file, and the report before anything is written. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';

export const chooseFileView = view<{ form: FormView; templateHref: string }>('accounts/import/new', 'staff');

/** One row of the report. */
export interface ReportLine {
  readonly line: number;
  readonly name: string;
  readonly outcome: string;
  readonly kind: string;
  readonly icon: string;
  readonly problems: string;
}

/** The report. */
export interface ImportReport {
  readonly counts: { readonly new: number; readonly known: number; readonly error: number };
  /** Rows with problems first, at most 200. */
  readonly lines: readonly ReportLine[];
  readonly hidden: number;
  /** Null when a row has a problem: then nothing can be imported. */
  readonly token: string | null;
  readonly reportHref: string;
  readonly requestKey: string;
}

export const importReportView = view<ImportReport>('accounts/import/show', 'staff');
