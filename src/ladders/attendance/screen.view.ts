/** The trainer's screen and the printed sheet. */
import { view } from '../../http/view.ts';
import type { SessionFacts } from './session.view.ts';

/** The code of a moment, and who came so far. */
export interface ScreenCode {
  readonly url: string;
  /** An image's address. */
  readonly qr: string;
  readonly came: number;
  readonly left: number;
  readonly expected: number;
  /** The wall clock. */
  readonly time: string;
  readonly nowMs: number;
  /** How far the city's clock is ahead of UTC, in milliseconds. */
  readonly aheadMs: number;
  /** When the next code appears. */
  readonly nextAtMs: number;
}

/** The screen at the door. */
export interface ScreenPage extends SessionFacts {
  readonly isCancelled: boolean;
  readonly code: ScreenCode;
  readonly codeHref: string;
  readonly rollHref: string;
}

export const screenView = view<ScreenPage>('ladders/attendance/screen', 'tablet');

/** The printed sheet, where it is allowed. */
export interface DoorSheetPage extends SessionFacts {
  readonly isAllowed: boolean;
  readonly qr: string | null;
  readonly url: string;
  readonly action: string;
  readonly backHref: string;
  readonly screenHref: string;
  readonly requestKey: string;
}

export const doorSheetView = view<DoorSheetPage>('ladders/attendance/sheet', 'staff');
