/** The page behind a poster's QR: what, when, where, what it leads to, and one short form. */
import type { FormView } from '../../http/form.ts';
import { view } from '../../http/view.ts';
import { showDate, showDateTime, showTime } from '../../i18n/dates.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import type { CohortRow } from '../cohort.store.ts';
import type { ClassCard } from '../enrolment.view.ts';
import type { ConsentText } from './consent.ts';
import type { Meeting } from './timetable.store.ts';

/** The reader's place, when she has one. */
export interface OwnPlace {
  readonly state: string;
  readonly text: string;
  readonly note: string | null;
  /** Whether a place is offered and waits for her answer. */
  readonly isOffered: boolean;
  readonly canCancel: boolean;
  readonly cancelLabel: string;
  readonly cancelQuestion: string;
  /** How long she was there so far; null: not at all. */
  readonly attended: string | null;
  /** Where she says what she thinks of the sessions that she attended. */
  readonly feedbackHref: string;
}

/** The text that is agreed to. */
export interface Consent {
  readonly version: string;
  readonly paragraphs: readonly string[];
  readonly href: string;
}

/** A meeting as a line. */
export interface MeetingLine {
  readonly when: string;
  readonly what: string;
  readonly isCancelled: boolean;
  /** How to join online, for her who has a place: a link or a number. */
  readonly join: { readonly href: string | null; readonly text: string } | null;
}

/** The page. */
export interface ClassPage {
  readonly card: ClassCard;
  readonly hours: string;
  readonly trainerName: string;
  /** Why nobody can enrol any more, or null. */
  readonly closed: string | null;
  /** How many places are left, or how many wait. */
  readonly places: string;
  readonly meetings: readonly MeetingLine[];
  /** Beyond what fits a phone's screen; behind a fold. */
  readonly moreMeetings: readonly MeetingLine[];
  readonly leadsTo: string;
  /** What she needs before; what the visitor would need. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly isBarred: boolean;
  readonly place: OwnPlace | null;
  readonly isSignedIn: boolean;
  /** The signed-in person agreed to an earlier text, or to none. */
  readonly asksConsent: boolean;
  readonly consent: Consent;
  readonly enrolLabel: string;
  readonly logInHref: string;
  readonly action: string;
  readonly form: FormView;
  /** Sent instead of an ID number where none is asked for. */
  readonly identityNotAsked: string | null;
}

export const classView = view<ClassPage>('ladders/class/show');

/** One version of the consent text. */
export interface ConsentPage {
  readonly version: string;
  readonly isCurrent: boolean;
  readonly paragraphs: readonly string[];
  readonly versions: readonly { version: string; href: string }[];
}

export const consentView = view<ConsentPage>('ladders/enrolment/consent');

/** The text in the reader's language. */
export function consentOf({ version, zh, en }: ConsentText, locale: Locale): Consent {
  return { version, paragraphs: locale === 'en' ? en : zh, href: `/consent/${version}` };
}

/** A meeting as a line: day with weekday and times; theory or practice, and how or where it is held. */
export function meetingLine(
  meeting: Meeting,
  cohort: Pick<CohortRow, 'venue'>,
  { t, locale }: { t: Translate; locale: Locale },
  hasPlace: boolean,
): MeetingLine {
  const { startsAt, endsAt, kind, mode, venue, isCancelled } = meeting;
  const sameDay = showDate(startsAt, locale) === showDate(endsAt, locale);
  const end = sameDay ? showTime(endsAt) : showDateTime(endsAt, locale);
  const place = venue ?? cohort.venue;
  const where = mode === 'online' ? t('enrolment.mode.online') : t(`enrolment.mode.${mode}`, { place });
  return {
    when: `${showDateTime(startsAt, locale)}–${end}`,
    what: `${t(`ladders.sessionKind.${kind}`)} · ${where}`,
    isCancelled,
    join: hasPlace && !isCancelled && mode === 'online' ? joinOf(meeting.onlineAddress) : null,
  };
}

function joinOf(address: string | null): MeetingLine['join'] {
  if (!address) return null;
  return { href: /^https:\/\/\S+$/.test(address) ? address : null, text: address };
}
