/** The staff's pages of competitions, and the public page of their results. */
import { findPeople } from '../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import { maskName } from '../lib/masking.ts';
import { isRefusal } from '../refusal.ts';
import { competitionForm, eventForm } from './competition.form.ts';
import {
  type CompetitionRow,
  type EventRow,
  findCompetition,
  findCompetitionByCode,
  findContestants,
  findEvents,
  findPanel,
} from './competition.store.ts';
import { competitionView, editView, eventBadge, type ResultsPage, resultsView } from './competition.view.ts';
import { competitionsList } from './competitions.list.ts';
import { createCompetition, createEvent } from './saveEvent.action.ts';
import { findResultList } from './scoreSheet.store.ts';
import { usualPrizes } from './usualPrizes.ts';

/** The list of competitions. */
export function listCompetitions(context: Context): Promise<Answer> {
  return answerList(competitionsList, context);
}

/** Loads the competition of the address. */
export function loadCompetition(context: Context): Promise<CompetitionRow | null> {
  return findCompetition(context.idParam('competitionId'));
}

/** A competition with its events. */
export async function showCompetition({
  loaded,
  t,
  locale,
}: Context<unknown, CompetitionRow>): Promise<Answer> {
  const title = locale === 'en' ? loaded.titleEn : loaded.titleZh;
  const events = await Promise.all(
    (await findEvents(loaded.id)).map(async (event) => ({
      href: `/admin/events/${event.id}`,
      title: locale === 'en' ? event.titleEn : event.titleZh,
      badge: eventBadge(event.state, t),
      contestants: (await findContestants(event.id)).length,
      judges: (await findPanel(event.id)).length,
    })),
  );
  const when = `${showDate(loaded.startsOn, locale)} – ${showDate(loaded.endsOn, locale)}`;
  return page(
    competitionView(title, {
      id: loaded.id,
      title,
      when,
      publicHref: `/competitions/${loaded.code}`,
      events,
    }),
  );
}

/** The form for a new competition. */
export function showNew(context: Context): Answer {
  return page(renderNew(context, freshState()));
}

/** The form for a new competition as it was typed. */
export function renderNew({ t }: Context, state: FormState): View {
  const title = t('competitions.list.new');
  return editView(title, { title, action: '/admin/competitions', form: formView(competitionForm, state, t) });
}

/** Makes a competition. */
export async function create({ form, me, now, t }: Context<Omit<CompetitionRow, 'id'>>): Promise<Answer> {
  const id = await createCompetition(form, me.id, now);
  return redirect(`/admin/competitions/${id}`, done(t('competitions.competition.created')));
}

/** The form for a new event. */
export function showNewEvent(context: Context<unknown, CompetitionRow>): Answer {
  return page(renderNewEvent(context, freshState()));
}

/** The form for a new event as it was typed. */
export function renderNewEvent({ loaded, t }: Context<unknown, CompetitionRow>, state: FormState): View {
  const title = t('competitions.competition.newEvent');
  return editView(title, {
    title,
    action: `/admin/competitions/${loaded.id}/events`,
    form: formView(eventForm, state, t),
  });
}

/** Makes an event with the usual prizes. */
export async function addEvent(
  context: Context<
    Pick<EventRow, 'titleZh' | 'titleEn'> & { aspects: EventRow['scheme']['aspects'] },
    CompetitionRow
  >,
): Promise<Answer> {
  const { form, loaded, me, now, t } = context;
  const scheme = { aspects: form.aspects, prizes: usualPrizes, source: '' };
  const id = await createEvent(
    { competitionId: loaded.id, titleZh: form.titleZh, titleEn: form.titleEn, scheme },
    me.id,
    now,
  );
  return isRefusal(id) ? id : redirect(`/admin/events/${id}`, done(t('competitions.event.created')));
}

/** Loads the competition whose public code the address names. */
export function loadByCode(context: Context): Promise<CompetitionRow | null> {
  return findCompetitionByCode(context.param('code'));
}

/** The published results, for anyone: prize winners only, students masked. */
export async function showResults({ loaded, locale }: Context<unknown, CompetitionRow>): Promise<Answer> {
  const title = locale === 'en' ? loaded.titleEn : loaded.titleZh;
  const published = (await findEvents(loaded.id)).filter(({ state }) => state === 'published');
  const events = await Promise.all(published.map((event) => publicResult(event, locale === 'en')));
  return page(resultsView(title, { title, events }));
}

async function publicResult(event: EventRow, isEnglish: boolean): Promise<ResultsPage['events'][number]> {
  const winners = ((await findResultList(event.id))?.rows ?? []).filter(({ awardZh }) => awardZh !== null);
  const [people, contestants] = await Promise.all([
    findPeople(winners.map(({ personId }) => personId)),
    findContestants(event.id),
  ]);
  const rows = winners.map(({ rank, personId, contestantId, score, awardZh, awardEn }) => {
    const contestant = contestants.find(({ id }) => id === contestantId);
    const name = people.find(({ id }) => id === personId)?.name ?? '';
    const isHidden = contestant?.isStudent ?? true;
    return {
      rank,
      name: isHidden ? maskName(name) : name,
      unit: isHidden ? '' : (contestant?.unit ?? ''),
      score,
      award: (isEnglish ? awardEn : awardZh) ?? '',
    };
  });
  return { title: isEnglish ? event.titleEn : event.titleZh, rows };
}
