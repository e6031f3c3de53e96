/** One class as a station's manager sees it: enrolling one after the other, and the posters of her own source. */
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, found, HttpError, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { demonstrationRegion } from '../../lib/identityNumber.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { type CohortRow, countPlaces, findCohort } from '../cohort.store.ts';
import { findCourse, listTiers } from '../course.store.ts';
import { countWaiting } from '../enrolment.store.ts';
import { classCard } from '../enrolment.view.ts';
import { consentOf } from './class.view.ts';
import { consentTexts } from './consent.ts';
import { enrolOther, type OtherPlace } from './enrolOther.action.ts';
import { type EnrolOtherForm, enrolOtherForm } from './enrolOther.form.ts';
import { asksIdentity } from './identityRule.ts';
import { findOwnPeople } from './ownStation.page.ts';
import { drawPosterImage, printPosters } from './poster/poster.page.ts';
import { posterLinks } from './poster/poster.view.ts';
import { ensureStationSource } from './saveSource.action.ts';
import { findStationOf, type StationRow } from './station.store.ts';
import { stationClassView } from './station.view.ts';

const peopleShown = 20;

/** Loads a class that can still be enrolled for. */
export async function loadOpenClass(context: Context): Promise<CohortRow | null> {
  const cohort = await findCohort(context.idParam('cohortId'));
  return cohort?.state === 'open' && cohort.endsAt > context.now ? cohort : null;
}

/** The class, with an empty form; who enrols many in a row finds her witness note again. */
export async function showOwnClass(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { consentGiven = '', witness = '' } = context.query;
  return page(await renderOwnClass(context, freshState({ consentGiven, witness })));
}

/** The class, with the form as it was typed. */
export async function renderOwnClass(context: Context<unknown, CohortRow>, state: FormState): Promise<View> {
  const { loaded: cohort, t, locale } = context;
  const station = await stationOf(context);
  const course = found(await findCourse(cohort.courseId));
  const tier = found((await listTiers()).find(({ rank }) => rank === course.tierRank));
  const [taken, waiting, own] = await Promise.all([
    countPlaces([cohort.id]),
    countWaiting(cohort.id),
    findOwnPeople(context, { cohort: String(cohort.id) }, peopleShown),
  ]);
  const counted = classCard(cohort, course, tier, taken.get(cohort.id) ?? 0, locale);
  const card = { ...counted, free: waiting > 0 ? 0 : counted.free };
  const href = `/station/classes/${cohort.id}`;
  const ways = (['paper', 'oral'] as const).map((value) => ({
    value,
    label: t(`enrolment.consent.way.${value}`),
  }));
  return stationClassView(card.title, {
    card,
    places:
      card.free > 0
        ? t('ladders.class.free', { free: card.free })
        : t('ladders.class.fullWaiting', { count: waiting }),
    stationTitle: station.title,
    action: `${href}/enrolments`,
    form: formView(enrolOtherForm, state, t, { consentGiven: ways }),
    consent: consentOf(consentTexts[0], locale),
    enrolLabel: t(card.free > 0 ? 'enrolment.other.enrol' : 'enrolment.other.queue'),
    identityHint: asksIdentity(course, tier) ? t('enrolment.other.identityLater') : '',
    posters: posterLinks(href, {}, t),
    picture: `${href}/poster-image?language=zh`,
    people: own.people,
  });
}

/** Enrols someone; the page comes back empty for the next. */
export async function enrolForOther(context: Context<EnrolOtherForm, CohortRow>): Promise<Answer> {
  const { form, loaded, me, now, settings } = context;
  if (form.identityNumber?.startsWith(demonstrationRegion) && !settings.demonstration)
    return refuse('common.form.identity.region', {}, 'identityNumber');
  const station = await stationOf(context);
  const place = await enrolOther({ ...form, cohortId: loaded.id, station, managerId: me.id, now });
  if (isRefusal(place)) return place;
  const kept = new URLSearchParams({ consentGiven: form.consentGiven, witness: form.witness });
  return redirect(`/station/classes/${loaded.id}?${kept}`, done(outcome(form.name, place, context)));
}

/** The poster of her own source. */
export async function printOwnPoster(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded, now } = context;
  return printPosters(context, [await ensureStationSource(loaded.id, await stationOf(context), now)]);
}

/** The picture of her own source's poster. */
export async function showOwnPicture(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded, now } = context;
  return drawPosterImage(context, await ensureStationSource(loaded.id, await stationOf(context), now));
}

/** Her station; without one there is nothing to enrol for. */
async function stationOf({ me }: Context<unknown, unknown>): Promise<StationRow> {
  const station = await findStationOf(me.id);
  if (!station) throw new HttpError(404, 'no station');
  return station;
}

function outcome(
  name: string,
  { state, isNew, position }: OtherPlace,
  { t }: Context<unknown, unknown>,
): string {
  if (!isNew)
    return t('enrolment.other.known', { name, place: t(`ladders.placeShort.${state}`, { position }) });
  return state === 'waitlisted'
    ? t('enrolment.other.queued', { name, position })
    : t('enrolment.other.enrolled', { name });
}
