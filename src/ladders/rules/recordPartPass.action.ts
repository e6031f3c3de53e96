/** A part of an exam is passed: records it within the caller's unit of work, once for each exam. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { addAchievement, removePartPasses } from '../achievement.store.ts';
import { findCourse } from '../course.store.ts';
import type { ExamPart } from './ladderVersion.ts';

/** Which part of which exam, of which course, by whom and when. */
export interface PartPass {
  readonly personId: number;
  readonly courseId: number;
  readonly examId: number;
  readonly part: ExamPart;
  readonly at: Date;
}

/** Records it; a second time changes nothing. */
export async function recordPartPass(
  transaction: Transaction,
  { personId, courseId, examId, part, at }: PartPass,
): Promise<void> {
  const course = await findCourse(courseId, transaction);
  if (!course) throw new Error('An exam needs a course.');
  const achieved = { tierRank: course.tierRank, courseId, achievedAt: at, validUntil: null };
  await addAchievement(transaction, {
    ...achieved,
    personId,
    kind: part,
    sourceKind: 'exam',
    sourceId: examId,
  });
}

/** Parts of an exam that was failed count no longer, where the rules keep none. */
export function forgetPartPasses(transaction: Transaction, personId: number, examId: number): Promise<void> {
  return removePartPasses(transaction, personId, examId);
}
