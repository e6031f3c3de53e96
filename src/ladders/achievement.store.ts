/** Reads and writes achievements. */
import type { Transaction } from '../db/unitOfWork.ts';
import { AchievementRow } from './achievement.model.ts';

/** An achievement to record. */
export type NewAchievement = Pick<
  AchievementRow,
  'personId' | 'kind' | 'tierRank' | 'courseId' | 'sourceKind' | 'sourceId' | 'achievedAt' | 'validUntil'
> &
  Partial<Pick<AchievementRow, 'awardLevel' | 'awardTitle'>>;

/** A person's achievements, oldest first. */
export async function findAchievements(
  personId: number,
  transaction?: Transaction,
): Promise<NewAchievement[]> {
  const rows = await AchievementRow.findAll({
    where: { personId, withdrawnAt: null },
    order: [['achievedAt', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Records an achievement unless its source recorded it before; one that was withdrawn counts again. Returns whether it was new. */
export async function addAchievement(
  transaction: Transaction,
  achievement: NewAchievement,
): Promise<boolean> {
  const { personId, kind, sourceKind, sourceId } = achievement;
  const known = await AchievementRow.findOne({
    where: { personId, kind, sourceKind, sourceId },
    transaction,
  });
  if (!known) await AchievementRow.create(achievement, { transaction });
  else if (known.withdrawnAt) await known.update({ withdrawnAt: null }, { transaction });
  return !known;
}

/** Everyone's completions of a course and passes of its tier through it. */
export async function findAchievementsIn(
  courseId: number,
): Promise<Pick<NewAchievement, 'personId' | 'kind' | 'achievedAt'>[]> {
  const attributes = ['personId', 'kind', 'achievedAt'];
  const rows = await AchievementRow.findAll({ where: { courseId, withdrawnAt: null }, attributes });
  return rows.map((row) => row.get({ plain: true }));
}

/** Takes back the passed parts of one exam. */
export async function removePartPasses(
  transaction: Transaction,
  personId: number,
  examId: number,
): Promise<void> {
  const where = { personId, kind: ['theory', 'practical'], sourceKind: 'exam', sourceId: examId } as const;
  await AchievementRow.destroy({ where: { ...where, kind: [...where.kind] }, transaction });
}

/** What a class gave to these people no longer counts; nothing is deleted. */
export async function withdrawAchievements(
  transaction: Transaction,
  cohortId: number,
  personIds: readonly number[],
  now: Date,
): Promise<void> {
  const where = {
    sourceKind: 'cohort',
    sourceId: cohortId,
    personId: [...personIds],
    withdrawnAt: null,
  } as const;
  await AchievementRow.update({ withdrawnAt: now }, { where, transaction });
}
