/**
 * The demonstration's rules: occupations, a second version of the ladder in force, a draft of a third with its preview,
 * and three people who stand on different rungs.
 */
import type { Issuer } from '../../src/certificates/certificateAward.ts';
import { issueCertificate } from '../../src/certificates/issueCertificate.action.ts';
import { Contestant, Event } from '../../src/competitions/competition.model.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { AchievementRow } from '../../src/ladders/achievement.model.ts';
import { Cohort, Session } from '../../src/ladders/cohort.model.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { Attendance, Enrolment } from '../../src/ladders/enrolment.model.ts';
import { validityEnd } from '../../src/ladders/progression.ts';
import { withCondition } from '../../src/ladders/rules/draftRules.ts';
import { changeDraft, startDraft } from '../../src/ladders/rules/editDraft.action.ts';
import { addVersion, findDraft, findLadder } from '../../src/ladders/rules/ladder.store.ts';
import type { Tier } from '../../src/ladders/rules/ladderVersion.ts';
import { Occupation } from '../../src/ladders/rules/occupation.model.ts';
import { continuePreview, startPreview } from '../../src/ladders/rules/preview.action.ts';
import { planSessions } from '../../src/ladders/sessionPlan.ts';
import { isRefusal } from '../../src/refusal.ts';
import type { CastName } from './accounts.ts';

const day = 86_400_000;

const occupations = [
  { code: 'JZ', titleZh: '家政服务员', titleEn: 'Home-service worker', courses: ['GY-01', 'HL-01', 'JL-01'] },
  { code: 'YL', titleZh: '养老护理员', titleEn: 'Elderly-care worker', courses: ['GY-02', 'JN-01', 'ZX-01'] },
  { code: 'YY', titleZh: '婴幼儿照护', titleEn: 'Infant care', courses: ['JN-02', 'ZX-02'] },
  { code: 'PC', titleZh: '家庭营养配餐', titleEn: 'Family meal planning', courses: ['JN-03'] },
  { code: 'SN', titleZh: '整理收纳师', titleEn: 'Home organiser', courses: ['JN-04'] },
] as const;

/** Writes the occupations; gives a course's by its code. */
export async function seedOccupations(
  transaction: Transaction,
): Promise<(courseCode: string) => number | null> {
  const rows = occupations.map(({ courses: _, ...row }) => ({ ...row, isOffered: true }));
  await Occupation.bulkCreate(rows, { transaction });
  const made = await Occupation.findAll({ transaction });
  return (courseCode) => {
    const named = occupations.find(({ courses }) => (courses as readonly string[]).includes(courseCode));
    return made.find(({ code }) => code === named?.code)?.id ?? null;
  };
}

/** The second version, in force for five months: 22 practice hours for managers; first prizes count as the practical. */
export async function seedRules(transaction: Transaction, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 150 * day);
  const { tiers } = await findLadder(since, transaction);
  const practice = { kind: 'hours', of: 'practice', hours: 22, rank: null, occupationId: null } as const;
  const second = withCondition(tiers, { rank: 5, way: 0, position: null }, practice).map(
    (tier): Tier =>
      tier.rules.hasExam
        ? {
            ...tier,
            rules: {
              ...tier.rules,
              needsIdentity: true,
              partMonths: 12,
              awardAsPractical: { level: 1, event: null, months: 24 },
            },
          }
        : tier,
  );
  const published = { createdAt: since, effectiveFrom: since, publishedAt: since, publishedById: null };
  await addVersion(transaction, { ...published, tiers: second, state: 'published' });
}

/** A draft: specialised training asks for practice hours, too, or takes a state certificate; managers may come by award. */
export async function seedDraft(organiserId: number, now: Date): Promise<void> {
  await startDraft(organiserId, now);
  const { revision } = (await findDraft()) ?? { revision: 0 };
  const hours = { kind: 'hours', of: 'practice', hours: 8, rank: null, occupationId: null } as const;
  const level = { kind: 'external', type: 'skillLevel', level: 4 } as const;
  const prize = { kind: 'award', level: 1, event: null, months: 24 } as const;
  await changeDraft({ revision, actorId: organiserId, now }, (tiers) => {
    const specialised = withCondition(tiers, { rank: 3, way: 0, position: null }, hours);
    const byLevel = withCondition(specialised, { rank: 3, way: null, position: null }, level);
    const byPrize = withCondition(
      byLevel,
      { rank: 5, way: null, position: null },
      { kind: 'tierValid', rank: 3 },
    );
    return withCondition(byPrize, { rank: 5, way: 1, position: null }, prize);
  });
  await startPreview(now);
  await continuePreview(() => now);
}

interface Frame {
  readonly cast: Readonly<Record<CastName, number>>;
  readonly now: Date;
  readonly issuer: Issuer;
}

/** One with four tiers and an award, one between theory and practical, one whose certificate ends within weeks. */
export async function seedClimbers(transaction: Transaction, frame: Frame): Promise<void> {
  const { climber, halfway, lapsing } = frame.cast;
  const classes: readonly [number, string, number, boolean][] = [
    [climber, 'GY-01', 1_000, true],
    [climber, 'JN-01', 800, true],
    [climber, 'ZX-01', 500, true],
    [climber, 'HL-01', 60, true],
    [halfway, 'GY-02', 200, true],
    [halfway, 'JN-02', 30, false],
    [lapsing, 'GY-01', 1_200, true],
    [lapsing, 'JN-03', 1_072, true],
  ];
  for (const [index, [personId, code, daysAgo, isPassed]] of classes.entries())
    await seedHistory(transaction, frame, { personId, code, daysAgo, isPassed, index });
  const at = new Date(frame.now.getTime() - 12 * day);
  const theory = { kind: 'theory', tierRank: 2, sourceKind: 'exam', sourceId: 9_001 } as const;
  const blank = { courseId: null, validUntil: null };
  await AchievementRow.create({ ...theory, ...blank, personId: halfway, achievedAt: at }, { transaction });
  await seedPrize(transaction, frame);
}

