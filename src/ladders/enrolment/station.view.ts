/** Pages of stations: the staff's form, the manager's home, and one class as she sees it. */
import type { FormView } from '../../http/form.ts';
import type { Badge } from '../../http/list.ts';
import { view } from '../../http/view.ts';
import type { ClassCard } from '../enrolment.view.ts';
import type { PosterLinks } from './poster/poster.view.ts';

/** The form of a station. */
export interface EditStationPage {
  readonly title: string;
  readonly action: string;
  readonly form: FormView;
}

export const editStationView = view<EditStationPage>('ladders/enrolment/station', 'staff');

/** Someone whom the manager enrolled. */
export interface EnrolledLine {
  readonly name: string;
  readonly phone: string;
  readonly title: string;
  readonly classHref: string | null;
  readonly badge: Badge;
  /** Until when an offer must be answered; null: none waits. */
  readonly until: string | null;
  readonly confirmAction: string | null;
  readonly cancelAction: string | null;
  readonly requestKey: string;
}

/** A class that she can enrol people for. */
export interface StationClass {
  readonly card: ClassCard;
  readonly isNear: boolean;
  readonly places: string;
}

/** The manager's home. */
export interface StationHome {
  readonly station: { readonly title: string; readonly address: string; readonly community: string } | null;
  readonly classes: readonly StationClass[];
  readonly people: readonly EnrolledLine[];
  readonly total: number;
}

export const stationHomeView = view<StationHome>('ladders/enrolment/own-station');

/** One class as the manager sees it. */
export interface StationClassPage {
  readonly card: ClassCard;
  readonly places: string;
  readonly stationTitle: string;
  readonly action: string;
  readonly form: FormView;
  readonly consent: { version: string; paragraphs: readonly string[]; href: string };
  readonly enrolLabel: string;
  readonly identityHint: string;
  readonly posters: PosterLinks;
  readonly picture: string;
  readonly people: readonly EnrolledLine[];
}

export const stationClassView = view<StationClassPage>('ladders/enrolment/own-class');
