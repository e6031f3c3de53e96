/** Whether completing a class passes its tier: by the rules under which she began, no exam is left and no hours lack. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { hoursMissing } from '../progression.ts';
import { getOwnLadder } from './personRecord.action.ts';

/** True where the tier is passed by its classes alone, and she has attended all its hours. */
export async function isPassedByClass(
  transaction: Transaction,
  personId: number,
  rank: number,
  now: Date,
): Promise<boolean> {
  const { ladder, record } = await getOwnLadder(personId, now, transaction);
  const tier = ladder.tiers.find((one) => one.rank === rank);
  return tier !== undefined && !tier.rules.hasExam && hoursMissing(tier, record).length === 0;
}
