/** Random training, repeatable by its seed: classes on all tiers, some called off, sources, results and certificates. */
import { Chance } from '../../seeders/demo/random.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { Exam } from '../../src/exams/exam.model.ts';
import { ExamResult } from '../../src/exams/result.model.ts';
import { AchievementRow } from '../../src/ladders/achievement.model.ts';
import { Cohort, Session } from '../../src/ladders/cohort.model.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { EnrolmentSource, SourceScan } from '../../src/ladders/enrolment/source.model.ts';
import { Attendance, Enrolment } from '../../src/ladders/enrolment.model.ts';
import { placeStates } from '../../src/ladders/placeState.ts';
import { Occupation } from '../../src/ladders/rules/occupation.model.ts';
import { givenCourse, givenPeople } from '../ladders/givenClass.ts';

const day = 86_400_000;
const communities = ['阳光社区', '平安社区', null];
const funders = ['市妇联', null];
const kinds = ['community', 'gridWorker', 'station'] as const;

/** Writes it, in the 500 days before `now` and a few after. */
export async function givenTraining(seed: number, now: Date): Promise<void> {
  const chance = new Chance(seed);
  const people = await givenPeople(14);
  const courses: number[] = [];
  const topic = { code: `F${seed}`, titleZh: '养老护理员', titleEn: 'Elderly care worker', isOffered: true };
  const { id: occupationId } = await Occupation.create(topic);
  for (const tier of [1, 2, 3, 4, 5]) courses.push(await givenCourse(tier, `F${tier}`));
  await Course.update({ occupationId }, { where: { id: courses.slice(0, 3) } });
  for (let index = 0; index < 14; index++) {
    const tierRank = chance.between(1, 5);
    const startsAt = new Date(now.getTime() - chance.between(-20, 500) * day);
    await givenCohort({
      chance,
      people,
      now,
      index,
      tierRank,
      courseId: courses[tierRank - 1] as number,
      startsAt,
    });
  }
  await givenExams(chance, people, courses, now);
}

interface Wish {
  readonly chance: Chance;
  readonly people: readonly number[];
  readonly now: Date;
  readonly index: number;
  readonly tierRank: number;
  readonly courseId: number;
  readonly startsAt: Date;
}

async function givenCohort({
  chance,
  people,
  now,
  index,
  tierRank,
  courseId,
  startsAt,
}: Wish): Promise<void> {
  const sessionCount = chance.between(1, 3);
  const endsAt = new Date(startsAt.getTime() + (sessionCount - 1) * day + 7_200_000);
  const cohort = await Cohort.create({
    ...{ code: `F${index}`, courseId, venue: '一楼', community: chance.pick(communities), trainerName: '赵' },
    ...{
      funder: chance.pick(funders),
      startsAt,
      endsAt,
      capacity: 20,
      enrolCode: `f${index}`,
      createdAt: now,
    },
    state: chance.happens(0.15) ? 'cancelled' : endsAt < now ? 'completed' : 'open',
  });
  const source = await EnrolmentSource.create({
    ...{
      cohortId: cohort.id,
      kind: chance.pick(kinds),
      label: '来源',
      code: `s${index}`,
      stationId: null,
      createdAt: now,
    },
  });
  await SourceScan.create({ sourceId: source.id, day: '2026-01-01', scans: chance.between(0, 30) });
  const sessions = await Session.bulkCreate(
    Array.from({ length: sessionCount }, (_, turn) => ({
      ...{ cohortId: cohort.id, kind: turn === 0 ? ('theory' as const) : ('practice' as const) },
      ...{ startsAt: new Date(startsAt.getTime() + turn * day), doorCode: `f-${index}-${turn}` },
      endsAt: new Date(startsAt.getTime() + turn * day + chance.between(1, 4) * 2_700_000),
      cancelledAt: chance.happens(0.1) ? now : null,
      mode: chance.pick(['inPerson', 'online', 'community'] as const),
      funder: chance.happens(0.2) ? '省财政' : null,
    })),
  );
  const made = await Session.findAll({ where: { cohortId: cohort.id } });
  if (made.length !== sessions.length) throw new Error('Sessions are missing.');
  for (const personId of people) {
    if (chance.happens(0.4)) continue;
    const state = chance.happens(0.6)
      ? chance.pick(['confirmed', 'completed'] as const)
      : chance.pick(placeStates);
    const sourceId = chance.happens(0.5) ? source.id : null;
    const times = { queueNumber: null, enrolledAt: now, completedAt: null };
    await Enrolment.create({ cohortId: cohort.id, personId, state, sourceId, ...times });
    const held = made.filter((session) => session.startsAt < now && chance.happens(0.7));
    for (const { id: sessionId } of held)
      await Attendance.create({ sessionId, personId, method: 'qr', checkedInAt: now });
    if (state !== 'completed') continue;
    const done = {
      kind: 'completion' as const,
      tierRank,
      courseId,
      sourceKind: 'cohort' as const,
      validUntil: null,
    };
    await AchievementRow.create({ personId, ...done, sourceId: cohort.id, achievedAt: endsAt });
    if (chance.happens(0.3)) await givenCertificate(personId, `cohort:${cohort.id}`, endsAt);
  }
}

async function givenExams(
  chance: Chance,
  people: readonly number[],
  courses: readonly number[],
  now: Date,
): Promise<void> {
  for (const courseId of courses) {
    const opensAt = new Date(now.getTime() - chance.between(1, 400) * day);
    const exam = await Exam.create({
      ...{
        courseId,
        titleZh: '考试',
        titleEn: 'Exam',
        opensAt,
        closesAt: opensAt,
        minutes: 60,
        passMark: 6_000,
      },
      ...{ assessorsNeeded: 3, rubric: [], state: 'closed', createdAt: opensAt },
    });
    for (const personId of people.filter(() => chance.happens(0.6))) {
      const passed = chance.happens(0.7);
      const marks = { theoryMarks: 7_000, practicalMarks: 7_000, certificateId: null };
      await ExamResult.create({ examId: exam.id, personId, ...marks, passed, decidedAt: opensAt });
      if (passed) await givenCertificate(personId, `exam:${exam.id}`, opensAt);
    }
  }
}

let serial = 0;

async function givenCertificate(personId: number, awardKey: string, issuedAt: Date): Promise<void> {
  serial++;
  await Certificate.create({
    ...{ number: `JT-26-T-F${serial}`, token: `figure${serial}`, kind: 'completion', awardKey, personId },
    ...{ holderName: '学员', title: '证书', facts: {} as never, state: 'active', publicReason: null },
    ...{ issuedAt, expiresAt: null, pdf: null, pdfSha256: null },
  });
}
