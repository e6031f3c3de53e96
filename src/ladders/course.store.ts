/** Reads tiers and courses. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { Cohort } from './cohort.model.ts';
import { Course } from './course.model.ts';
import { findLadder } from './rules/ladder.store.ts';
import type { Tier } from './rules/ladderVersion.ts';

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
  readonly occupationId: number | null;
  /** Whether its certificate needs the holder's ID number. */
  readonly needsIdentity: boolean;
  /** Whether it is completed only with a passed assessment. */
  readonly isAssessed: boolean;
}

/** The tiers by the rules in force now, lowest first. */
export async function listTiers(transaction?: Transaction): Promise<readonly Tier[]> {
  return (await findLadder(new Date(), transaction)).tiers;
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

/** The course of a class. */
export async function findCourseOf(cohortId: number, transaction?: Transaction): Promise<CourseRow | null> {
  const inside = { transaction: transaction ?? null };
  const cohort = await Cohort.findByPk(cohortId, { attributes: ['courseId'], ...inside });
  return cohort ? findCourse(cohort.courseId, transaction) : null;
}

/** A course by id. */
export async function findCourse(id: number, transaction?: Transaction): Promise<CourseRow | null> {
  return (await Course.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** Courses by id. */
export async function findCourses(ids: readonly number[]): Promise<CourseRow[]> {
  return (await Course.findAll({ where: { id: [...ids] } })).map((row) => row.get({ plain: true }));
}

/** Whether a course has had a class. */
export async function hasClasses(transaction: Transaction, courseId: number): Promise<boolean> {
  return (await Cohort.findOne({ where: { courseId }, attributes: ['id'], transaction })) !== null;
}

/** Adds a course; null when its code is taken. */
export async function addCourse(
  transaction: Transaction,
  course: Omit<CourseRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(Course.create(course, { transaction })))?.id ?? null;
}

/** Changes a course; false when its code is another's. */
export async function updateCourse(
  transaction: Transaction,
  id: number,
  course: Omit<CourseRow, 'id'>,
): Promise<boolean> {
  return (await nullIfTaken(Course.update(course, { where: { id }, transaction }))) !== null;
}

/** One page of the staff's list. Filter: `tier` (rank). */
export async function pageOfCourses(query: ListQuery): Promise<ListPage<CourseRow>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  return pageOf(Course, query, {
    ...(query.search ? { [Op.or]: [{ titleZh: pattern }, { titleEn: pattern }, { code: pattern }] } : {}),
    ...(query.filters.tier ? { tierRank: Number(query.filters.tier) || 0 } : {}),
  });
}
