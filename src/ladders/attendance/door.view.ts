/** The pages behind the codes at the door. */
import type { FormView } from '../../http/form.ts';
import { view } from '../../http/view.ts';
import type { SessionFacts } from './session.view.ts';

/** Why a scan does not count. `noScan`: nothing that was scanned is known, or it is forgotten. */
export type DoorProblem = 'tooOld' | 'forged' | 'noScan';

/** What she may do, or why not. */
export interface DoorFacts {
  /** `in`, `out`: one button; `walkIn`: enrol and check in; `done`, `barred`: nothing to do. */
  readonly offer: 'in' | 'out' | 'walkIn' | 'done' | 'barred';
  /** What holds already, or why she can't; null: nothing to say. */
  readonly status: string | null;
  readonly requestKey: string;
}

/** The door for who is logged in. */
export interface DoorPage extends SessionFacts, DoorFacts {
  readonly action: string;
  /** Signed scan; null at the printed sheet. */
  readonly pass: string | null;
  readonly refusal: string | null;
}

export const doorView = view<DoorPage>('ladders/attendance/door');

/** The door for who has to log in or sign up first. */
export interface GuestPage extends SessionFacts {
  readonly logInHref: string;
  /** For how long her scan counts. */
  readonly minutes: number;
  readonly form: FormView;
  readonly isTyped: boolean;
  readonly identityNotAsked: string | null;
}

export const guestView = view<GuestPage>('ladders/attendance/guest');

/** Why the code does not open the door. */
export const doorProblemView = view<{ sentence: string }>('ladders/attendance/problem');

/** What is recorded of her at a session. */
export interface OwnPresencePage extends SessionFacts {
  readonly line: string | null;
  readonly isIn: boolean;
}

export const ownPresenceView = view<OwnPresencePage>('ladders/attendance/own');
