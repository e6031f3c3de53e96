/** Enrolling: the catalogue, the page behind a poster's QR, signing up, giving a place up. */
import { findActor } from '../accounts/account.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import { logInAs } from '../http/session.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { Translate } from '../i18n/translate.ts';
import { demonstrationRegion } from '../lib/identityNumber.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { cancelPlace } from './cancelPlace.action.ts';
import {
  type CohortRow,
  countPlaces,
  findCohortByCode,
  findNextSessions,
  listOpenCohorts,
} from './cohort.store.ts';
import { type CourseRow, findCourse, findCourses, listTiers } from './course.store.ts';
import { enrol } from './enrol.action.ts';
import { countWaiting, findEnrolment, queuePosition } from './enrolment.store.ts';
import { type ClassPage, catalogueView, classCard, classView } from './enrolment.view.ts';
import { isUnderWay, type PlaceState, placeOutcome } from './placeState.ts';
import type { Tier } from './progression.ts';
import { signUp } from './signUp.action.ts';
import { consentVersion, type SignUpForm, signUpForm } from './signUp.form.ts';

/** Open classes, soonest first. */
export async function showCatalogue({ now, t, locale }: Context): Promise<Answer> {
  const cohorts = await listOpenCohorts(now);
  const [courses, tiers, places] = await Promise.all([
    findCourses(cohorts.map(({ courseId }) => courseId)),
    listTiers(),
    countPlaces(cohorts.map(({ id }) => id)),
  ]);
  const cards = cohorts.map((cohort) => {
    const course = courses.find(({ id }) => id === cohort.courseId) as CourseRow;
    return classCard(cohort, course, tierOf(course, tiers), places.get(cohort.id) ?? 0, locale);
  });
  return page(catalogueView(t('ladders.catalogue.title'), { cards }));
}

/** Loads the class that the address names. */
export function loadClass(context: Context): Promise<CohortRow | null> {
  return findCohortByCode(context.param('enrolCode').toLowerCase());
}

/** The class's page. */
export async function showClass(context: Context<unknown, CohortRow>): Promise<Answer> {
  return page(await renderClass(context, freshState()));
}

/** The class's page, with a form as it was typed. */
export async function renderClass(context: Context<unknown, CohortRow>, state: FormState): Promise<View> {
  const { loaded: cohort, actor, now, t, locale } = context;
  const course = found(await findCourse(cohort.courseId));
  const tier = tierOf(course, await listTiers());
  const taken = (await countPlaces([cohort.id])).get(cohort.id) ?? 0;
  const card = classCard(cohort, course, tier, taken, locale);
  return classView(card.title, {
    card,
    trainerName: cohort.trainerName,
    leadsTo: t(tier.rules.hasExam ? 'ladders.class.leadsToExam' : 'ladders.class.leadsToCertificate'),
    closed: closedText(cohort, now, t),
    places: card.free > 0 ? t('ladders.class.free', { free: card.free }) : await fullText(cohort, t),
    place: actor && (await placeOf(context, actor.id)),
    isSignedIn: actor !== null,
    logInHref: `/log-in?wanted=${encodeURIComponent(card.href)}`,
    action: card.href,
    form: formView(signUpForm, state, t),
  });
}

/** A newcomer signs up: she is registered, logged in, and has a place. */
export async function register(context: Context<SignUpForm, CohortRow>): Promise<Answer> {
  const { form, loaded, settings, now, t, request } = context;
  if (form.identityNumber.startsWith(demonstrationRegion) && !settings.demonstration)
    return refuse('common.form.identity.region', {}, 'identityNumber');
  const personId = await signUp({ ...form, cohortId: loaded.id, consentVersion, now });
  if (isRefusal(personId)) return personId;
  await logInAs(request, found(await findActor(personId)));
  const place = found(await findEnrolment(loaded.id, personId));
  return redirect(`/e/${loaded.enrolCode}`, done(enrolledText(place.state, t)));
}

/** Someone who is logged in enrols with one tap. */
export async function takeOwnPlace({ loaded, me, now, t }: Context<unknown, CohortRow>): Promise<Answer> {
  const place = await enrol(loaded.id, me.id, now);
  if (isRefusal(place)) return place;
  return redirect(`/e/${loaded.enrolCode}`, done(enrolledText(place.state, t)));
}

/** Gives her own place up. */
export async function giveUpPlace({ loaded, me, now, t }: Context<unknown, CohortRow>): Promise<Answer> {
  const refusal = await cancelPlace(loaded.id, me.id, now);
  return refusal ?? redirect(`/e/${loaded.enrolCode}`, done(t('ladders.class.cancelled')));
}

async function placeOf(
  { loaded: cohort, now, t, locale }: Context<unknown, CohortRow>,
  personId: number,
): Promise<ClassPage['place']> {
  const place = await findEnrolment(cohort.id, personId);
  if (!place) return null;
  const outcome = placeOutcome(place.state, cohort.state);
  if (outcome === 'cancelled') return null;
  const position = place.queueNumber === null ? null : await queuePosition(cohort.id, place.queueNumber);
  const isOn = isUnderWay(outcome) && cohort.endsAt > now;
  const next = isOn ? (await findNextSessions([cohort.id], now)).get(cohort.id) : undefined;
  return {
    state: outcome,
    text: t(`ladders.place.${outcome}`, { position: position ?? 0 }),
    canCancel: isOn,
    nextSession: next ? showDateTime(next.startsAt, locale) : null,
  };
}

async function fullText({ id }: CohortRow, t: Translate): Promise<string> {
  const waiting = await countWaiting(id);
  return waiting > 0 ? t('ladders.class.fullWaiting', { count: waiting }) : t('ladders.class.full');
}

function enrolledText(state: PlaceState, t: Translate): string {
  return state === 'waitlisted' ? t('ladders.class.queued') : t('ladders.class.enrolled');
}

/** Why nobody can enrol any more, or null. */
function closedText({ state, endsAt }: CohortRow, now: Date, t: Translate): string | null {
  if (state === 'cancelled') return t('ladders.refusal.cancelled');
  return state === 'completed' || endsAt <= now ? t('ladders.class.over') : null;
}

function tierOf(course: CourseRow, tiers: readonly Tier[]): Tier {
  return found(tiers.find(({ rank }) => rank === course.tierRank));
}
