/** A candidate's exams: what she may sit, its rules, starting, and how it went. */
import { randomUUID } from 'node:crypto';
import { issuerOf } from '../certificates/issuer.ts';
import type { Item } from '../http/parts.ts';
import { type Answer, type Context, found, page, redirect } from '../http/route.ts';
import { showHundredths } from '../lib/hundredths.ts';
import { isRefusal } from '../refusal.ts';
import { findOwnExam, findOwnExams, type OwnExam } from './candidate.store.ts';
import {
  examTitle,
  type OwnExamPage,
  ownExamCard,
  ownExamsView,
  ownExamView,
  partLines,
  phaseBadge,
  showWindow,
} from './own.view.ts';
import { findPapersIn } from './papers/paper.store.ts';
import { type Phase, phaseOf } from './phase.ts';
import { isDue } from './sittingClock.ts';
import { startSitting } from './startSitting.action.ts';
import { submitSitting } from './submitSitting.action.ts';

/** All her exams. */
export async function listOwn({ me, now, t, locale }: Context): Promise<Answer> {
  const cards = (await findOwnExams(me.id)).map((own) => ownExamCard(own, now, t, locale));
  return page(ownExamsView(t('exams.own.title'), { cards }));
}

/** A visitor is asked to log in before anything is looked up. */
const unknown = {} as OwnExam;

/** Loads an exam that is hers; a sitting whose time is long over is closed first. */
export async function loadOwn(context: Context<undefined, undefined>): Promise<OwnExam | null> {
  const { actor, now, settings } = context;
  if (!actor) return unknown;
  const examId = context.idParam('examId');
  const own = await findOwnExam(examId, actor.id);
  if (!own?.sitting || own.sitting.submittedAt || !isDue(now, own.sitting.deadlineAt)) return own;
  const { exam } = own;
  await submitSitting({ exam, personId: actor.id, actorId: null, now, issuer: issuerOf(settings) });
  return findOwnExam(examId, actor.id);
}

/** One exam: rules and start, or how it went. */
export async function showOwn(context: Context<unknown, OwnExam>): Promise<Answer> {
  const { loaded: own, now, t, locale } = context;
  const phase = phaseOf(own, now);
  const title = examTitle(own.exam, locale);
  const isBefore = phase === 'open' || phase === 'upcoming';
  const href = `/exams/${own.exam.id}/sitting`;
  const certificateId = own.result?.certificateId ?? null;
  return page(
    ownExamView(title, {
      title,
      badge: phaseBadge(phase, t),
      message: t(`exams.message.${phase}`, { line: showHundredths(own.exam.passMark) }),
      items: await itemsOf(context),
      parts: isBefore ? [] : partLines(own, t),
      rules: isBefore ? rulesOf(context) : null,
      start: startOf(phase, href),
      continueHref: phase === 'sitting' ? href : null,
      certificateHref: certificateId === null ? null : `/me/certificates/${certificateId}`,
    }),
  );
}

/** Starts the clock and opens the paper. */
export async function start({ loaded, me, now }: Context<unknown, OwnExam>): Promise<Answer> {
  const refusal = await startSitting(loaded.exam, me.id, now);
  return isRefusal(refusal) ? refusal : redirect(`/exams/${found(loaded.exam.id)}/sitting`);
}

function startOf(phase: Phase, action: string): OwnExamPage['start'] {
  return phase === 'open' ? { action, requestKey: randomUUID() } : null;
}

async function itemsOf({ loaded, t, locale }: Context<unknown, OwnExam>): Promise<Item[]> {
  const { exam } = loaded;
  const [paper] = await findPapersIn(exam.id);
  const item = (label: string, value: string): Item => ({ label, value, href: null });
  return [
    item(t('exams.own.window'), showWindow(exam, locale)),
    item(t('exams.own.time'), t('exams.own.minutes', { minutes: exam.minutes })),
    item(t('exams.own.questions'), t('exams.own.questionCount', { number: paper?.places.length ?? 0 })),
    item(t('exams.own.line'), t('exams.own.lineText', { line: showHundredths(exam.passMark) })),
  ];
}

function rulesOf({ loaded, t }: Context<unknown, OwnExam>): string[] {
  return [
    t('exams.rule.clock', { minutes: loaded.exam.minutes }),
    t('exams.rule.saved'),
    t('exams.rule.network'),
    t('exams.rule.multiple'),
    t('exams.rule.once'),
  ];
}
