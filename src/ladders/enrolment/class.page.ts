/** The page behind a poster's QR, as a visitor, a trainee, or someone with a place sees it. */
import { findConsentVersion } from '../../accounts/consentGiven.store.ts';
import { type FormState, type FormView, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, found, page } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import type { Translate } from '../../i18n/translate.ts';
import { attendedIn } from '../attendance/hours.store.ts';
import { type CohortRow, countPlaces, findNextSessions } from '../cohort.store.ts';
import { type CourseRow, findCourse } from '../course.store.ts';
import { countWaiting, findEnrolment, queuePosition } from '../enrolment.store.ts';
import { classCard } from '../enrolment.view.ts';
import { isGone, isUnderWay, placeOutcome } from '../placeState.ts';
import { identityNotAsked, signUpForm } from '../signUp.form.ts';
import { passOnLapsedIn } from './admitWaiting.action.ts';
import {
  type ClassPage,
  classView,
  consentOf,
  consentView,
  meetingLine,
  type OwnPlace,
} from './class.view.ts';
import { consentText, consentTexts, consentVersion } from './consent.ts';
import { findEntry } from './entry.page.ts';
import { asksIdentity } from './identityRule.ts';
import { hasLapsed } from './offer.store.ts';
import { findMeetings } from './timetable.store.ts';
import { noteVisit, type Visit } from './visit.page.ts';

/** Meetings shown at once; the others are behind a fold. */
const meetingsShown = 5;

/** The class's page; offers whose time is up go to the next first. */
export async function showClass(context: Context<unknown, Visit>): Promise<Answer> {
  const { loaded, now } = context;
  noteVisit(context);
  if (await hasLapsed(loaded.cohort.id, now)) await passOnLapsedIn(loaded.cohort.id, now);
  return page(await renderClass(context, freshState()));
}

/** The class's page, with a form as it was typed. */
export async function renderClass(context: Context<unknown, Visit>, state: FormState): Promise<View> {
  const { loaded, actor, now, t, locale } = context;
  const { cohort, href } = loaded;
  const course = found(await findCourse(cohort.courseId));
  const [taken, waiting, meetings, entry, place, agreed] = await Promise.all([
    countPlaces([cohort.id]),
    countWaiting(cohort.id),
    findMeetings(cohort.id),
    findEntry(context, course.tierRank),
    actor && placeOf(context, actor.id),
    actor && findConsentVersion(actor.id),
  ]);
  const { tier } = entry;
  const counted = classCard(cohort, course, tier, taken.get(cohort.id) ?? 0, locale);
  const card = { ...counted, href, free: waiting > 0 ? 0 : counted.free };
  const lines = meetings.map((meeting) =>
    meetingLine(meeting, cohort, context, place?.state === 'confirmed'),
  );
  const { before, after } = entry;
  return classView(card.title, {
    card,
    before,
    after,
    isBarred: actor !== null && before.length > 0,
    hours: hoursText(course, t),
    trainerName: cohort.trainerName,
    leadsTo: t(tier.rules.hasExam ? 'enrolment.class.leadsToExam' : 'enrolment.class.leadsToCertificate', {
      tier: card.tier,
    }),
    closed: closedText(cohort, now, t),
    places: placesText(card.free, waiting, t),
    meetings: lines.slice(0, meetingsShown),
    moreMeetings: lines.slice(meetingsShown),
    place,
    isSignedIn: actor !== null,
    asksConsent: agreed !== consentVersion,
    consent: consentOf(consentTexts[0], locale),
    enrolLabel: t(card.free > 0 ? 'ladders.class.enrol' : 'ladders.class.queue'),
    logInHref: `/log-in?wanted=${encodeURIComponent(href)}`,
    action: href,
    ...formFacts(asksIdentity(course, tier), state, t),
  });
}

/** One version of the consent text, with the way to the others. */
export function showConsent({ param, locale, t }: Context): Answer {
  const text = found(consentText(param('version')));
  return page(
    consentView(t('ladders.signUp.consentSummary'), {
      version: text.version,
      isCurrent: text.version === consentVersion,
      paragraphs: consentOf(text, locale).paragraphs,
      versions: consentTexts.map(({ version }) => ({ version, href: `/consent/${version}` })),
    }),
  );
}

/** The sign-up form; the ID number is asked for where the certificate needs it, or where she must prove who she is. */
function formFacts(
  needsIdentity: boolean,
  state: FormState,
  t: Translate,
): { form: FormView; identityNotAsked: string | null } {
  const form = formView(signUpForm, state, t);
  const isWrong = state.errors.some(({ field }) => field === 'identityNumber');
  if (needsIdentity || isWrong) return { form: withoutMark(form), identityNotAsked: null };
  const fields = form.fields.filter(({ name }) => name !== 'identityNumber');
  return { form: { ...form, fields }, identityNotAsked };
}

/** What the page sent for itself is not shown to her. */
function withoutMark(form: FormView): FormView {
  const fields = form.fields.map((field) =>
    field.value === identityNotAsked ? { ...field, value: '' } : field,
  );
  return { ...form, fields };
}

async function placeOf(
  { loaded: { cohort }, now, t, locale }: Context<unknown, Visit>,
  personId: number,
): Promise<OwnPlace | null> {
  const place = await findEnrolment(cohort.id, personId);
  const outcome = place && placeOutcome(place.state, cohort.state);
  if (!place || !outcome || isGone(outcome)) return null;
  const position = place.queueNumber === null ? 0 : await queuePosition(cohort.id, place.queueNumber);
  const isOn = isUnderWay(outcome) && cohort.endsAt > now;
  const isOffered = outcome === 'offered' && isOn;
  const next = isOn && !isOffered ? (await findNextSessions([cohort.id], now)).get(cohort.id) : undefined;
  const until = place.offeredUntil;
  const minutes = await attendedIn(cohort.id, personId);
  const note = next ? t('ladders.class.nextSession', { when: showDateTime(next.startsAt, locale) }) : null;
  return {
    state: outcome,
    text: t(`ladders.place.${outcome as 'confirmed'}`, { position }),
    note: isOffered && until ? t('enrolment.offer.until', { when: showDateTime(until, locale) }) : note,
    isOffered,
    canCancel: isOn,
    cancelLabel: t(isOffered ? 'enrolment.offer.decline' : 'ladders.class.giveUp'),
    feedbackHref: `/me/feedback/classes/${cohort.id}`,
    attended: minutes === null ? null : t('attendance.mine.minutes', minutes),
    cancelQuestion: t(isOffered ? 'enrolment.offer.declineQuestion' : 'ladders.class.giveUpQuestion'),
  };
}

function hoursText({ theoryHours, practiceHours }: CourseRow, t: Translate): string {
  const all = t('ladders.class.hours', { hours: theoryHours + practiceHours });
  const parts = t('enrolment.class.hourParts', { theory: theoryHours, practice: practiceHours });
  return practiceHours > 0 ? `${all}${parts}` : all;
}

function placesText(free: number, waiting: number, t: Translate): string {
  if (free > 0) return t('ladders.class.free', { free });
  return waiting > 0 ? t('ladders.class.fullWaiting', { count: waiting }) : t('ladders.class.full');
}

/** Why nobody can enrol any more, or null. */
function closedText({ state, endsAt }: CohortRow, now: Date, t: Translate): ClassPage['closed'] {
  if (state === 'cancelled') return t('ladders.refusal.cancelled');
  return state === 'completed' || endsAt <= now ? t('ladders.class.over') : null;
}
