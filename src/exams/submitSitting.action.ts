/** Closes sittings: handed in by the candidate, or by the server once the deadline and the grace are over. */
import type { Issuer } from '../certificates/certificateAward.ts';
import { audit } from '../db/audit.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { decideAfter, type Occasion } from './decideResult.action.ts';
import { type ExamRow, findExam } from './exam.store.ts';
import { findPaperItems } from './papers/paper.store.ts';
import { markPaper } from './questions/markResponse.ts';
import { isAnswered } from './questions/response.ts';
import { closeSitting, findAnswers, findOverdue, lockSitting, saveAnswerMarks } from './sitting.store.ts';
import { graceMilliseconds, handInTime, isDue } from './sittingClock.ts';

/** Hands a paper in and marks it; again changes nothing. Gives the theory's marks; null: people must mark some of it. */
export function submitSitting(occasion: Occasion): Promise<number | null | Refusal> {
  return decideAfter(occasion, (transaction) => markSitting(transaction, occasion));
}

/** How many sittings one sweep closes at most. */
const sweepSize = 200;

/** Closes every sitting that is overdue; returns how many. The server calls this every few seconds. */
export async function closeDueSittings(now: Date, issuer: Issuer): Promise<number> {
  const overdue = await findOverdue(new Date(now.getTime() - graceMilliseconds), sweepSize);
  const exams = new Map<number, ExamRow | null>();
  let closed = 0;
  for (const { examId, personId } of overdue) {
    if (!exams.has(examId)) exams.set(examId, await findExam(examId));
    const exam = exams.get(examId);
    if (!exam) continue;
    const outcome = await submitSitting({ exam, personId, actorId: null, now, issuer });
    if (!isRefusal(outcome)) closed++;
  }
  return closed;
}

async function markSitting(
  transaction: Transaction,
  { exam, personId, actorId, now }: Occasion,
): Promise<number | null | Refusal> {
  const sitting = await lockSitting(transaction, exam.id, personId);
  if (!sitting) return refuse('exams.refusal.notStarted');
  if (sitting.submittedAt !== null) return sitting.theoryMarks;
  // Minutes may have been granted since she was found to be overdue.
  if (actorId === null && !isDue(now, sitting.deadlineAt)) return refuse('exams.refusal.stillWriting');
  const paper = sitting.paperId === null ? [] : await findPaperItems(sitting.paperId, transaction);
  const answers = await findAnswers(sitting.id, transaction);
  const responses = new Map(answers.map(({ questionId, response }) => [questionId, response]));
  const { total: theoryMarks, earned } = markPaper(paper, responses);
  await saveAnswerMarks(transaction, sitting.id, earned);
  const submittedAt = handInTime(now, sitting.deadlineAt);
  await closeSitting(transaction, sitting.id, { submittedAt, theoryMarks, markedAt: now });
  await audit(transaction, {
    actorId,
    at: now,
    action: 'sitting.mark',
    subjectKind: 'sitting',
    subjectId: sitting.id,
    after: { theoryMarks, answered: answers.filter(({ response }) => isAnswered(response)).length },
  });
  return theoryMarks;
}
