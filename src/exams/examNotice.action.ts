/** Tells people about exams: that one is open to them, and that their result is there. */
import type { Transaction } from '../db/unitOfWork.ts';
import { sendNotice } from '../notices/sendNotice.action.ts';
import type { ExamRow } from './exam.store.ts';

/** What the notice that an exam is open is known by. */
export function examOpenKey(examId: number): string {
  return `exam-open-${examId}`;
}

/** Tells each of these people that she may sit the exam, and when its window begins. */
export async function tellCandidates(
  transaction: Transaction,
  exam: ExamRow,
  personIds: readonly number[],
  at: Date,
): Promise<void> {
  for (const personId of personIds)
    await sendNotice(transaction, {
      ...about(exam),
      ...{ personId, kind: 'examOpen', key: examOpenKey(exam.id), at },
    });
}

/** Tells her that her result is there; the page behind it says which, so that no message does. */
export async function tellResult(
  transaction: Transaction,
  exam: ExamRow,
  personId: number,
  at: Date,
): Promise<void> {
  await sendNotice(transaction, {
    ...about(exam),
    ...{ personId, kind: 'examResult', key: `exam-result-${exam.id}`, at },
  });
}

function about({ id, titleZh, titleEn, opensAt }: ExamRow) {
  return { params: { titleZh, titleEn, days: 0, at: opensAt.toISOString() }, href: `/exams/${id}` };
}
