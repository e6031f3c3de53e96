/** A session's roll: ticked by hand, on a tablet that may lose its network. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, json, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { isRefusal } from '../../refusal.ts';
import { keepRoll } from '../checkIn.action.ts';
import { findTrainees } from '../trainee.store.ts';
import { findPresences } from './entry.store.ts';
import type { Presence } from './history.ts';
import { keepLeft } from './keepLeft.action.ts';
import { addWalkIn, keepTicks } from './keepTicks.action.ts';
import { rollRow, rollView } from './roll.view.ts';
import { sessionHead } from './session.view.ts';
import { seesAll } from './taught.page.ts';
import type { Taught } from './taught.store.ts';
import { type TicksForm, type WalkIn, walkInForm } from './ticks.form.ts';

/** The roll. */
export async function showRoll(context: Context<unknown, Taught>): Promise<Answer> {
  return page(await renderRoll(context, freshState()));
}

/** The roll with the form of a walk-in as it was typed. */
export async function renderRoll(context: Context<unknown, Taught>, state: FormState): Promise<View> {
  const { loaded, me, now, t } = context;
  const { session, cohort } = loaded;
  const [trainees, present] = await Promise.all([findTrainees(cohort.id), findPresences(session.id)]);
  const recorders = await findRecorders(present);
  const people = trainees.filter(({ state: place }) => place === 'confirmed' || place === 'completed');
  const base = `/teaching/sessions/${session.id}`;
  return rollView(t('ladders.roll.title'), {
    ...sessionHead(loaded, context),
    sessionId: session.id,
    actorId: me.id,
    madeAtMs: now.getTime(),
    people: people.map(({ personId, name, phoneMasked }) => ({
      ...rollRow(personId, present.get(personId) ?? null, session, {
        t,
        by: recorderOf(personId, present, recorders),
      }),
      name,
      phone: phoneMasked ?? '',
    })),
    came: present.size,
    action: base,
    requestKey: randomUUID(),
    screenHref: `${base}/door`,
    scannerHref: `${base}/scanner`,
    sheetHref: seesAll(me) ? `/admin/cohorts/${cohort.id}` : null,
    walkIn: formView(walkInForm, state, t),
    isWalkInOpen: state.errors.length > 0 || state.refusal !== null,
  });
}

/** How everyone stands now, for the roll's script. */
export async function showRollState(context: Context<unknown, Taught>): Promise<Answer> {
  return json(await rollState(context));
}

/** Keeps ticks of the plain form. */
export async function keepPlainRoll(
  context: Context<{ present: number[]; left: number[] }, Taught>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal =
    (await keepRoll(loaded.session, form.present, me.id, now)) ??
    (await keepLeft(loaded.session, form.left, me.id, now));
  return refusal ?? redirect(`/teaching/sessions/${loaded.session.id}`, done(t('ladders.roll.kept')));
}

/** Takes in what a tablet kept. */
export async function receiveTicks(context: Context<TicksForm, Taught>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const answers = await keepTicks(loaded.session, form, me.id, now);
  const received = answers.map(({ sequence, outcome, refusal }) => ({
    sequence,
    outcome,
    message: refusal && t(refusal.key, refusal.params),
  }));
  return json({ received, ...(await rollState(context)) });
}

/** Adds someone who is not on the list. */
export async function receiveWalkIn(context: Context<WalkIn, Taught>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = await addWalkIn(loaded.session, form, me.id, now);
  if (isRefusal(refusal)) return refusal;
  const text = t('attendance.roll.added', { name: form.name });
  return redirect(`/teaching/sessions/${loaded.session.id}`, done(text));
}

async function rollState({ loaded, now, t }: Context<unknown, Taught>) {
  const { session } = loaded;
  const present = await findPresences(session.id);
  const recorders = await findRecorders(present);
  return {
    nowMs: now.getTime(),
    came: present.size,
    rows: [...present].map(([id, presence]) =>
      rollRow(id, presence, session, { t, by: recorderOf(id, present, recorders) }),
    ),
  };
}

/** Names of those who recorded others. */
async function findRecorders(present: ReadonlyMap<number, Presence>): Promise<Map<number, string>> {
  const ids = [...present].flatMap(([id, { recordedById }]) =>
    recordedById === null || recordedById === id ? [] : recordedById,
  );
  return new Map((await findPeople([...new Set(ids)])).map(({ id, name }) => [id, name]));
}

function recorderOf(
  id: number,
  present: ReadonlyMap<number, Presence>,
  recorders: ReadonlyMap<number, string>,
): string | null {
  const recordedById = present.get(id)?.recordedById ?? id;
  return recordedById === id ? null : (recorders.get(recordedById) ?? null);
}
