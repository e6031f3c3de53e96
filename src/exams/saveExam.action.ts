/** Makes, changes, opens and closes exams. The paper is drawn once, when the exam is made. */
import { randomInt } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { findCourse } from '../ladders/course.store.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { findCandidates } from './candidate.store.ts';
import { addExam, type ExamRow, findExam, lockExam, updateExam } from './exam.store.ts';
import { tellCandidates } from './examNotice.action.ts';
import { addPaper } from './papers/paper.store.ts';
import { shareMarks } from './papers/paper.ts';
import { standardPassMark } from './passRule.ts';
import { standardRubric } from './practicalMark.ts';
import { findPool } from './questions/question.store.ts';
import { peopleMarkedKinds } from './questions/questionContent.ts';

/** Who acts, and when. */
export interface Act {
  readonly actorId: number;
  readonly now: Date;
}

/** What can be changed while the exam is a draft. */
export interface ExamFacts {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly minutes: number;
  readonly assessorsNeeded: number;
}

/** Makes an exam of a course with so many questions, drawn by lot from the bank. Gives its id. */
export function makeExam(
  facts: ExamFacts & { courseId: number; questionCount: number },
  { actorId, now }: Act,
): Promise<number | Refusal> {
  const { questionCount, courseId, ...plain } = facts;
  return unitOfWork(async (transaction) => {
    const course = await findCourse(courseId, transaction);
    if (!course) return refuse('exams.refusal.noCourse', {}, 'courseId');
    const live = await findPool(transaction, course);
    const pool = live.filter(({ kind }) => !peopleMarkedKinds.has(kind));
    if (pool.length < questionCount)
      return refuse('exams.refusal.tooFewQuestions', { count: pool.length }, 'questionCount');
    const shares = shareMarks(questionCount);
    const places = draw(pool, questionCount).map((version, index) => ({
      questionId: version.questionId,
      versionId: version.id,
      marks: shares[index] as number,
      optionOrder: [],
    }));
    const fixed = { courseId, passMark: standardPassMark, rubric: standardRubric, state: 'draft' } as const;
    const id = await addExam(transaction, { ...plain, ...fixed, createdAt: now });
    const shared = { examId: id, form: 'A', personId: null, seed: '' };
    await addPaper(transaction, { ...shared, places, createdAt: now });
    const after = { courseId, questionIds: places.map(({ questionId }) => questionId) };
    await audit(transaction, {
      actorId,
      at: now,
      action: 'exam.make',
      subjectKind: 'exam',
      subjectId: id,
      after,
    });
    return id;
  });
}

/** Changes a draft. */
export function changeExam(id: number, facts: ExamFacts): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const exam = await lockExam(transaction, id);
    if (exam?.state !== 'draft') return refuse('exams.refusal.notDraft');
    await updateExam(transaction, id, facts);
    return null;
  });
}

/** Announces a draft: those who may sit it now are told, and see it; its window decides when they can start. */
export async function openExam(id: number, act: Act): Promise<Refusal | null> {
  const exam = await findExam(id);
  const candidates = exam ? await findCandidates(exam) : [];
  const personIds = candidates.map(({ personId }) => personId);
  return changeState(id, 'draft', 'open', act, (transaction, opened) =>
    tellCandidates(transaction, opened, personIds, act.now),
  );
}

/** Ends an exam: nobody can start any more; who has started keeps her time. */
export function closeExam(id: number, act: Act): Promise<Refusal | null> {
  return changeState(id, 'open', 'closed', act);
}

function changeState(
  id: number,
  before: 'draft' | 'open',
  after: 'open' | 'closed',
  { actorId, now }: Act,
  tell: (transaction: Transaction, exam: ExamRow) => Promise<void> = async () => {},
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const exam = await lockExam(transaction, id);
    if (exam?.state === after) return null;
    if (exam?.state !== before) return refuse('exams.refusal.otherState');
    if (after === 'open' && exam.closesAt <= now) return refuse('exams.refusal.windowPast');
    await updateExam(transaction, id, { state: after });
    const change = { before: { state: before }, after: { state: after } };
    await audit(transaction, {
      actorId,
      at: now,
      action: 'exam.change',
      subjectKind: 'exam',
      subjectId: id,
      ...change,
    });
    await tell(transaction, exam);
    return null;
  });
}

/** So many of these, each equally likely, in random order. */
function draw<Drawn>(pool: readonly Drawn[], count: number): Drawn[] {
  const rest = [...pool];
  return Array.from({ length: count }, () => rest.splice(randomInt(rest.length), 1)[0] as Drawn);
}
