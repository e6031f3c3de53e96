/** Reads and writes achievements. */
import type { Transaction } from '../db/unitOfWork.ts';
import { AchievementRow } from './achievement.model.ts';

/** An achievement to record. */
export type NewAchievement = Pick<
  AchievementRow,
  'personId' | 'kind' | 'tierRank' | 'courseId' | 'sourceKind' | 'sourceId' | 'achievedAt' | 'validUntil'
>;

/** A person's achievements, oldest first. */
export async function findAchievements(
  personId: number,
  transaction?: Transaction,
): Promise<NewAchievement[]> {
  const rows = await AchievementRow.findAll({
    where: { personId },
    order: [['achievedAt', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Records an achievement unless its source recorded it before; returns whether it was new. */
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
  return !known;
}

/** Whether a person has completed a class of this course. */
export async function hasCompletedCourse(
  personId: number,
  courseId: number,
  transaction?: Transaction,
): Promise<boolean> {
  const where = { personId, courseId, kind: 'completion' };
  return (await AchievementRow.count({ where, transaction: transaction ?? null })) > 0;
}

/** Ids of the courses whose classes a person has completed. */
export async function completedCourses(personId: number): Promise<number[]> {
  const rows = await AchievementRow.findAll({
    where: { personId, kind: 'completion' },
    attributes: ['courseId'],
  });
  return [...new Set(rows.flatMap(({ courseId }) => (courseId === null ? [] : [courseId])))];
}

/** Ids of the people who have completed a class of this course. */
export async function peopleWhoCompleted(courseId: number): Promise<number[]> {
  const rows = await AchievementRow.findAll({
    where: { courseId, kind: 'completion' },
    attributes: ['personId'],
  });
  return [...new Set(rows.map(({ personId }) => personId))];
}

/** Everyone's completions of a course and passes of its tier through it. */
export async function findAchievementsIn(
  courseId: number,
): Promise<Pick<NewAchievement, 'personId' | 'kind' | 'achievedAt'>[]> {
  const attributes = ['personId', 'kind', 'achievedAt'];
  const rows = await AchievementRow.findAll({ where: { courseId }, attributes });
  return rows.map((row) => row.get({ plain: true }));
}
