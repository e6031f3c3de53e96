/** The staff's pages of one class's timetable: its sessions, one added or changed, and one cancelled. */
import { randomUUID } from 'node:crypto';
import { listActorsWithRole } from '../../accounts/account.store.ts';
import { type FormState, formView, freshState, type Option } from '../../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { toLocalInput } from '../../i18n/dates.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { type CohortRow, findCohort, findSession, type SessionRow } from '../cohort.store.ts';
import { findCourse } from '../course.store.ts';
import { listStations } from '../enrolment/station.store.ts';
import { arrange } from './arrange.action.ts';
import { arrangementForm, sessionForm } from './calendar.form.ts';
import { addToTimetable, cancelSession, changeSession } from './saveSession.action.ts';
import { findArrangement, findOwnFacts, findSlotsOf, type SessionFacts } from './timetable.store.ts';
import { planView, showWhen, timetableView, warningLine } from './timetable.view.ts';
import { listVenues } from './venue.store.ts';
import { findWarnings } from './warnings.action.ts';

/** A session with its class. */
export interface LoadedSession {
  readonly cohort: CohortRow;
  readonly session: SessionRow;
}

type Typed = ReturnType<typeof sessionForm.schema.parse>;
type OfClass<F = unknown> = Context<F, CohortRow>;
type OfSession<F = unknown> = Context<F, LoadedSession>;

/** Where a class's timetable is. */
export const timetableOf = (cohortId: number) => `/admin/cohorts/${cohortId}/timetable`;

/** Loads a session of the class of the address. */
export async function loadSlot(context: Context): Promise<LoadedSession | null> {
  const cohort = await findCohort(context.idParam('cohortId'));
  const session = cohort && (await findSession(cohort.id, context.idParam('sessionId')));
  return cohort && session ? { cohort, session } : null;
}

/** The sessions of a class. */
export async function showTimetable({ loaded, t, locale }: OfClass): Promise<Answer> {
  const course = found(await findCourse(loaded.courseId));
  const slots = await findSlotsOf(loaded.id);
  const address = timetableOf(loaded.id);
  const isOpen = loaded.state === 'open';
  return page(
    timetableView(t('calendar.timetable'), {
      title: locale === 'en' ? course.titleEn : course.titleZh,
      code: loaded.code,
      cohortHref: `/admin/cohorts/${loaded.id}`,
      address,
      isOpen,
      sessions: slots.map((slot) => ({
        when: showWhen(slot, locale),
        kind: t(`ladders.sessionKind.${slot.kind}`),
        mode: t(`calendar.mode.${slot.mode}`),
        venue: slot.mode === 'online' ? (slot.onlineAddress ?? t('calendar.noOnlineAddress')) : slot.venue,
        more: [
          t('calendar.places', { count: slot.capacity }),
          slot.funder ? t('calendar.paidBy', { funder: slot.funder }) : null,
        ]
          .filter(Boolean)
          .join(' · '),
        isCancelled: slot.isCancelled,
        href: `${address}/${slot.id}`,
        cancellation:
          isOpen && !slot.isCancelled
            ? {
                action: `${address}/${slot.id}/cancellation`,
                label: t('calendar.cancel'),
                question: t('calendar.cancelQuestion', { when: showWhen(slot, locale) }),
                explain: t('calendar.cancelExplain'),
                danger: true,
                requestKey: randomUUID(),
              }
            : null,
      })),
    }),
  );
}

/** The form for a new session. */
export async function showNewSession(context: OfClass): Promise<Answer> {
  const typed = { kind: 'theory', mode: 'inPerson', minutes: '180' };
  return page(await renderNewSession(context, freshState(typed)));
}

/** The form for a new session as it was typed. */
export function renderNewSession(context: OfClass, state: FormState): Promise<View> {
  const address = timetableOf(context.loaded.id);
  return renderSession(context, context.loaded, state, { action: `${address}/new`, session: null });
}

/** Adds a session; warnings are shown once before. */
export async function addSession(context: OfClass<Typed>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const asked = await askOnce(context, loaded, null, `${timetableOf(loaded.id)}/new`);
  if (asked) return asked;
  const refusal = await addToTimetable(loaded.id, [factsOf(form)], { actorId: me.id, now });
  return refusal ?? redirect(timetableOf(loaded.id), done(t('calendar.added', { count: 1 })));
}

/** The form of a session. */
export async function showSession(context: OfSession): Promise<Answer> {
  const { session, cohort } = context.loaded;
  const slot = found((await findSlotsOf(cohort.id)).find(({ id }) => id === session.id));
  const minutes = Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000);
  const own = Object.entries(await findOwnFacts(slot.id)).map(([name, value]) => [name, String(value ?? '')]);
  const typed = { kind: session.kind, minutes: String(minutes), ...Object.fromEntries(own) };
  return page(
    await renderChangedSession(context, freshState({ ...typed, startsAt: toLocalInput(session.startsAt) })),
  );
}

/** The form of a session as it was typed. */
export function renderChangedSession(context: OfSession, state: FormState): Promise<View> {
  const { cohort, session } = context.loaded;
  const action = `${timetableOf(cohort.id)}/${session.id}`;
  return renderSession(context, cohort, state, { action, session });
}

