/** A session's roll, the trainer's list of sessions, the camera page and a trainee's own code. */
import type { FormView } from '../../http/form.ts';
import { view } from '../../http/view.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Presence } from './history.ts';
import type { SessionTimes } from './minutes.ts';
import { presenceLine, type SessionFacts } from './session.view.ts';

/** How someone stands in the roll; the script updates rows from the same facts. */
export interface RollRow {
  readonly id: number;
  readonly isPresent: boolean;
  readonly hasLeft: boolean;
  /** Scanned or corrected: a tick can't take it back. */
  readonly isFixed: boolean;
  /** How it was recorded and how long; empty: not there. */
  readonly line: string;
}

/** The roll. */
export interface RollPage extends SessionFacts {
  readonly sessionId: number;
  readonly actorId: number;
  readonly madeAtMs: number;
  readonly people: readonly (RollRow & { name: string; phone: string })[];
  readonly came: number;
  readonly action: string;
  readonly requestKey: string;
  readonly screenHref: string;
  readonly scannerHref: string;
  readonly sheetHref: string | null;
  readonly walkIn: FormView;
  readonly isWalkInOpen: boolean;
}

export const rollView = view<RollPage>('ladders/attendance/roll', 'tablet');

/** A session of the trainer's list. */
export interface TeachingRow {
  /** Where she says whom she assessed; null: the course asks for no assessment. */
  readonly assessmentsHref: string | null;
  readonly href: string;
  readonly screenHref: string;
  readonly title: string;
  readonly kind: string;
  readonly mode: string;
  readonly when: string;
  readonly venue: string;
  readonly count: string;
  readonly isNow: boolean;
  readonly isCancelled: boolean;
}

/** The trainer's home. */
export interface TeachingPage {
  readonly today: readonly TeachingRow[];
  readonly next: readonly TeachingRow[];
  readonly past: readonly TeachingRow[];
  readonly seesAll: boolean;
}

export const teachingView = view<TeachingPage>('ladders/attendance/teaching');

/** The page with the trainer's camera. */
export interface ScannerPage extends SessionFacts {
  readonly action: string;
  readonly backHref: string;
  readonly came: number;
  readonly requestKey: string;
  readonly refusal: string | null;
  readonly direction: 'in' | 'out';
}

export const scannerView = view<ScannerPage>('ladders/attendance/scanner', 'tablet');

/** A trainee's own code. */
export interface OwnCodePage {
  readonly qr: string;
  readonly digits: string;
  readonly nextAtMs: number;
  readonly nowMs: number;
}

export const ownCodeView = view<OwnCodePage>('ladders/attendance/code');

/** A row of the roll; `by`: the name of who recorded it, where it was not herself. */
export function rollRow(
  id: number,
  presence: Presence | null,
  session: SessionTimes,
  { t, by }: { t: Translate; by: string | null },
): RollRow {
  return {
    id,
    isPresent: presence !== null,
    hasLeft: presence?.checkedOutAt != null,
    isFixed: presence !== null && presence.method !== 'roll',
    line: presence ? presenceLine(presence, session, t, by) : '',
  };
}
