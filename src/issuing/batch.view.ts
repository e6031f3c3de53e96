/** The pages of batches: making one, and one batch with its progress. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';

/** Where a batch is made, from a source or from a file. */
export interface NewBatchPage {
  readonly source: FormView;
  readonly file: FormView;
  readonly templateHref: string;
}

export const newBatchView = view<NewBatchPage>('issuing/batch/new', 'staff');

/** How many rows are in one state, with the list of them. */
export interface RowCount {
  readonly label: string;
  readonly count: number;
  readonly href: string;
}

/** One batch. */
export interface BatchPage {
  readonly title: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly counts: readonly RowCount[];
  readonly rowsHref: string;
  /** Rows that are through, of all that are to be issued. */
  readonly progress: { readonly done: number; readonly total: number; readonly address: string } | null;
  readonly steps: readonly Confirmation[];
  readonly downloads: readonly { readonly href: string; readonly label: string }[];
  /** Where its certificates are given numbered forms; null while there is nothing to print. */
  readonly printHref: string | null;
}

export const batchView = view<BatchPage>('issuing/batch/show', 'staff');
