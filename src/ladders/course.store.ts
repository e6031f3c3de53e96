/** Reads tiers and courses. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListQuery } from '../lib/paging.ts';
import { Course, TierRow } from './course.model.ts';
import type { Tier } from './progression.ts';

/** A course; hours are standard class hours. */
export interface CourseRow {
  readonly id: number;
  readonly code: string;
  readonly tierRank: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly theoryHours: number;
  readonly practiceHours: number;
  readonly isOffered: boolean;
}

/** The tiers, lowest first. */
export async function listTiers(transaction?: Transaction): Promise<Tier[]> {
  const rows = await TierRow.findAll({ order: [['rank', 'ASC']], transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** All courses on offer, by tier; `alsoId` is listed even when it is no longer on offer. */
export async function listCourses(alsoId: number | null = null): Promise<CourseRow[]> {
  const rows = await Course.findAll({
    where: { [Op.or]: [{ isOffered: true }, ...(alsoId === null ? [] : [{ id: alsoId }])] },
    order: [
      ['tierRank', 'ASC'],
      ['code', 'ASC'],
    ],
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** A course by id. */
export async function findCourse(id: number, transaction?: Transaction): Promise<CourseRow | null> {
  return (await Course.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** Courses by id. */
export async function findCourses(ids: readonly number[]): Promise<CourseRow[]> {
  return (await Course.findAll({ where: { id: [...ids] } })).map((row) => row.get({ plain: true }));
}

/** One page of the staff's list. Filter: `tier` (rank). */
export async function pageOfCourses(query: ListQuery): Promise<{ rows: CourseRow[]; total: number }> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  return pageOf(Course, query, {
    ...(query.search ? { [Op.or]: [{ titleZh: pattern }, { titleEn: pattern }, { code: pattern }] } : {}),
    ...(query.filters.tier ? { tierRank: Number(query.filters.tier) || 0 } : {}),
  });
}
