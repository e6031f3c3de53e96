/**
 * Reads what figures are counted from: narrow columns of a few tables, by key, some thousand rows at a time, so that a
 * reading never holds the server up.
 */
import { Op } from 'sequelize';
import { Certificate } from '../certificates/certificate.model.ts';
import { Exam } from '../exams/exam.model.ts';
import { ExamResult } from '../exams/result.model.ts';
import { AchievementRow } from '../ladders/achievement.model.ts';
import { Cohort, Session } from '../ladders/cohort.model.ts';
import { Course } from '../ladders/course.model.ts';
import { EnrolmentSource, SourceScan } from '../ladders/enrolment/source.model.ts';
import { Attendance, Enrolment } from '../ladders/enrolment.model.ts';
import { Occupation } from '../ladders/rules/occupation.model.ts';
import { eachRow, has, type Raw } from './eachRow.store.ts';
import type { Rows, SourceFact } from './factRows.ts';

/** Reads all of it. */
export async function readRows(): Promise<Rows> {
  const exams = new Map(
    (await eachRow(Exam, ['courseId'])).map(({ id, courseId }) => [number(id), number(courseId)]),
  );
  return {
    topics: await readTopics(),
    ...(await readTraining()),
    ...(await readPlaces()),
    completions: await readCompletions(),
    passes: await readPasses(exams),
    certificates: await readCertificates(exams),
  };
}

/** Attendances of all time: what decides whether a reading is quick. */
export function countAttendances(): Promise<number> {
  return Attendance.count();
}

async function readTraining(): Promise<Pick<Rows, 'courses' | 'cohorts' | 'sessions' | 'attendances'>> {
  const courses = await eachRow(Course, ['code', 'tierRank', 'titleZh', 'titleEn', 'occupationId']);
  const topicOf = new Map(courses.map(({ id, occupationId }) => [number(id), occupationId]));
  const tierOf = new Map(courses.map(({ id, tierRank }) => [number(id), number(tierRank)]));
  const cohorts = await eachRow(Cohort, ['courseId', 'community', 'funder', 'startsAt', 'endsAt', 'state']);
  const sessions = await eachRow(Session, [
    'cohortId',
    'kind',
    'mode',
    'funder',
    'startsAt',
    'endsAt',
    'cancelledAt',
  ]);
  const withMinutes = has(Attendance, 'minutes') ? ['minutes'] : [];
  const attendances = await eachRow(Attendance, ['sessionId', 'personId', ...withMinutes]);
  return {
    courses: courses.map((row) => ({
      ...{ id: number(row.id), code: String(row.code), tierRank: number(row.tierRank) },
      ...{ titleZh: String(row.titleZh), titleEn: String(row.titleEn) },
    })),
    cohorts: cohorts.map((row) => ({
      ...{
        id: number(row.id),
        courseId: number(row.courseId),
        topicId: whole(topicOf.get(number(row.courseId))),
        tierRank: tierOf.get(number(row.courseId)) ?? 0,
      },
      ...{ community: text(row.community), funder: text(row.funder) },
      ...{ startsAt: time(row.startsAt), endsAt: time(row.endsAt), isCancelled: row.state === 'cancelled' },
    })),
    sessions: sessions.map((row) => ({
      ...{ id: number(row.id), cohortId: number(row.cohortId), kind: row.kind as 'theory' | 'practice' },
      ...{
        mode: String(row.mode),
        funder: text(row.funder),
        startsAt: time(row.startsAt),
        isCancelled: row.cancelledAt !== null,
      },
      minutes: Math.round((time(row.endsAt) - time(row.startsAt)) / 60_000),
    })),
    attendances: attendances.map(({ id, sessionId, personId, minutes }) => ({
      ...{ id: number(id), sessionId: number(sessionId), personId: number(personId) },
      minutes: minutes === null || minutes === undefined ? null : number(minutes),
    })),
  };
}

async function readTopics(): Promise<Rows['topics']> {
  const topics = await eachRow(Occupation, ['titleZh', 'titleEn']);
  return topics.map(({ id, titleZh, titleEn }) => {
    return { id: number(id), titleZh: String(titleZh), titleEn: String(titleEn) };
  });
}

async function readPlaces(): Promise<Pick<Rows, 'places' | 'scans'>> {
  const sources = new Map(
    (await eachRow(EnrolmentSource, ['cohortId', 'kind'])).map((row) => [number(row.id), row]),
  );
  const kindOf = (id: unknown) => (sources.get(number(id))?.kind ?? 'direct') as SourceFact;
  const places = await eachRow(Enrolment, ['cohortId', 'personId', 'state', 'sourceId']);
  const scans = await eachRow(SourceScan, ['sourceId', 'scans']);
  return {
    places: places.map((row) => ({
      ...{ id: number(row.id), cohortId: number(row.cohortId), personId: number(row.personId) },
      ...{ state: row.state as Rows['places'][number]['state'], source: kindOf(row.sourceId) },
    })),
    scans: scans.map((row) => ({
      cohortId: number(sources.get(number(row.sourceId))?.cohortId),
      source: kindOf(row.sourceId),
      scans: number(row.scans),
    })),
  };
}

async function readCompletions(): Promise<Rows['completions']> {
  const where = { kind: 'completion', sourceKind: 'cohort' };
  const rows = await eachRow(AchievementRow, ['personId', 'tierRank', 'sourceId', 'achievedAt'], where);
  return rows.map((row) => ({
    ...{ personId: number(row.personId), tierRank: number(row.tierRank), cohortId: number(row.sourceId) },
    at: time(row.achievedAt),
  }));
}

async function readPasses(exams: ReadonlyMap<number, number>): Promise<Rows['passes']> {
  const rows = await eachRow(ExamResult, ['examId', 'personId', 'decidedAt'], { passed: true });
  return rows.map(({ examId, personId, decidedAt }) => ({
    ...{ personId: number(personId), courseId: exams.get(number(examId)) ?? 0, at: time(decidedAt) },
  }));
}

/** Certificates say what they were given for: `cohort:3` or `exam:5`. */
async function readCertificates(exams: ReadonlyMap<number, number>): Promise<Rows['certificates']> {
  const where = { [Op.or]: [{ awardKey: { [Op.like]: 'cohort:%' } }, { awardKey: { [Op.like]: 'exam:%' } }] };
  const rows = await eachRow(Certificate, ['personId', 'awardKey', 'issuedAt'], where);
  return rows.map(({ personId, awardKey, issuedAt }) => {
    const [kind, id] = String(awardKey).split(':');
    return {
      ...{ personId: number(personId), at: time(issuedAt) },
      cohortId: kind === 'cohort' ? number(id) : null,
      examCourseId: kind === 'exam' ? (exams.get(number(id)) ?? 0) : null,
    };
  });
}

const number = (value: Raw[string]) => Number(value);
const whole = (value: Raw[string] | undefined) =>
  value === null || value === undefined ? null : number(value);
const text = (value: Raw[string]) => (value === null ? null : String(value));
/** SQLite gives instants as text, MariaDB as dates. */
const time = (value: Raw[string]) => new Date(value as Date | string).getTime();
