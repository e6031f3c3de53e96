/** Which tier completing a class passes: by the rules under which she began, no exam is left and no hours lack. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { hoursMissing, type Tier } from '../progression.ts';
import { getOwnLadder } from './personRecord.action.ts';

/** The tier by the rules that hold for her where its classes alone pass it and she has attended all its hours; else null. */
export async function findTierPassedByClass(
  transaction: Transaction,
  personId: number,
  rank: number,
  now: Date,
): Promise<Tier | null> {
  const { ladder, record } = await getOwnLadder(personId, now, transaction);
  const tier = ladder.tiers.find((one) => one.rank === rank);
  return tier && !tier.rules.hasExam && hoursMissing(tier, record).length === 0 ? tier : null;
}
