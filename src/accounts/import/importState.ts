/** The states of an import of people, in their order, and what is counted in it. Knows no database. */

/**
 * `mapping`: which column is what; `checking`: the rows are checked in the background; `checked`: waits for the
 * confirmation; `importing`: rows are written in the background; `done`; `failed`: it broke, nothing more is written.
 */
export type ImportState = 'mapping' | 'checking' | 'checked' | 'importing' | 'done' | 'failed';

/** What a row is found to be, before anything is written. */
export const outcomes = ['new', 'known', 'doubtful', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

/** Rows by what they were found to be, and how many were written. */
export interface ImportCounts {
  readonly new: number;
  readonly known: number;
  readonly doubtful: number;
  readonly refused: number;
  /** Known people of whom something was or would be filled in. */
  readonly changed: number;
  readonly added: number;
}

/** Nothing counted yet. */
export const noCounts: ImportCounts = { new: 0, known: 0, doubtful: 0, refused: 0, changed: 0, added: 0 };

/** Two counts as one. */
export function addCounts(left: ImportCounts, right: ImportCounts): ImportCounts {
  return {
    new: left.new + right.new,
    known: left.known + right.known,
    doubtful: left.doubtful + right.doubtful,
    refused: left.refused + right.refused,
    changed: left.changed + right.changed,
    added: left.added + right.added,
  };
}
