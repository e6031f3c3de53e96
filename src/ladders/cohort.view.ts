/** The staff's pages of a class. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Translate } from '../i18n/translate.ts';
import type { CohortState } from './cohortState.ts';
import type { EnrolmentRow } from './enrolment.store.ts';

/** The page of one class. */
export interface CohortPage {
  readonly id: number;
  readonly title: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly isOpen: boolean;
  readonly sessions: readonly {
    when: string;
    kind: string;
    present: number;
    doorHref: string;
    rollHref: string;
  }[];
  readonly places: readonly { name: string; href: string; phone: string; badge: Badge; attended: number }[];
  readonly sessionCount: number;
  readonly enrolUrl: string;
  readonly qr: string;
  readonly confirmations: readonly Confirmation[];
}

export const cohortView = view<CohortPage>('ladders/cohort/show', 'staff');
export const newCohortView = view<{ form: FormView; action: string; title: string }>(
  'ladders/cohort/edit',
  'staff',
);

/** The roll of a session. */
export interface RollPage {
  readonly title: string;
  readonly when: string;
  readonly action: string;
  readonly backHref: string;
  readonly requestKey: string;
  readonly people: readonly {
    id: number;
    name: string;
    phone: string;
    isPresent: boolean;
    isByQr: boolean;
  }[];
}

export const rollView = view<RollPage>('ladders/roll/show', 'staff');

/** The sheet for the door, to show or print. */
export interface DoorSheet {
  readonly title: string;
  readonly when: string;
  readonly venue: string;
  readonly qr: string;
  readonly url: string;
}

export const doorSheetView = view<DoorSheet>('ladders/door/sheet', 'staff');

/** The badge of a class's state. */
export function cohortBadge(state: CohortState, t: Translate): Badge {
  const looks = {
    open: ['info', 'calendar'],
    completed: ['valid', 'check'],
    cancelled: ['revoked', 'cross'],
  } as const;
  const [kind, icon] = looks[state];
  return { kind, icon, label: t(`ladders.cohortState.${state}`) };
}

/** The badge of a place. */
export function placeBadge(state: EnrolmentRow['state'], position: number, t: Translate): Badge {
  const looks = {
    confirmed: ['info', 'check'],
    waitlisted: ['attention', 'clock'],
    cancelled: ['neutral', 'cross'],
    completed: ['valid', 'check'],
  } as const;
  const [kind, icon] = looks[state];
  return { kind, icon, label: t(`ladders.placeShort.${state}`, { position }) };
}
