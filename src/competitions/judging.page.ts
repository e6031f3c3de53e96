/** A judge's pages. Sheets are reached through the panel: what is not hers to score is not found. */
import { randomUUID } from 'node:crypto';
import { type FormState, freshState } from '../http/form.ts';
import { type Answer, type Context, done, json, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { may } from '../policy.ts';
import { isRefusal } from '../refusal.ts';
import type { SheetForm } from './competition.form.ts';
import {
  type ContestantRow,
  type EventRow,
  findContestants,
  findEventForJudge,
  findEventsOfJudge,
} from './competition.store.ts';
import { enterSheet } from './enterSheet.action.ts';
import { aspectRows, judgingView, sheetView } from './judging.view.ts';
import { findScored, findSheet } from './scoreSheet.store.ts';

/** The judge's events with their contestants. */
export async function showJudging({ me, t, locale }: Context): Promise<Answer> {
  const events = await findEventsOfJudge(me.id);
  const open = events.filter(({ state }) => state !== 'entries');
  const shown = await Promise.all(
    open.map(async (event) => {
      const [contestants, scored] = await Promise.all([
        findContestants(event.id),
        findScored(event.id, me.id),
      ]);
      return {
        id: event.id,
        title: locale === 'en' ? event.titleEn : event.titleZh,
        state: event.state,
        scored: scored.size,
        total: contestants.length,
        contestants: contestants.map(({ id, drawNumber }) => ({
          number: drawNumber ?? 0,
          href: sheetHref(event.id, id),
          isScored: scored.has(id),
        })),
      };
    }),
  );
  return page(judgingView(t('common.nav.judging'), { events: shown.sort(scoringFirst) }));
}

/** What a sheet is about. */
export interface Seat {
  readonly event: EventRow;
  readonly contestant: ContestantRow;
}

/** Loads the event and contestant of a sheet, through the judge's panel. */
export async function loadSeat(context: Context): Promise<Seat | null> {
  if (!may(context.actor, 'sheets.score')) return notLookedUp;
  const event = await findEventForJudge(context.idParam('eventId'), context.me.id);
  const contestants = event ? await findContestants(event.id) : [];
  const contestant = contestants.find(({ id }) => id === context.idParam('contestantId'));
  return event && contestant ? { event, contestant } : null;
}

/** For those who may not score at all: the permission check that follows refuses them. */
const notLookedUp = {} as Seat;

/** The score sheet. */
export async function showSheet(context: Context<unknown, Seat>): Promise<Answer> {
  return page(await renderSheet(context, freshState()));
}

/** The score sheet with what was typed. */
export async function renderSheet(context: Context<unknown, Seat>, state: FormState): Promise<View> {
  const { loaded, me, t, locale } = context;
  const { event, contestant } = loaded;
  const sheet = await findSheet(contestant.id, me.id);
  const typed = (state.values.scores ?? {}) as unknown as Record<string, string>;
  const eventTitle = locale === 'en' ? event.titleEn : event.titleZh;
  return sheetView(t('competitions.sheet.title', { number: contestant.drawNumber ?? 0 }), {
    eventTitle,
    drawNumber: contestant.drawNumber ?? 0,
    rows: aspectRows(event.scheme.aspects, typed, sheet?.marks ?? {}, locale),
    action: sheetHref(event.id, contestant.id),
    clientKey: randomUUID(),
    version: sheet?.version ?? 0,
    source: event.scheme.source,
    refusal: state.refusal ?? state.errors[0]?.message ?? null,
    backHref: '/judging',
  });
}

/** Takes a sheet, from the form or, after a lost connection, from the device's queue (which wants JSON). */
export async function submitSheet({
  loaded,
  form,
  me,
  now,
  t,
  request,
}: Context<SheetForm, Seat>): Promise<Answer> {
  const { event, contestant } = loaded;
  const result = await enterSheet({
    ...form,
    eventId: event.id,
    contestantId: contestant.id,
    judgeId: me.id,
    now,
  });
  const wantsJson = request.accepts(['html', 'json']) === 'json';
  if (isRefusal(result)) return wantsJson ? json({ refusal: t(result.key, result.params) }, 422) : result;
  if (wantsJson) return json({ received: form.clientKey });
  const next = await nextUnscored(event.id, me.id);
  const flash = done(t('competitions.sheet.received', { number: contestant.drawNumber ?? 0 }));
  return redirect(next ? sheetHref(event.id, next.id) : '/judging', flash);
}

async function nextUnscored(eventId: number, judgeId: number): Promise<ContestantRow | undefined> {
  const [contestants, scored] = await Promise.all([findContestants(eventId), findScored(eventId, judgeId)]);
  return contestants.find(({ id }) => !scored.has(id));
}

function sheetHref(eventId: number, contestantId: number): string {
  return `/judging/events/${eventId}/contestants/${contestantId}`;
}

function scoringFirst(left: { state: string }, right: { state: string }): number {
  return Number(right.state === 'scoring') - Number(left.state === 'scoring');
}
