/** Takes in an assessor's marks for a candidate's practical; they can be corrected until the result is decided. */
import { audit } from '../db/audit.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { decideAfter, type Occasion } from './decideResult.action.ts';
import { findBadScore, sheetTotal } from './practicalMark.ts';
import { addPractical, correctPractical, findPracticals, findResult } from './result.store.ts';

/** An assessor's sheet: hundredths by criterion key. */
export interface Sheet extends Occasion {
  readonly actorId: number;
  readonly scores: Readonly<Record<string, number>>;
}

/** Keeps the sheet and decides the result when it was the last mark missing; gives the sheet's total. */
export function scorePractical(sheet: Sheet): Promise<number | Refusal> {
  return decideAfter(sheet, (transaction) => keepSheet(transaction, sheet));
}

async function keepSheet(transaction: Transaction, sheet: Sheet): Promise<number | Refusal> {
  const { exam, personId, actorId, now } = sheet;
  if (findBadScore(exam.rubric, sheet.scores)) return refuse('exams.refusal.badScore', {}, 'scores');
  if (await findResult(exam.id, personId, transaction)) return refuse('exams.refusal.decided');
  const sheets = await findPracticals(exam.id, personId, transaction);
  const own = sheets.find(({ assessorId }) => assessorId === actorId) ?? null;
  if (!own && sheets.length >= exam.assessorsNeeded) return refuse('exams.refusal.enoughAssessors');
  const scores = Object.fromEntries(exam.rubric.map(({ key }) => [key, sheet.scores[key] as number]));
  const marks = sheetTotal(exam.rubric, scores);
  const stamp = { submittedAt: own?.submittedAt ?? now, updatedAt: now, version: (own?.version ?? 0) + 1 };
  if (own) await correctPractical(transaction, own.id, { scores, marks, ...stamp });
  else
    await addPractical(transaction, {
      examId: exam.id,
      personId,
      assessorId: actorId,
      scores,
      marks,
      ...stamp,
    });
  await audit(transaction, {
    actorId,
    at: now,
    action: own ? 'practicalMark.correct' : 'practicalMark.give',
    subjectKind: 'exam',
    subjectId: exam.id,
    ...(own ? { before: { personId, scores: own.scores, marks: own.marks } } : {}),
    after: { personId, scores, marks },
  });
  return marks;
}
