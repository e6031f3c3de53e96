/** Enrolling: the catalogue, signing up, taking and giving up a place, and answering an offer. */
import { findActor } from '../accounts/account.store.ts';
import { findConsentVersion } from '../accounts/consentGiven.store.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import { logInAs } from '../http/session.ts';
import type { Translate } from '../i18n/translate.ts';
import { demonstrationRegion } from '../lib/identityNumber.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { findModes } from './calendar/arranged.store.ts';
import { cancelPlace } from './cancelPlace.action.ts';
import { countPlaces, listOpenCohorts } from './cohort.store.ts';
import { type CourseRow, findCourse, findCourses, listTiers } from './course.store.ts';
import { catalogueFilters } from './enrolment/catalogueFilters.view.ts';
import { acceptOffer } from './enrolment/confirmOffer.action.ts';
import { consentVersion } from './enrolment/consent.ts';
import { enrolMyself } from './enrolment/enrolMyself.action.ts';
import { asksIdentity } from './enrolment/identityRule.ts';
import type { Visit } from './enrolment/visit.page.ts';
import { findEnrolment } from './enrolment.store.ts';
import { catalogueView, classCard } from './enrolment.view.ts';
import type { PlaceState } from './placeState.ts';
import { findLadder } from './rules/ladder.store.ts';
import { listOccupations } from './rules/occupation.store.ts';
import { signUp } from './signUp.action.ts';
import type { OwnPlaceForm, SignUpForm } from './signUp.form.ts';

/** Open classes, soonest first. */
export async function showCatalogue({ now, t, locale, query }: Context): Promise<Answer> {
  const cohorts = await listOpenCohorts(now);
  const [courses, tiers, places, modes] = await Promise.all([
    findCourses(cohorts.map(({ courseId }) => courseId)),
    listTiers(),
    countPlaces(cohorts.map(({ id }) => id)),
    findModes(cohorts.map(({ id }) => id)),
  ]);
  const offers = cohorts.map((cohort) => {
    const course = courses.find(({ id }) => id === cohort.courseId) as CourseRow;
    const tier = found(tiers.find(({ rank }) => rank === course.tierRank));
    return { cohort, course, tier, modes: modes.get(cohort.id) ?? [] };
  });
  const filters = catalogueFilters(offers, { query, t, locale, occupations: await listOccupations() });
  const shown = offers.filter((offer) =>
    filters.every(({ value, of }) => value === '' || of(offer).includes(value)),
  );
  const cards = shown.map(({ cohort, course, tier }) =>
    classCard(cohort, course, tier, places.get(cohort.id) ?? 0, locale),
  );
  return page(
    catalogueView(t('ladders.catalogue.title'), { cards, filters, isNarrowed: shown.length < offers.length }),
  );
}

/** A newcomer signs up: she is registered, logged in, and has a place. */
export async function register(context: Context<SignUpForm, Visit>): Promise<Answer> {
  const { form, loaded, settings, now, t, request } = context;
  const { cohort, source, href } = loaded;
  const course = found(await findCourse(cohort.courseId));
  const tier = found((await findLadder(now)).tiers.find(({ rank }) => rank === course.tierRank));
  if (form.identityNumber === null && asksIdentity(course, tier))
    return refuse('common.form.identity.length', {}, 'identityNumber');
  if (form.identityNumber?.startsWith(demonstrationRegion) && !settings.demonstration)
    return refuse('common.form.identity.region', {}, 'identityNumber');
  const origin = { cohortId: cohort.id, sourceId: source?.id ?? null, consentVersion };
  const personId = await signUp({ ...form, ...origin, now });
  if (isRefusal(personId)) return personId;
  await logInAs(request, found(await findActor(personId)));
  const place = found(await findEnrolment(cohort.id, personId));
  return redirect(href, done(enrolledText(place.state, t)));
}

/** Someone who is logged in enrols with one tap, and one more where the consent text is new to her. */
export async function takeOwnPlace(context: Context<OwnPlaceForm, Visit>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const agreesNow = form.consent === 'yes';
  if (!agreesNow && (await findConsentVersion(me.id)) !== consentVersion)
    return refuse('ladders.signUp.consentNeeded', {}, 'consent');
  const { cohort, source, href } = loaded;
  const own = { cohortId: cohort.id, personId: me.id, sourceId: source?.id ?? null };
  const place = await enrolMyself({ ...own, consentVersion, agreesNow, now });
  if (isRefusal(place)) return place;
  return redirect(href, done(enrolledText(place.state, t)));
}

/** She takes the place that was offered to her. */
export async function takeOffer({ loaded, me, now, t }: Context<unknown, Visit>): Promise<Answer> {
  const refusal = await acceptOffer(loaded.cohort.id, me.id, now);
  return refusal ?? redirect(loaded.href, done(t('ladders.class.enrolled')));
}

/** Gives her own place up, or declines the one that was offered. */
export async function giveUpPlace({ loaded, me, now, t }: Context<unknown, Visit>): Promise<Answer> {
  const refusal = await cancelPlace(loaded.cohort.id, me.id, now);
  return refusal ?? redirect(loaded.href, done(t('ladders.class.cancelled')));
}

function enrolledText(state: PlaceState, t: Translate): string {
  if (state === 'offered') return t('ladders.place.offered');
  return state === 'waitlisted' ? t('ladders.class.queued') : t('ladders.class.enrolled');
}
