/** Begins a sitting, once. */
import { lockPerson } from '../accounts/person.store.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ExamRow } from './exam.store.ts';
import { findPaperFor } from './papers/paper.store.ts';
import { addSitting, findSitting } from './sitting.store.ts';
import { deadlineOf, windowState } from './sittingClock.ts';

/** Starts the clock of an eligible person; starting again changes nothing. */
export function startSitting(exam: ExamRow, personId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    if (await findSitting(exam.id, personId, transaction)) return null;
    const window = windowState(exam, now);
    if (window !== 'open') return refuse(`exams.refusal.window.${window}`);
    const paper = await findPaperFor(transaction, exam.id, personId);
    if (!paper) return refuse('exams.refusal.noPaper');
    const deadlineAt = deadlineOf(now, exam.minutes, exam.closesAt);
    const row = { examId: exam.id, personId, paperId: paper.id, startedAt: now, deadlineAt };
    await addSitting(transaction, row);
    return null;
  });
}
