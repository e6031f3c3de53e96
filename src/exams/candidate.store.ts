/** Finds who may sit an exam, and how far each candidate has come. */
import { findPeople } from '../accounts/person.store.ts';
import { findAchievements, findAchievementsIn } from '../ladders/achievement.store.ts';
import { findCourse } from '../ladders/course.store.ts';
import { withHoursReached } from '../ladders/rules/hoursReached.store.ts';
import { eligiblePeople } from './eligibility.ts';
import { type ExamRow, findAnnounced, findExam } from './exam.store.ts';
import {
  findPracticals,
  findPracticalsIn,
  findPracticalsOf,
  findResult,
  findResultsIn,
  findResultsOf,
  type PracticalRow,
  type ResultRow,
} from './result.store.ts';
import { findSitting, findSittingsIn, findSittingsOf, type SittingRow } from './sitting.store.ts';

/** What one person has done in one exam. */
export interface Progress {
  readonly sitting: SittingRow | null;
  readonly practicals: readonly PracticalRow[];
  readonly result: ResultRow | null;
}

/** A candidate as staff and assessors see her. */
export interface Candidate extends Progress {
  readonly personId: number;
  readonly name: string;
  readonly community: string | null;
  readonly phoneMasked: string | null;
}

/** An exam with what its candidate has done. */
export interface OwnExam extends Progress {
  readonly exam: ExamRow;
}

/** All exams that a person may sit or has begun, the latest first. */
export async function findOwnExams(personId: number): Promise<OwnExam[]> {
  const [courses, sittings, practicals, results] = await Promise.all([
    eligibleCourses(personId),
    findSittingsOf(personId),
    findPracticalsOf(personId),
    findResultsOf(personId),
  ]);
  const begun = [...sittings, ...practicals, ...results].map(({ examId }) => examId);
  return (await findAnnounced(courses, begun)).map((exam) => ({
    exam,
    sitting: sittings.find(({ examId }) => examId === exam.id) ?? null,
    practicals: practicals.filter(({ examId }) => examId === exam.id),
    result: results.find(({ examId }) => examId === exam.id) ?? null,
  }));
}

/** An exam that this person may sit or has begun; anyone else's is not found. */
export async function findOwnExam(examId: number, personId: number): Promise<OwnExam | null> {
  const exam = await findExam(examId);
  if (!exam || exam.state === 'draft') return null;
  const progress = await findProgress(examId, personId);
  const hasBegun = progress.sitting ?? progress.result ?? progress.practicals[0];
  const isHers = hasBegun !== undefined || (await eligibleCourses(personId)).includes(exam.courseId);
  return isHers ? { exam, ...progress } : null;
}

/** Courses whose exams a person may sit. */
async function eligibleCourses(personId: number): Promise<number[]> {
  const achievements = await findAchievements(personId);
  const courses = new Set(achievements.flatMap(({ courseId }) => (courseId === null ? [] : [courseId])));
  const recordsOf = (course: number) => achievements.filter(({ courseId }) => courseId === course);
  const eligible: number[] = [];
  for (const course of courses)
    if ((await mayEnter(course, eligiblePeople(recordsOf(course)))).length > 0) eligible.push(course);
  return eligible;
}

/** Those who have the hours, too, that the course's tier takes. */
async function mayEnter(courseId: number, personIds: readonly number[]): Promise<readonly number[]> {
  const course = personIds.length > 0 ? await findCourse(courseId) : null;
  return course ? withHoursReached(personIds, course.tierRank, new Date()) : personIds;
}

/** What a person has done in an exam. */
export async function findProgress(examId: number, personId: number): Promise<Progress> {
  const [sitting, practicals, result] = await Promise.all([
    findSitting(examId, personId),
    findPracticals(examId, personId),
    findResult(examId, personId),
  ]);
  return { sitting, practicals, result };
}

/** Everyone who may sit an exam or has begun it, by name. */
export async function findCandidates(exam: ExamRow): Promise<Candidate[]> {
  const [records, sittings, practicals, results] = await Promise.all([
    findAchievementsIn(exam.courseId),
    findSittingsIn(exam.id),
    findPracticalsIn(exam.id),
    findResultsIn(exam.id),
  ]);
  const begun = [...sittings, ...practicals, ...results].map(({ personId }) => personId);
  const ids = new Set([...begun, ...(await mayEnter(exam.courseId, eligiblePeople(records)))]);
  const people = await findPeople([...ids]);
  const collator = new Intl.Collator('zh-CN');
  return people
    .map(({ id, name, community, phoneMasked }) => ({
      personId: id,
      name,
      community,
      phoneMasked,
      sitting: sittings.find(({ personId }) => personId === id) ?? null,
      practicals: practicals.filter(({ personId }) => personId === id),
      result: results.find(({ personId }) => personId === id) ?? null,
    }))
    .sort((left, right) => collator.compare(left.name, right.name) || left.personId - right.personId);
}
