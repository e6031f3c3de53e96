/** The theory paper while it is sat: the page, saves with and without script, handing in. */
import { randomUUID } from 'node:crypto';
import { issuerOf } from '../certificates/issuer.ts';
import { type Answer, type Context, done, json, page, redirect } from '../http/route.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { OwnExam } from './candidate.store.ts';
import { examTitle } from './own.view.ts';
import { findPaperItems } from './papers/paper.store.ts';
import { saveAnswer, takeDevice } from './saveAnswer.action.ts';
import { findAnswers } from './sitting.store.ts';
import { questionCards, sittingView } from './sitting.view.ts';
import { remainingMilliseconds } from './sittingClock.ts';
import { submitSitting } from './submitSitting.action.ts';

type Own<F> = Context<F, OwnExam>;

/** The paper with all answers that the server has. */
export async function showSitting({ loaded, now, t, locale }: Own<unknown>): Promise<Answer> {
  const { exam, sitting } = loaded;
  if (!sitting || sitting.submittedAt) return redirect(`/exams/${exam.id}`);
  const [paper, answers] = await Promise.all([
    sitting.paperId === null ? [] : findPaperItems(sitting.paperId),
    findAnswers(sitting.id),
  ]);
  const questions = questionCards(paper, answers, t, locale);
  const title = examTitle(exam, locale);
  return page(
    sittingView(title, {
      title,
      sittingId: sitting.id,
      base: `/exams/${exam.id}/sitting`,
      nowMs: now.getTime(),
      deadlineMs: sitting.deadlineAt.getTime(),
      deadlineAt: sitting.deadlineAt,
      minutesLeft: Math.ceil(remainingMilliseconds(now, sitting.deadlineAt) / 60_000),
      sequence: Math.max(0, ...answers.map(({ sequence }) => sequence)),
      questions,
      total: questions.length,
      answered: questions.filter(({ answered }) => answered).length,
      requestKey: randomUUID(),
    }),
  );
}

/** Saves an answer of a page without script, and shows the next question. */
export async function answer(context: Own<{ questionId: number; response: string[] }>): Promise<Answer> {
  const { loaded, form, me, now } = context;
  const { id: examId } = loaded.exam;
  const outcome = await saveAnswer({
    ...form,
    examId,
    personId: me.id,
    sequence: null,
    deviceToken: null,
    now,
  });
  if (isRefusal(outcome)) return outcome;
  return redirect(
    `/exams/${examId}/sitting#question-${form.questionId}`,
    done(context.t('exams.sitting.savedAnswer')),
  );
}

/** Saves an answer of a page with script; the reply is its receipt. */
export async function save(
  context: Own<{ questionId: number; response: string[]; sequence: number; deviceToken: string }>,
): Promise<Answer> {
  const { loaded, form, me, now } = context;
  const outcome = await saveAnswer({ ...form, examId: loaded.exam.id, personId: me.id, now });
  if (isRefusal(outcome)) return refused(outcome, context);
  const { questionId, sequence, savedAt, isLate, deadlineAt } = outcome;
  return json({
    questionId,
    sequence,
    savedAt,
    isLate,
    deadlineMs: deadlineAt.getTime(),
    nowMs: now.getTime(),
  });
}

/** This device goes on with the sitting; also how a page that wakes up asks for the time. */
export async function takeOver(context: Own<{ deviceToken: string }>): Promise<Answer> {
  const { loaded, form, me, now } = context;
  const outcome = await takeDevice(loaded.exam.id, me.id, form.deviceToken, now);
  if (isRefusal(outcome)) return refused(outcome, context);
  const { deadlineAt, submittedAt } = outcome;
  return json({ deadlineMs: deadlineAt.getTime(), nowMs: now.getTime(), isOver: submittedAt !== null });
}

/** Hands the paper in. */
export async function submit({ loaded, me, now, t, settings }: Own<unknown>): Promise<Answer> {
  const { exam } = loaded;
  const occasion = { exam, personId: me.id, actorId: me.id, now, issuer: issuerOf(settings) };
  const outcome = await submitSitting(occasion);
  return isRefusal(outcome) ? outcome : redirect(`/exams/${exam.id}`, done(t('exams.sitting.submitted')));
}

function refused({ key, params }: Refusal, { t }: Context): Answer {
  return json({ refusal: key, message: t(key, params) }, 409);
}
