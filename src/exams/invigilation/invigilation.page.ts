/** The invigilator's live view of an exam: who writes, how far, since when silent; more time, and what happened. */
import { type FormState, type FormView, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, found, json, page, redirect } from '../../http/route.ts';
import { type View, view } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { type Candidate, findCandidates, type OwnExam } from '../candidate.store.ts';
import type { ExamRow } from '../exam.store.ts';
import { examTitle } from '../own.view.ts';
import { findSitting } from '../sitting.store.ts';
import { allowExtraTime, grantMinutes, noteReport } from './grantTime.action.ts';
import { allowForm, grantForm, type reportForm } from './invigilation.form.ts';
import { findAllowances, findEvents } from './invigilation.store.ts';
import { type LiveLine, liveLines } from './liveLines.page.ts';
import type { Presence } from './sittingEvent.ts';

interface LivePage {
  readonly title: string;
  readonly exam: string;
  readonly back: string;
  readonly figures: readonly { value: number; label: string }[];
  readonly lines: readonly LiveLine[];
  readonly grant: FormView;
  readonly grantAction: string;
  readonly allowancesHref: string;
}

const liveView = view<LivePage>('exams/invigilation/index', 'staff');
const allowancesView = view<{
  title: string;
  back: string;
  action: string;
  form: FormView;
  lines: readonly { name: string; more: string; reason: string }[];
}>('exams/invigilation/allowances', 'staff');
const logView = view<{
  title: string;
  name: string;
  back: string;
  events: readonly { at: string; text: string }[];
}>('exams/invigilation/show', 'staff');

/** The live view. */
export async function showLive(context: Context<unknown, ExamRow>): Promise<Answer> {
  return page(await renderLive(context, freshState({ personId: 'all' })));
}

/** The live view with what was wrong with a grant. */
export async function renderLive(context: Context<unknown, ExamRow>, state: FormState): Promise<View> {
  const { loaded: exam, t, locale } = context;
  const candidates = await findCandidates(exam);
  const begun = candidates.flatMap((one) => (one.sitting ? [{ ...one, sitting: one.sitting }] : []));
  const lines = await liveLines(begun, context);
  const writing = begun.filter(({ sitting }) => sitting.submittedAt === null).map(choiceOf);
  const everyone = { value: 'all', label: t('invigilation.field.everyone') };
  const count = (kind: Presence) => lines.filter(({ presence }) => presence === kind).length;
  const kinds = ['connected', 'silent', 'handedIn'] as const;
  const title = t('invigilation.title');
  const base = `/admin/exams/${exam.id}`;
  return liveView(title, {
    ...{ title, exam: examTitle(exam, locale), back: base, lines },
    figures: kinds.map((kind) => ({ value: count(kind), label: t(`invigilation.${kind}`) })),
    grant: formView(grantForm, state, t, { personId: [everyone, ...writing] }),
    grantAction: `${base}/live/minutes`,
    allowancesHref: `${base}/allowances`,
  });
}

function choiceOf({ personId, name }: Candidate) {
  return { value: String(personId), label: name };
}

/** Who has extra time, and the form for more. */
export async function showAllowances(context: Context<unknown, ExamRow>): Promise<Answer> {
  return page(await renderAllowances(context, freshState({ extraPercent: '25' })));
}

/** The same with what was wrong. */
export async function renderAllowances(context: Context<unknown, ExamRow>, state: FormState): Promise<View> {
  const { loaded: exam, t } = context;
  const [candidates, allowances] = await Promise.all([findCandidates(exam), findAllowances(exam.id)]);
  const title = t('invigilation.allow');
  return allowancesView(title, {
    title,
    back: `/admin/exams/${exam.id}/live`,
    action: `/admin/exams/${exam.id}/allowances`,
    form: formView(allowForm, state, t, { personId: candidates.map(choiceOf) }),
    lines: allowances
      .filter(({ extraPercent }) => extraPercent > 0)
      .map(({ personId, extraPercent, reason }) => ({
        ...{ name: candidates.find((one) => one.personId === personId)?.name ?? '–', reason },
        more: t('invigilation.percent', { number: extraPercent }),
      })),
  });
}

/** Grants minutes to one, or to all who are writing. */
export async function grant(
  context: Context<ReturnType<typeof grantForm.schema.parse>, ExamRow>,
): Promise<Answer> {
  const { loaded: exam, form, me, now, t } = context;
  const { minutes, reason } = form;
  const personId = form.personId === 'all' ? null : form.personId;
  const count = await grantMinutes(exam, personId, minutes, { actorId: me.id, now, reason });
  if (isRefusal(count)) return count;
  return redirect(`/admin/exams/${exam.id}/live`, done(t('invigilation.granted', { count, minutes })));
}

/** Sets a candidate's extra time. */
export async function allow(
  context: Context<ReturnType<typeof allowForm.schema.parse>, ExamRow>,
): Promise<Answer> {
  const { loaded: exam, form, me, now, t } = context;
  const { personId, extraPercent, reason } = form;
  const candidates = await findCandidates(exam);
  if (!candidates.some((one) => one.personId === personId))
    return refuse('invigilation.refusal.notCandidate', {}, 'personId');
  await allowExtraTime(exam, personId, extraPercent, { actorId: me.id, now, reason });
  return redirect(`/admin/exams/${exam.id}/allowances`, done(t('invigilation.allowed')));
}

/** What happened while one candidate sat. */
export async function showLog(context: Context<unknown, ExamRow>): Promise<Answer> {
  const { loaded: exam, t, locale } = context;
  const personId = context.idParam('personId');
  const sitting = found(await findSitting(exam.id, personId));
  const { name } = found((await findCandidates(exam)).find((one) => one.personId === personId));
  const line = (at: Date, text: string) => ({ at: showDateTime(at, locale), text });
  const events = (await findEvents(sitting.id)).map(({ kind, minutes, reason, at }) =>
    line(at, t(`invigilation.event.${kind}`, { minutes: minutes ?? 0, reason: reason ?? '' })),
  );
  const end = sitting.submittedAt ? [line(sitting.submittedAt, t('invigilation.submitted'))] : [];
  const all = [line(sitting.startedAt, t('invigilation.started')), ...events, ...end];
  return page(
    logView(t('invigilation.log'), {
      title: t('invigilation.log'),
      name,
      back: `/admin/exams/${exam.id}/live`,
      events: all,
    }),
  );
}

/** A candidate's page says that it is there; the reply is the server's time and her deadline. */
export async function report(
  context: Context<ReturnType<typeof reportForm.schema.parse>, OwnExam>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const outcome = await noteReport(loaded.exam.id, me.id, form.kind ?? null, now);
  if (isRefusal(outcome)) return json({ refusal: outcome.key, message: t(outcome.key, outcome.params) }, 409);
  const { deadlineAt, submittedAt } = outcome;
  return json({ deadlineMs: deadlineAt.getTime(), nowMs: now.getTime(), isOver: submittedAt !== null });
}
