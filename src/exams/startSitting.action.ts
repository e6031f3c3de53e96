/** Begins a sitting, once. */
import { lockPerson } from '../accounts/person.store.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ExamRow } from './exam.store.ts';
import { addSitting, findSitting } from './sitting.store.ts';
import { deadlineOf, windowState } from './sittingClock.ts';

/** Starts the clock of an eligible person; starting again changes nothing. */
export function startSitting(exam: ExamRow, personId: number, now: Date): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    await lockPerson(transaction, personId);
    if (await findSitting(exam.id, personId, transaction)) return null;
    const window = windowState(exam, now);
    if (window !== 'open') return refuse(`exams.refusal.window.${window}`);
    const deadlineAt = deadlineOf(now, exam.minutes, exam.closesAt);
    await addSitting(transaction, { examId: exam.id, personId, startedAt: now, deadlineAt });
    return null;
  });
}
