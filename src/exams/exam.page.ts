/** The staff's pages of exams: lists, one exam with its candidates and their export, opening and closing. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../accounts/person.store.ts';
import { answerList } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import { spreadsheet } from '../http/spreadsheet.ts';
import { findCourse } from '../ladders/course.store.ts';
import { showHundredths } from '../lib/hundredths.ts';
import { isRefusal } from '../refusal.ts';
import { type Candidate, findCandidates } from './candidate.store.ts';
import { type ExamRow, findExam } from './exam.store.ts';
import { candidateRow, type ExamPage, examView, paperLines } from './exam.view.ts';
import { examsList, questionsList, stateBadge } from './exams.list.ts';
import { examTitle, showWindow } from './own.view.ts';
import { findPapersIn, itemsOf as paperItems } from './papers/paper.store.ts';
import { closeExam, openExam } from './saveExam.action.ts';

/** All exams. */
export function listExams(context: Context): Promise<Answer> {
  return answerList(examsList, context);
}

/** The question bank. */
export function listQuestions(context: Context): Promise<Answer> {
  return answerList(questionsList, context);
}

/** Loads any exam, for staff. */
export function loadExam(context: Context<undefined, undefined>): Promise<ExamRow | null> {
  return findExam(context.idParam('examId'));
}

/** One exam with its candidates and paper. */
export async function showExam(context: Context<unknown, ExamRow>): Promise<Answer> {
  const { loaded: exam, now, t, locale } = context;
  const [candidates, papers] = await Promise.all([findCandidates(exam), findPapersIn(exam.id)]);
  const paper = await paperItems(papers[0]?.places ?? []);
  const names = await assessorNames(candidates);
  const title = examTitle(exam, locale);
  return page(
    examView(title, {
      title,
      badge: stateBadge(exam, t),
      items: await itemsOf(context, paper.length),
      editHref: exam.state === 'draft' ? `/admin/exams/${exam.id}/edit` : null,
      exportHref: `/admin/exams/${exam.id}/candidates`,
      liveHref: `/admin/exams/${exam.id}/live`,
      analysisHref: `/admin/exams/${exam.id}/analysis`,
      confirm: confirmOf(context),
      figures: figuresOf(candidates, context),
      candidates: candidates.map((candidate) => candidateRow(candidate, exam, names, now, t)),
      paper: paperLines(paper, t, locale),
    }),
  );
}

/** All candidates with their marks as .xlsx. */
export async function exportCandidates(context: Context<unknown, ExamRow>): Promise<Answer> {
  const { loaded: exam, now, t, locale } = context;
  const candidates = await findCandidates(exam);
  const names = await assessorNames(candidates);
  const headings = [
    t('exams.field.name'),
    t('exams.field.community'),
    t('exams.part.theory'),
    t('exams.field.byAssessor'),
    t('exams.part.practical'),
    t('exams.field.result'),
    t('exams.field.decidedAt'),
  ];
  const inMarks = (hundredths: number | null | undefined) =>
    typeof hundredths === 'number' ? hundredths / 100 : null;
  const rows = candidates.map((candidate) => {
    const { name, assessors, badge } = candidateRow(candidate, exam, names, now, t);
    const { community, sitting, result } = candidate;
    const theory = inMarks(sitting?.theoryMarks);
    const practical = inMarks(result?.practicalMarks);
    return [name, community, theory, assessors, practical, badge.label, result?.decidedAt ?? null];
  });
  return spreadsheet(`exam-${exam.id}`, examTitle(exam, locale), headings, rows);
}

/** Announces a draft. */
export async function open({ loaded, me, now, t }: Context<unknown, ExamRow>): Promise<Answer> {
  const refusal = await openExam(loaded.id, { actorId: me.id, now });
  return isRefusal(refusal) ? refusal : redirect(`/admin/exams/${loaded.id}`, done(t('exams.exam.opened')));
}

/** Ends an exam. */
export async function close({ loaded, me, now, t }: Context<unknown, ExamRow>): Promise<Answer> {
  const refusal = await closeExam(loaded.id, { actorId: me.id, now });
  return isRefusal(refusal) ? refusal : redirect(`/admin/exams/${loaded.id}`, done(t('exams.exam.closed')));
}

async function itemsOf({ loaded, t, locale }: Context<unknown, ExamRow>, questions: number): Promise<Item[]> {
  const course = await findCourse(loaded.courseId);
  const item = (label: string, value: string, href: string | null = null): Item => ({ label, value, href });
  return [
    item(t('exams.field.course'), (locale === 'en' ? course?.titleEn : course?.titleZh) ?? ''),
    item(t('exams.own.window'), showWindow(loaded, locale)),
    item(t('exams.own.time'), t('exams.own.minutes', { minutes: loaded.minutes })),
    item(t('exams.own.questions'), t('exams.own.questionCount', { number: questions })),
    item(t('exams.own.line'), t('exams.own.lineText', { line: showHundredths(loaded.passMark) })),
    item(t('exams.field.assessorsNeeded'), String(loaded.assessorsNeeded)),
  ];
}

async function assessorNames(candidates: readonly Candidate[]): Promise<Map<number, string>> {
  const ids = new Set(candidates.flatMap(({ practicals }) => practicals.map(({ assessorId }) => assessorId)));
  return new Map((await findPeople([...ids])).map(({ id, name }) => [id, name]));
}

function figuresOf(candidates: readonly Candidate[], { t }: Context<unknown, ExamRow>): ExamPage['figures'] {
  const count = (is: (candidate: Candidate) => boolean) => candidates.filter(is).length;
  return [
    { label: t('exams.exam.candidates'), value: candidates.length },
    { label: t('exams.exam.sat'), value: count(({ sitting }) => sitting !== null) },
    { label: t('exams.exam.decided'), value: count(({ result }) => result !== null) },
    { label: t('exams.exam.passed'), value: count(({ result }) => result?.passed ?? false) },
  ];
}

const changes = { draft: 'open', open: 'close', closed: null } as const;
const nouns = { open: 'opening', close: 'closing' } as const;

function confirmOf({ loaded, t }: Context<unknown, ExamRow>): Confirmation | null {
  const change = changes[loaded.state];
  return (
    change && {
      action: `/admin/exams/${loaded.id}/${nouns[change]}`,
      label: t(`exams.exam.change.${change}`),
      question: t(`exams.exam.change.${change}Question`),
      explain: t(`exams.exam.change.${change}Explain`),
      danger: change === 'close',
      requestKey: randomUUID(),
    }
  );
}
