/** Assessing practicals on a tablet. An assessor sees her own marks only, and never assesses herself. */
import { randomUUID } from 'node:crypto';
import { findPerson, type PersonRow } from '../accounts/person.store.ts';
import { issuerOf } from '../certificates/issuer.ts';
import { type FormState, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { readHundredths } from '../lib/hundredths.ts';
import { may } from '../policy.ts';
import { isRefusal } from '../refusal.ts';
import {
  aboutCandidate,
  assessingCard,
  assessingView,
  candidateCard,
  candidatesView,
  criterionRows,
  ownSheet,
  sheetView,
} from './assessing.view.ts';
import { type Candidate, findCandidates, findOwnExam, type OwnExam } from './candidate.store.ts';
import { type ExamRow, findAssessable, findExam } from './exam.store.ts';
import { examTitle } from './own.view.ts';
import { sheetTotal } from './practicalMark.ts';
import { scorePractical } from './scorePractical.action.ts';
import { plainMarks } from './sitting.view.ts';

/** Exams whose practicals wait for this assessor. */
export async function listAssessing({ me, t, locale }: Context): Promise<Answer> {
  const exams = await findAssessable();
  const cards = await Promise.all(
    exams.map(async (exam) => {
      const open = (await findCandidates(exam)).filter((candidate) => isOpenFor(candidate, exam, me.id));
      return { open: open.length, card: assessingCard(exam, open.length, t, locale) };
    }),
  );
  const withWork = cards.filter(({ open }) => open > 0).map(({ card }) => card);
  return page(assessingView(t('exams.assessing.title'), { cards: withWork }));
}

/** Loads an exam that is no draft. */
export async function loadAssessable(context: Context<undefined, undefined>): Promise<ExamRow | null> {
  const exam = await findExam(context.idParam('examId'));
  return exam?.state === 'draft' ? null : exam;
}

/** An exam's candidates: those who wait first. */
export async function listCandidates({
  loaded: exam,
  me,
  t,
  locale,
}: Context<unknown, ExamRow>): Promise<Answer> {
  const candidates = (await findCandidates(exam)).filter(({ personId }) => personId !== me.id);
  const isOpen = (candidate: Candidate) => isOpenFor(candidate, exam, me.id);
  const card = (candidate: Candidate) => candidateCard(candidate, exam.id, me.id, t);
  const isShown = (candidate: Candidate) => !isOpen(candidate) && ownSheet(candidate, me.id) !== null;
  const title = examTitle(exam, locale);
  const waiting = candidates.filter(isOpen).map(card);
  return page(candidatesView(title, { title, waiting, done: candidates.filter(isShown).map(card) }));
}

function isOpenFor(candidate: Candidate, exam: ExamRow, assessorId: number): boolean {
  const isFull = candidate.practicals.length >= exam.assessorsNeeded;
  const isDone = candidate.result !== null || ownSheet(candidate, assessorId) !== null;
  return candidate.personId !== assessorId && !isDone && !isFull;
}

/** A candidate with her exam. */
export interface Assessed extends OwnExam {
  readonly person: PersonRow;
}

/** Loads a candidate of an exam; nobody is found for herself. */
export async function loadAssessed(context: Context<undefined, undefined>): Promise<Assessed | null> {
  const personId = context.idParam('personId');
  if (personId === context.actor?.id && may(context.actor, 'practicals.assess')) return null;
  const [own, person] = await Promise.all([
    findOwnExam(context.idParam('examId'), personId),
    findPerson(personId),
  ]);
  return own && person && { ...own, person };
}

/** The score sheet, with what this assessor gave before. */
export function showSheet(context: Context<unknown, Assessed>): Answer {
  return page(renderSheet(context, freshState()));
}

/** The score sheet with what was tapped. */
export function renderSheet(context: Context<unknown, Assessed>, state: FormState): View {
  const { loaded, me, locale } = context;
  const { exam, person } = loaded;
  const given = ownSheet(loaded, me.id);
  const chosen = tapped(state) ?? given?.scores ?? {};
  const backHref = `/assessing/exams/${exam.id}`;
  return sheetView(person.name, {
    title: examTitle(exam, locale),
    name: person.name,
    about: aboutCandidate(person),
    action: `${backHref}/candidates/${person.id}`,
    backHref,
    refusal: state.refusal ?? state.errors[0]?.message ?? null,
    errors: [],
    criteria: criterionRows(exam, chosen, locale),
    total: plainMarks(sheetTotal(exam.rubric, chosen)),
    isCorrection: given !== null,
    requestKey: randomUUID(),
  });
}

/** Keeps the sheet. */
export async function keepSheet(
  context: Context<{ scores: Record<string, number> }, Assessed>,
): Promise<Answer> {
  const { loaded, form, me, now, t, settings } = context;
  const { exam, person } = loaded;
  const occasion = { exam, personId: person.id, actorId: me.id, now, issuer: issuerOf(settings) };
  const total = await scorePractical({ ...occasion, scores: form.scores });
  if (isRefusal(total)) return total;
  const text = t('exams.assessing.kept', { name: person.name, marks: plainMarks(total) });
  return redirect(`/assessing/exams/${exam.id}`, done(text));
}

/** Hundredths by criterion from a form that came back, or null for a fresh one. */
function tapped({ values }: FormState): Record<string, number> | null {
  const scores = values.scores as unknown as Record<string, string> | undefined;
  if (scores === undefined || typeof scores !== 'object') return null;
  const read = Object.entries(scores).map(([key, text]) => [key, readHundredths(String(text))] as const);
  return Object.fromEntries(read.flatMap(([key, mark]) => (mark === null ? [] : [[key, mark]])));
}