/** A class that was hers alone, with attendance, completion, and the tier with its certificate where she passed. */
async function seedHistory(
  transaction: Transaction,
  { now, issuer }: Frame,
  past: { personId: number; code: string; daysAgo: number; isPassed: boolean; index: number },
): Promise<void> {
  const { personId, code, daysAgo, isPassed, index } = past;
  const course = await Course.findOne({ where: { code }, transaction });
  if (!course) throw new Error(`There is no course ${code}.`);
  const startsAt = new Date(Math.floor((now.getTime() - daysAgo * day) / day) * day + 3_600_000);
  const plan = planSessions({ startsAt, sessionCount: 3, sessionMinutes: 180, daysBetween: 1 });
  const endsAt = plan.at(-1)?.endsAt ?? startsAt;
  const cohort = await Cohort.create(
    {
      ...{ code: `H${startsAt.getUTCFullYear()}-${101 + index}`, courseId: course.id, state: 'completed' },
      ...{ venue: '阳光社区服务站二楼教室', community: '阳光社区', trainerName: '赵明霞', capacity: 40 },
      ...{
        startsAt,
        endsAt,
        enrolCode: `past${101 + index}`,
        createdAt: new Date(startsAt.getTime() - 20 * day),
      },
    },
    { transaction },
  );
  const enrolledAt = new Date(startsAt.getTime() - 5 * day);
  const place = { cohortId: cohort.id, personId, state: 'completed', queueNumber: null } as const;
  await Enrolment.create({ ...place, enrolledAt, completedAt: endsAt }, { transaction });
  for (const [order, session] of plan.entries()) {
    const doorCode = `past-door-${101 + index}-${order + 1}`;
    const { id } = await Session.create({ ...session, doorCode, cohortId: cohort.id }, { transaction });
    const came = { sessionId: id, personId, method: 'qr', checkedInAt: session.startsAt } as const;
    await Attendance.create(came, { transaction });
  }
  const achieved = { personId, tierRank: course.tierRank, courseId: course.id, achievedAt: endsAt };
  const source = { sourceKind: 'cohort', sourceId: cohort.id } as const;
  await AchievementRow.create(
    { ...achieved, ...source, kind: 'completion', validUntil: null },
    { transaction },
  );
  if (isPassed) await seedPass(transaction, { now, issuer }, { ...achieved, ...source, course, startsAt });
}

/** The tier that the class passed, with its certificate. */
async function seedPass(
  transaction: Transaction,
  { now, issuer }: Pick<Frame, 'now' | 'issuer'>,
  passed: {
    personId: number;
    tierRank: number;
    courseId: number;
    achievedAt: Date;
    sourceKind: 'cohort';
    sourceId: number;
    course: Course;
    startsAt: Date;
  },
): Promise<void> {
  const { course, startsAt, ...achieved } = passed;
  const { personId, sourceId, achievedAt: endsAt } = achieved;
  const tier = (await findLadder(now, transaction)).tiers.find(
    ({ rank }) => rank === course.tierRank,
  ) as Tier;
  const validUntil = validityEnd(tier.rules, endsAt, issuer.timeZone);
  await AchievementRow.create({ ...achieved, kind: 'tier', validUntil }, { transaction });
  const issued = await issueCertificate(
    transaction,
    {
      ...{ kind: 'completion', awardKey: `cohort:${sourceId}`, personId, titleZh: null },
      ...{ programmeZh: course.titleZh, programmeEn: course.titleEn, tierName: tier.titleZh },
      ...{ hours: course.theoryHours + course.practiceHours, startsOn: startsAt, endsOn: endsAt },
      ...{ awardZh: null, awardEn: null, validityMonths: tier.rules.validityMonths },
      ...{ issuedAt: endsAt, actorId: null },
    },
    issuer,
  );
  if (isRefusal(issued)) throw new Error(issued.key);
}

/** Last year's first prize, and this year's entry in an event that is not over. */
async function seedPrize(transaction: Transaction, { cast, now, issuer }: Frame): Promise<void> {
  const personId = cast.climber;
  const at = new Date(now.getTime() - 370 * day);
  const award = { kind: 'award', tierRank: 0, courseId: null, sourceKind: 'event', sourceId: 9_001 } as const;
  await AchievementRow.create(
    { ...award, personId, achievedAt: at, validUntil: null, awardLevel: 1, awardTitle: '养老护理' },
    { transaction },
  );
  const issued = await issueCertificate(
    transaction,
    {
      ...{ kind: 'award', awardKey: 'event:9001', personId, titleZh: null, tierName: null, hours: null },
      programmeZh: '示范市第四届巾帼家政职业技能大赛“养老护理”赛项',
      programmeEn: 'Elderly care, Fourth home-services skills competition',
      ...{ startsOn: null, endsOn: null, awardZh: '一等奖', awardEn: 'First Prize', validityMonths: null },
      ...{ issuedAt: at, actorId: null },
    },
    issuer,
  );
  if (isRefusal(issued)) throw new Error(issued.key);
  const event = await Event.findOne({ order: [['id', 'DESC']], transaction });
  if (event)
    await Contestant.create(
      { eventId: event.id, personId, unit: '安心家政', isStudent: false, drawNumber: null },
      { transaction },
    );
}
