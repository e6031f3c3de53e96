/** Begins a sitting, once. */
import { lockPerson } from '../accounts/person.store.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ExamRow } from './exam.store.ts';
import { findExtraPercent } from './invigilation/invigilation.store.ts';
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
    const extraPercent = await findExtraPercent(exam.id, personId, transaction);
    const more = { extraPercent, grantedMinutes: 0 };
    const deadlineAt = deadlineOf(now, exam.minutes, exam.closesAt, more);
    const row = { examId: exam.id, personId, paperId: paper.id, startedAt: now, deadlineAt, extraPercent };
    await addSitting(transaction, row);
    return null;
  });
}
