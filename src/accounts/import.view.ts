/** The pages of an import: choosing a file, and the report before anything is written. */
import type { FormView } from '../http/form.ts';
import { view } from '../http/view.ts';

export const chooseFileView = view<{ form: FormView; templateHref: string }>('accounts/import/new', 'staff');

/** The report. */
export interface ImportReport {
  readonly counts: { readonly new: number; readonly known: number; readonly error: number };
  /** Rows with problems first, at most 200. */
  readonly lines: readonly {
    line: number;
    name: string;
    outcome: string;
    kind: string;
    icon: string;
    problems: string;
  }[];
  readonly hidden: number;
  /** Null when a row has a problem: then nothing can be imported. */
  readonly token: string | null;
  readonly requestKey: string;
}

export const importReportView = view<ImportReport>('accounts/import/show', 'staff');
