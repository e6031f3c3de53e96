/** The staff's pages of a class. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Translate } from '../i18n/translate.ts';
import type { CohortPhase, CohortState } from './cohortState.ts';
import type { SourceTable } from './enrolment/source.view.ts';
import { type PlaceState, placeOutcome } from './placeState.ts';

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
  readonly sources: SourceTable;
  readonly enrolUrl: string;
  readonly qr: string;
  readonly confirmations: readonly Confirmation[];
}

export const cohortView = view<CohortPage>('ladders/cohort/show', 'staff');

/** The form of a class, new or changed. */
export interface EditCohortPage {
  readonly title: string;
  readonly form: FormView;
  readonly action: string;
  readonly backHref: string;
}

export const editCohortView = view<EditCohortPage>('ladders/cohort/edit', 'staff');

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

/** The badge of a class's phase. */
export function cohortBadge(phase: CohortPhase, t: Translate): Badge {
  const looks = {
    open: ['info', 'calendar'],
    running: ['info', 'play'],
    ended: ['attention', 'flag'],
    completed: ['valid', 'check'],
    cancelled: ['revoked', 'cross'],
  } as const;
  const [kind, icon] = looks[phase];
  return { kind, icon, label: t(`ladders.cohortPhase.${phase}`) };
}

/** What a place means, in a word; `position`: where in the queue. */
export function placeLabel(
  state: PlaceState,
  cohortState: CohortState,
  position: number | null,
  t: Translate,
): string {
  return t(`ladders.placeShort.${placeOutcome(state, cohortState)}`, { position: position ?? 0 });
}

/** The badge of a place. */
export function placeBadge(
  state: PlaceState,
  cohortState: CohortState,
  position: number | null,
  t: Translate,
): Badge {
  const looks = {
    confirmed: ['info', 'check'],
    offered: ['attention', 'question'],
    waitlisted: ['attention', 'clock'],
    lapsed: ['neutral', 'minus'],
    cancelled: ['neutral', 'cross'],
    completed: ['valid', 'check'],
    calledOff: ['neutral', 'cross'],
    notCompleted: ['neutral', 'minus'],
    notAdmitted: ['neutral', 'minus'],
  } as const;
  const [kind, icon] = looks[placeOutcome(state, cohortState)];
  return { kind, icon, label: placeLabel(state, cohortState, position, t) };
}
