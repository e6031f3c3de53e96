/** What is recorded of one person at one session, with its whole history, and its correction by staff. */
import { findPeople, findPerson } from '../../accounts/person.store.ts';
import { type FormState, formView, freshState, type Typed } from '../../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDateTime, toLocalInput } from '../../i18n/dates.ts';
import { findSession } from '../cohort.store.ts';
import { correctAttendance } from './correct.action.ts';
import { type CorrectForm, correctForm } from './correct.form.ts';
import { type EntryRow, findEntries, findPresence } from './entry.store.ts';
import type { Presence } from './history.ts';
import { correctView } from './review.view.ts';
import { presenceLine, sessionHead } from './session.view.ts';
import { findTaught, type Taught } from './taught.store.ts';

/** One person at one session. */
export interface Attended extends Taught {
  readonly person: { readonly id: number; readonly name: string };
  readonly presence: Presence | null;
}

/** Loads whom and which session the address names. */
export async function loadAttended(context: Context): Promise<Attended | null> {
  const session = await findSession(context.idParam('cohortId'), context.idParam('sessionId'));
  const taught = session && (await findTaught(session.id));
  const person = await findPerson(context.idParam('personId'));
  if (!taught || !person) return null;
  return { ...taught, person, presence: await findPresence(taught.session.id, person.id) };
}

/** The page. */
export async function showAttended(context: Context<unknown, Attended>): Promise<Answer> {
  return page(await renderAttended(context, freshState(typedOf(context.loaded.presence))));
}

/** The page with a correction as it was typed. */
export async function renderAttended(context: Context<unknown, Attended>, state: FormState): Promise<View> {
  const { loaded, t } = context;
  const { session, person, presence } = loaded;
  const base = `/admin/cohorts/${session.cohortId}`;
  const answers = (['yes', 'no'] as const).map((value) => ({
    value,
    label: t(`attendance.correct.${value}`),
  }));
  return correctView(person.name, {
    ...sessionHead(loaded, context),
    name: person.name,
    line: presence ? presenceLine(presence, session, t) : t('attendance.correct.absent'),
    history: await historyLines(await findEntries(session.id, person.id), context),
    form: formView(correctForm, state, t, { isPresent: answers }),
    action: `${base}/sessions/${session.id}/people/${person.id}`,
    backHref: `${base}/completion`,
  });
}

/** Corrects it. */
export async function correct(context: Context<CorrectForm, Attended>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const { session, person } = loaded;
  const correction = {
    checkedInAt: form.isPresent ? (form.checkedInAt ?? session.startsAt) : null,
    checkedOutAt: form.isPresent ? form.checkedOutAt : null,
    reason: form.reason,
  };
  const refusal = await correctAttendance(session, person.id, correction, me.id, now);
  const address = `/admin/cohorts/${session.cohortId}/sessions/${session.id}/people/${person.id}`;
  return refusal ?? redirect(address, done(t('attendance.correct.done')));
}

function typedOf(presence: Presence | null): Typed {
  const time = (instant: Date | null) => (instant ? toLocalInput(instant) : '');
  return {
    isPresent: presence ? 'yes' : 'no',
    checkedInAt: time(presence?.checkedInAt ?? null),
    checkedOutAt: time(presence?.checkedOutAt ?? null),
  };
}

async function historyLines(entries: readonly EntryRow[], { t, locale }: Context): Promise<string[]> {
  const ids = entries.flatMap(({ recordedById }) => recordedById ?? []);
  const names = new Map((await findPeople([...new Set(ids)])).map(({ id, name }) => [id, name]));
  return entries.map(({ action, method, at, recordedById, reason }) => {
    const facts = {
      when: showDateTime(found(at), locale),
      what: t(`attendance.action.${action}`),
      how: t(`attendance.method.${method}`),
      who: names.get(recordedById ?? 0) ?? '–',
    };
    return reason ? t('attendance.history.why', { ...facts, reason }) : t('attendance.history.line', facts);
  });
}
