/** The staff's page of one event: entries, panel, draw, progress, standings, sign-off and publication. */
import { listActorsWithRole } from '../accounts/account.store.ts';
import { findPersonByWorkerNumber } from '../accounts/person.store.ts';
import { issuerOf } from '../certificates/issuer.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import { spreadsheet } from '../http/spreadsheet.ts';
import type { View } from '../http/view.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { contestantForm, judgeForm } from './competition.form.ts';
import { type EventRow, findCompetition, findEvent } from './competition.store.ts';
import { eventBadge, eventView } from './competition.view.ts';
import { drawEvent } from './drawEvent.action.ts';
import { steps } from './eventSteps.view.ts';
import { publishEvent } from './publishEvent.action.ts';
import { enterContestant, seatJudge } from './saveEvent.action.ts';
import { signOff } from './signOff.action.ts';
import { loadStandings } from './standings.page.ts';

/** Loads the event of the address. */
export function loadEvent(context: Context): Promise<EventRow | null> {
  return findEvent(context.idParam('eventId'));
}

/** The event's page. */
export async function showEvent(context: Context<unknown, EventRow>): Promise<Answer> {
  return page(await renderEvent(context, freshState()));
}

/** The event's page with forms as they were typed. */
export async function renderEvent(context: Context<unknown, EventRow>, state: FormState): Promise<View> {
  const { loaded: event, t, locale } = context;
  const isEnglish = locale === 'en';
  const [standings, competition, judges] = await Promise.all([
    loadStandings(event, locale),
    findCompetition(event.competitionId),
    listActorsWithRole('judge'),
  ]);
  const title = isEnglish ? event.titleEn : event.titleZh;
  const judgeOptions = judges.map(({ id, name }) => ({ value: String(id), label: name }));
  return eventView(title, {
    id: event.id,
    title,
    competitionTitle: (isEnglish ? competition?.titleEn : competition?.titleZh) ?? '',
    competitionHref: `/admin/competitions/${event.competitionId}`,
    badge: eventBadge(event.state, t),
    judges: standings.judges.map(({ name }) => name),
    lines: standings.lines,
    received: standings.received,
    expected: standings.expected,
    aspects: event.scheme.aspects.map(({ titleZh, titleEn, kind, maximum }) => ({
      title: isEnglish ? titleEn : titleZh,
      kind: t(`competitions.aspectKind.${kind}`),
      maximum,
    })),
    source: event.scheme.source,
    isOpenForEntries: event.state === 'entries',
    contestantForm: formView(contestantForm, 'workerNumber' in state.values ? state : freshState(), t),
    judgeForm: formView(judgeForm, 'judgeId' in state.values ? state : freshState(), t, {
      judgeId: judgeOptions,
    }),
    steps: steps(event, t),
    exportHref: `/admin/events/${event.id}/standings`,
  });
}

/** Enters a contestant by her worker number. */
export async function addContestant(
  context: Context<{ workerNumber: string; unit: string | null }, EventRow>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const person = await findPersonByWorkerNumber(form.workerNumber);
  if (!person) return refuse('competitions.refusal.unknownWorker', {}, 'workerNumber');
  const entry = { eventId: loaded.id, personId: person.id, unit: form.unit, isStudent: false };
  return back(
    loaded,
    await enterContestant(entry, me.id, now),
    t('competitions.event.contestantEntered', { name: person.name }),
  );
}

/** Seats a judge. */
export async function addJudge({
  loaded,
  form,
  me,
  now,
  t,
}: Context<{ judgeId: number }, EventRow>): Promise<Answer> {
  const judge = (await listActorsWithRole('judge')).find(({ id }) => id === form.judgeId);
  if (!judge) return refuse('common.form.invalid', {}, 'judgeId');
  return back(
    loaded,
    await seatJudge(loaded.id, judge.id, me.id, now),
    t('competitions.event.judgeSeated', { name: judge.name }),
  );
}

/** Draws the anonymous numbers. */
export async function draw({ loaded, me, now, t }: Context<unknown, EventRow>): Promise<Answer> {
  return back(loaded, await drawEvent(loaded.id, me.id, now), t('competitions.event.drawDone'));
}

/** Signs the result off. */
export async function sign({ loaded, me, now, t }: Context<unknown, EventRow>): Promise<Answer> {
  return back(loaded, await signOff(loaded.id, me.id, now), t('competitions.event.signOffDone'));
}

/** Publishes the result with its certificates. */
export async function publish({ loaded, me, now, t, settings }: Context<unknown, EventRow>): Promise<Answer> {
  const issuer = issuerOf(settings);
  const count = await publishEvent(loaded.id, me.id, now, issuer);
  if (isRefusal(count)) return count;
  return back(loaded, null, t('competitions.event.publicationDone', { count }));
}

/** The standings as .xlsx, each judge's total in its own column. */
export async function exportStandings({ loaded, t, locale }: Context<unknown, EventRow>): Promise<Answer> {
  const { judges, lines } = await loadStandings(loaded, locale);
  const headings = [
    t('competitions.field.rank'),
    t('competitions.field.drawNumber'),
    t('competitions.field.name'),
    t('competitions.field.unit'),
    t('competitions.field.score'),
    t('competitions.field.award'),
  ];
  const rows = lines.map(({ rank, drawNumber, name, unit, score, award, totals }) => [
    rank,
    drawNumber,
    name,
    unit,
    score === null ? null : score / 100,
    award,
    ...totals.map(({ text }) => (text === '' ? null : Number(text))),
  ]);
  const title = locale === 'en' ? loaded.titleEn : loaded.titleZh;
  return spreadsheet(title, title, [...headings, ...judges.map(({ name }) => name)], rows);
}

function back(event: EventRow, refusal: Refusal | null, text: string): Answer {
  return refusal ?? redirect(`/admin/events/${event.id}`, done(text));
}
