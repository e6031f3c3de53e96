/** A course, a class with sessions, and people, for tests. */
import { Person } from '../../src/accounts/person.model.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { createCohort } from '../../src/ladders/saveCohort.action.ts';

/** When tests happen: 23 November 2026, 10:00 in Shanghai. */
export const now = new Date('2026-11-23T02:00:00Z');

/** A course on a tier. */
export async function givenCourse(tierRank: number, code = `T${tierRank}`): Promise<number> {
  const titles = {
    titleZh: `第${tierRank}级课程`,
    titleEn: `Course of tier ${tierRank}`,
    summaryZh: '简介',
    summaryEn: 'Summary',
  };
  const course = await Course.create({
    code,
    tierRank,
    ...titles,
    theoryHours: 6,
    practiceHours: 4,
    isOffered: true,
  });
  return course.id;
}

/** A class that starts in half an hour, with one session. */
export async function givenClass(
  actorId: number,
  changes: Partial<{ courseId: number; capacity: number; startsAt: Date; sessionCount: number }> = {},
): Promise<{ cohortId: number; courseId: number }> {
  const courseId = changes.courseId ?? (await givenCourse(1));
  const startsAt = changes.startsAt ?? new Date(now.getTime() + 30 * 60_000);
  const plan = {
    venue: '阳光社区服务站',
    community: '阳光社区',
    trainerName: '赵老师',
    sessionMinutes: 120,
    daysBetween: 1,
  };
  const numbers = { capacity: changes.capacity ?? 20, sessionCount: changes.sessionCount ?? 1 };
  return {
    courseId,
    cohortId: await createCohort({ courseId, startsAt, ...plan, ...numbers }, actorId, now),
  };
}

/** So many people without a log-in. */
export async function givenPeople(count: number): Promise<number[]> {
  const blank = {
    phoneSealed: null,
    phoneHash: null,
    phoneMasked: null,
    identitySealed: null,
    identityHash: null,
    identityMasked: null,
  };
  const more = {
    birthDate: null,
    sex: null,
    community: null,
    workerNumber: null,
    registeredAt: null,
    consentVersion: null,
    consentAt: null,
  };
  const people: number[] = [];
  for (let index = 0; index < count; index++)
    people.push((await Person.create({ name: `学员${index}`, ...blank, ...more, createdAt: now })).id);
  return people;
}
