/** Which parts of a tier's exam count for someone without this exam: by an award, or by an earlier exam whose part is kept. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { findCourse } from '../course.store.ts';
import { standings } from '../progression.ts';
import type { ExamPart } from './ladderVersion.ts';
import { getOwnLadder } from './personRecord.action.ts';

/** What counts, and whether a part that she passes in this exam is kept when she fails the other. */
export interface CountedParts {
  readonly parts: ReadonlySet<ExamPart>;
  readonly keepsParts: boolean;
}

/** By the rules under which she began the course's tier. */
export async function countedParts(
  transaction: Transaction,
  personId: number,
  courseId: number,
  now: Date,
): Promise<CountedParts> {
  const course = await findCourse(courseId, transaction);
  const { ladder, record, begun } = await getOwnLadder(personId, now, transaction);
  const own = standings(ladder, record, begun, now).find(({ tier }) => tier.rank === course?.tierRank);
  const months = own?.tier.rules.partMonths;
  const keepsParts = months === null || (months !== undefined && months > 0);
  const counted = (own?.parts ?? []).filter(({ isByAward }) => isByAward || keepsParts);
  return { parts: new Set(counted.map(({ part }) => part)), keepsParts };
}
