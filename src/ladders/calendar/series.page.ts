/** The plan of a series: every date with what clashes, before anything is written. */
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { fromLocalInput } from '../../i18n/dates.ts';
import { refuse } from '../../refusal.ts';
import type { CohortRow } from '../cohort.store.ts';
import { findCourse } from '../course.store.ts';
import { seriesForm } from './calendar.form.ts';
import { addToTimetable } from './saveSession.action.ts';
import { seriesDays } from './series.ts';
import { choices, plain, timetableOf } from './timetable.page.ts';
import { findArrangement, type SessionFacts } from './timetable.store.ts';
import { planView, showWhen, warningLine } from './timetable.view.ts';
import { findWarnings } from './warnings.action.ts';

type Typed = ReturnType<typeof seriesForm.schema.parse>;
type OfClass<F = unknown> = Context<F, CohortRow>;

/** The form, with the course's hours filled in. */
export async function showSeries(context: OfClass): Promise<Answer> {
  const course = await findCourse(context.loaded.courseId);
  const hours = (course?.theoryHours ?? 0) + (course?.practiceHours ?? 0);
  const typed = {
    time: '09:00',
    minutes: '180',
    practice: '1',
    mode: 'inPerson',
    hours: String(hours || ''),
  };
  return page(await renderSeries(context, freshState(typed)));
}

/** The form as it was typed. */
export async function renderSeries(context: OfClass, state: FormState): Promise<View> {
  const { loaded, t } = context;
  const ticked = [state.values.weekdays ?? []].flat();
  return planView(t('calendar.series'), {
    ...plain,
    title: t('calendar.series'),
    lead: t('calendar.seriesLead'),
    back: { href: timetableOf(loaded.id), label: t('calendar.timetable') },
    action: `${timetableOf(loaded.id)}/series`,
    form: formView(seriesForm, state, t, await choices(context)),
    weekdays: ([1, 2, 3, 4, 5, 6, 0] as const).map((day) => ({
      value: String(day),
      label: t(`calendar.weekday.${day}`),
      isTicked: ticked.includes(String(day)),
    })),
    weekdayError: state.errors.find(({ field }) => field === 'weekdays')?.message ?? null,
    label: t('calendar.preview'),
  });
}

/** Shows the dates; once they were seen, adds them all. */
export async function planSeries(context: OfClass<Typed>): Promise<Answer> {
  const { loaded, form, me, now, t, locale } = context;
  if ((form.count === null) === (form.hours === null))
    return refuse('calendar.refusal.countOrHours', {}, 'count');
  const sessions = sessionsOf(form);
  if (sessions.length === 0) return refuse('calendar.refusal.noDay', {}, 'firstDay');
  if (form.isConfirmed) {
    const refusal = await addToTimetable(loaded.id, sessions, { actorId: me.id, now });
    return refusal ?? redirect(timetableOf(loaded.id), done(t('calendar.added', { count: sessions.length })));
  }
  const planned = { ...(await findArrangement(loaded.id)), id: loaded.id, capacity: loaded.capacity };
  const warnings = await findWarnings(sessions, planned, null);
  const shown = await renderSeries(context, freshState(valuesOf(form)));
  const preview = sessions.map((session, index) => ({
    when: showWhen(session, locale),
    kind: t(`ladders.sessionKind.${session.kind}`),
    warnings: (warnings[index] ?? []).map((warning) => warningLine(warning, t, locale)),
  }));
  const tick = { name: 'isConfirmed', label: t('calendar.confirmSeries', { count: sessions.length }) };
  return page({ ...shown, data: { ...shown.data, preview, tick, label: t('calendar.addSeries') } });
}

function sessionsOf(form: Typed): SessionFacts[] {
  const { mode, venueId, trainerId, onlineAddress, capacity, funder, time, minutes } = form;
  const held = { mode, venueId, trainerId, onlineAddress, capacity, funder };
  return seriesDays(form).flatMap(({ day, kind }) => {
    const startsAt = fromLocalInput(`${day}T${time}`);
    if (!startsAt) return [];
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
    return [{ kind, startsAt, endsAt, ...held }];
  });
}

/** What was typed, to be sent again with the tick. */
function valuesOf(form: Typed): Record<string, string | string[]> {
  const { weekdays, skipped, isConfirmed: _isConfirmed, ...others } = form;
  const texts = Object.entries(others).map(([name, value]) => [name, String(value ?? '')]);
  return { ...Object.fromEntries(texts), weekdays: weekdays.map(String), skipped: skipped.join(' ') };
}
