/** Records an achievement within the caller's unit of work, once for each source. */
import type { Transaction } from '../db/unitOfWork.ts';
import { addAchievement, type NewAchievement } from './achievement.store.ts';

/** Records it; a second time changes nothing. */
export async function recordAchievement(
  transaction: Transaction,
  achievement: NewAchievement,
): Promise<void> {
  await addAchievement(transaction, achievement);
}
