/** The timetable of one class: its sessions, the form of one, the plan of a series, and who teaches where. */
import type { FormView, Option } from '../../http/form.ts';
import type { Confirmation } from '../../http/parts.ts';
import { view } from '../../http/view.ts';
import { showDateTime, showTime } from '../../i18n/dates.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import type { Slot } from './timetable.store.ts';
import type { Warning } from './warnings.action.ts';

/** A warning as a sentence, with where to look. */
export interface WarningLine {
  readonly text: string;
  readonly href: string | null;
}

/** The sessions of a class. */
export interface TimetablePage {
  readonly title: string;
  readonly code: string;
  readonly cohortHref: string;
  readonly address: string;
  readonly isOpen: boolean;
  readonly sessions: readonly {
    readonly when: string;
    readonly kind: string;
    readonly mode: string;
    readonly venue: string;
    /** How many it takes, and who pays. */
    readonly more: string;
    readonly isCancelled: boolean;
    readonly href: string;
    readonly cancellation: Confirmation | null;
  }[];
}
export const timetableView = view<TimetablePage>('ladders/calendar/timetable', 'staff');

/** A form with what speaks against it. */
export interface PlanPage {
  readonly title: string;
  readonly lead: string | null;
  readonly back: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly form: FormView;
  /** Days of the week to tick; null: none are asked for. */
  readonly weekdays: readonly (Option & { readonly isTicked: boolean })[] | null;
  readonly weekdayError: string | null;
  readonly warnings: readonly WarningLine[];
  /** The planned days of a series, before anything is written; null: none yet. */
  readonly preview:
    | readonly { readonly when: string; readonly kind: string; readonly warnings: readonly WarningLine[] }[]
    | null;
  /** The tick that says that the warnings were read; null: none is asked for. */
  readonly tick: { readonly name: string; readonly label: string } | null;
  readonly label: string;
}
export const planView = view<PlanPage>('ladders/calendar/plan', 'staff');

/** A warning in words. */
export function warningLine(warning: Warning, t: Translate, locale: Locale): WarningLine {
  if (warning.kind === 'enrolled')
    return {
      text: t('calendar.warning.enrolled', { enrolled: warning.enrolled, places: warning.places }),
      href: null,
    };
  if (warning.kind === 'seats')
    return { text: t('calendar.warning.seats', { venue: warning.venue, seats: warning.seats }), href: null };
  const { with: other, over } = warning;
  const title = locale === 'en' ? other.titleEn : other.titleZh;
  const when = `${showDateTime(other.startsAt, locale)}–${showTime(other.endsAt)}`;
  const what = over.map((one) => t(`calendar.over.${one}`)).join(t('calendar.and'));
  return {
    text: t('calendar.warning.clash', { what, title, when }),
    href: `/admin/cohorts/${other.cohortId}`,
  };
}

/** When a session is: 2026年11月23日 09:00–12:00. */
export function showWhen({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>, locale: Locale): string {
  return `${showDateTime(startsAt, locale)}–${showTime(endsAt)}`;
}
