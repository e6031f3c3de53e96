/** The staff's desk. */
import { view } from '../http/view.ts';

/** A figure that links to the rows behind it. */
export interface Figure {
  readonly href: string;
  readonly value: number;
  readonly label: string;
  /** Its last months, as SVG. */
  readonly line: string;
}

/** One thing of today, or something that waits for a decision. */
export interface Line {
  readonly href: string;
  readonly text: string;
  readonly detail: string;
}

export const homeView = view<{ sessions: Line[]; exams: Line[]; waiting: Line[]; figures: Figure[] }>(
  'insights/home/show',
  'staff',
);