/** Changes a session; warnings are shown once before. */
export async function saveSession(context: OfSession<Typed>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const { cohort, session } = loaded;
  if (session.cancelledAt) return refuse('calendar.refusal.cancelled');
  const asked = await askOnce(context, cohort, session, `${timetableOf(cohort.id)}/${session.id}`);
  if (asked) return asked;
  const place = (await listVenues()).find(({ id }) => id === form.venueId)?.title ?? cohort.venue;
  const told = await changeSession(cohort.id, session, factsOf(form), place, { actorId: me.id, now });
  return isRefusal(told)
    ? told
    : redirect(timetableOf(cohort.id), done(t('calendar.changed', { count: told })));
}

/** Cancels a session. */
export async function dropSession({ loaded, me, now, t }: OfSession): Promise<Answer> {
  const { cohort, session } = loaded;
  const told = await cancelSession(cohort.id, session.id, cohort.venue, { actorId: me.id, now });
  return isRefusal(told)
    ? told
    : redirect(timetableOf(cohort.id), done(t('calendar.cancelled', { count: told })));
}

/** Who teaches a class, where, and who pays. */
export async function showArrangement(context: OfClass): Promise<Answer> {
  const { trainerId, venueId, stationId, funder } = await findArrangement(context.loaded.id);
  const ids = { trainerId, venueId, stationId };
  const typed = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id ?? '')]));
  return page(await renderArrangement(context, freshState({ ...typed, funder: funder ?? '' })));
}

/** The same as it was typed. */
export async function renderArrangement(context: OfClass, state: FormState): Promise<View> {
  const { loaded, t } = context;
  const stations = (await listStations()).map(({ id, title }) => ({ value: String(id), label: title }));
  const none = { value: '', label: t('calendar.none') };
  const options = { ...(await choices(context)), stationId: [none, ...stations] };
  return planView(t('calendar.arrangement'), {
    ...plain,
    title: t('calendar.arrangement'),
    lead: loaded.code,
    back: { href: timetableOf(loaded.id), label: t('calendar.timetable') },
    action: `/admin/cohorts/${loaded.id}/arrangement`,
    form: formView(arrangementForm, state, t, options),
    label: t('ladders.cohort.save'),
  });
}

/** Saves who teaches a class, where, and who pays. */
export async function saveArrangement(
  context: OfClass<ReturnType<typeof arrangementForm.schema.parse>>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = await arrange(loaded.id, form, { actorId: me.id, now });
  return refusal ?? redirect(`/admin/cohorts/${loaded.id}`, done(t('ladders.cohort.changed')));
}

/** A page without weekdays, warnings and preview. */
export const plain = {
  lead: null,
  weekdays: null,
  weekdayError: null,
  warnings: [],
  preview: null,
  tick: null,
} as const;

/** Choices of sessions' forms. */
export async function choices({ t }: Pick<Context, 't'>): Promise<Record<string, Option[]>> {
  const named = (values: readonly string[], label: (value: string) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const venues = (await listVenues()).map(({ id, title }) => ({ value: String(id), label: title }));
  const trainers = await listActorsWithRole('trainer');
  const asClass = { value: '', label: t('calendar.asClass') };
  return {
    kind: named(['theory', 'practice'], (one) => t(`ladders.sessionKind.${one as 'theory'}`)),
    mode: named(['inPerson', 'online', 'community'], (one) => t(`calendar.mode.${one as 'online'}`)),
    venueId: [asClass, ...venues],
    trainerId: [asClass, ...trainers.map(({ id, name }) => ({ value: String(id), label: name }))],
  };
}

async function renderSession(
  context: Pick<Context, 't'>,
  cohort: CohortRow,
  state: FormState,
  { action, session }: { action: string; session: SessionRow | null },
): Promise<View> {
  const { t } = context;
  const title = t(session ? 'calendar.changeSession' : 'calendar.addSession');
  return planView(title, {
    ...plain,
    title,
    lead: cohort.code,
    back: { href: timetableOf(cohort.id), label: t('calendar.timetable') },
    action,
    form: formView(sessionForm, state, t, await choices(context)),
    label: t('ladders.cohort.save'),
  });
}

/** The form again with its warnings, where there are some that were not ticked as read; else null. */
async function askOnce(
  context: Context<Typed>,
  cohort: CohortRow,
  session: SessionRow | null,
  action: string,
): Promise<Answer | null> {
  const { form, t, locale } = context;
  if (form.isWarned) return null;
  const planned = { ...(await findArrangement(cohort.id)), id: cohort.id, capacity: cohort.capacity };
  const [warnings = []] = await findWarnings([factsOf(form)], planned, session?.id ?? null);
  if (warnings.length === 0) return null;
  const typed = { ...form, startsAt: toLocalInput(form.startsAt) };
  const values = Object.fromEntries(Object.entries(typed).map(([name, one]) => [name, String(one ?? '')]));
  const shown = await renderSession(context, cohort, freshState(values), { action, session });
  const lines = warnings.map((warning) => warningLine(warning, t, locale));
  const tick = { name: 'isWarned', label: t('calendar.goOn') };
  return page({ ...shown, data: { ...shown.data, warnings: lines, tick } });
}

function factsOf({ minutes, isWarned: _isWarned, ...facts }: Typed): SessionFacts {
  return { ...facts, endsAt: new Date(facts.startsAt.getTime() + minutes * 60_000) };
}
