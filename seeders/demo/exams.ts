/**
 * The demonstration's exams: the question bank, a finished exam of a skills course with its results, and one that is open
 * now for the cast's trainee, with three assessors.
 */
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { Exam } from '../../src/exams/exam.model.ts';
import { Paper } from '../../src/exams/papers/paper.model.ts';
import { type PaperPlace, shareMarks } from '../../src/exams/papers/paper.ts';
import { standardPassMark } from '../../src/exams/passRule.ts';
import { practicalMark, scoreSteps, sheetTotal, standardRubric } from '../../src/exams/practicalMark.ts';
import { Question, QuestionTopic, QuestionVersion } from '../../src/exams/questions/question.model.ts';
import type { QuestionContent } from '../../src/exams/questions/questionContent.ts';
import { ExamResult, PracticalMark } from '../../src/exams/result.model.ts';
import { Answer, Sitting } from '../../src/exams/sitting.model.ts';
import { Course } from '../../src/ladders/course.model.ts';
import type { CastName } from './accounts.ts';
import { answered, type SatPaper } from './examAnswers.ts';
import { seedBank, topicOf } from './questionBank.ts';
import type { Chance } from './random.ts';

/** What the exams stand on. */
export interface ExamWorld {
  readonly now: Date;
  readonly cast: Readonly<Record<CastName, number>>;
  /** Classes that people have completed. The cast's trainee must have completed one of a tier-3 course. */
  readonly completions: readonly { personId: number; courseId: number; endsOn: Date }[];
}

/** Someone has completed a class, but not passed its exam: no tier, no certificate. */
export interface Withheld {
  readonly personId: number;
  readonly courseId: number;
}

const day = 86_400_000;
const minute = 60_000;
const paperSize = 25;
const writtenSize = 9;
const choiceKinds: readonly string[] = ['single', 'multiple', 'judgement'];
const candidateCount = 40;
const waitingCount = 12;

/** Writes bank and exams; returns those who have not passed. */
export async function seedExams(
  transaction: Transaction,
  chance: Chance,
  world: ExamWorld,
): Promise<Withheld[]> {
  const courses = await Course.findAll({ order: [['id', 'ASC']], raw: true, transaction });
  await seedBank(transaction, courses, world.now);
  const own = world.completions.find(
    ({ personId, courseId }) =>
      personId === world.cast.trainee &&
      courses.some(({ id, tierRank }) => id === courseId && tierRank === 3),
  );
  const open = courses.find(({ id }) => id === own?.courseId);
  if (!open) throw new Error('The trainee of the cast has completed no class of tier 3.');
  await seedExam(transaction, chance, open, {
    ...dated(world.now, -1, 21),
    state: 'open',
    titleZh: `${open.titleZh}结业考试`,
    titleEn: `${open.titleEn}: final exam`,
  });
  const finished = busiest(
    courses.filter(({ tierRank }) => tierRank === 2),
    world,
  );
  const failed = finished ? await seedFinished(transaction, chance, finished, world) : [];
  return [...failed, ...waiting(open, world)];
}

interface SeededExam {
  readonly exam: Exam;
  readonly paperId: number;
  readonly paper: readonly (PaperPlace & { content: QuestionContent })[];
}

async function seedExam(
  transaction: Transaction,
  chance: Chance,
  course: Course,
  facts: Pick<Exam, 'opensAt' | 'closesAt' | 'state' | 'titleZh' | 'titleEn'>,
): Promise<SeededExam> {
  const createdAt = new Date(facts.opensAt.getTime() - 7 * day);
  const rules = { minutes: 60, passMark: standardPassMark, assessorsNeeded: 3, rubric: [...standardRubric] };
  const exam = await Exam.create({ ...facts, ...rules, courseId: course.id, createdAt }, { transaction });
  const codes = [topicOf(course.titleZh), 'safety', 'law'];
  const all = await versionsOf(transaction, codes);
  const isChoice = ({ kind }: QuestionVersion) => choiceKinds.includes(kind);
  const choices = chance.shuffle(all.filter(isChoice));
  // The finished exam was one of choices alone; the open one asks for what is written and put in order, too.
  const others =
    facts.state === 'open' ? all.filter((version) => !isChoice(version)).slice(0, writtenSize) : [];
  const drawn = [...choices.slice(0, paperSize - others.length), ...others];
  const shares = shareMarks(drawn.length);
  const paper = drawn.map(({ id: versionId, questionId, content }, index) => ({
    questionId,
    versionId,
    marks: shares[index] as number,
    optionOrder: [],
    content,
  }));
  const places = paper.map(({ content: _, ...place }) => place);
  const shared = { examId: exam.id, form: 'A', personId: null, seed: '' };
  const { id: paperId } = await Paper.create({ ...shared, places, createdAt }, { transaction });
  return { exam, paperId, paper };
}

/** Versions of the questions of these topics. */
async function versionsOf(transaction: Transaction, codes: readonly string[]): Promise<QuestionVersion[]> {
  const topics = await QuestionTopic.findAll({ where: { code: [...codes] }, transaction });
  const where = { topicId: topics.map(({ id }) => id) };
  const questions = await Question.findAll({ where, attributes: ['id'], transaction });
  return QuestionVersion.findAll({
    where: { questionId: questions.map(({ id }) => id) },
    order: [['id', 'ASC']],
    transaction,
  });
}

async function seedFinished(
  transaction: Transaction,
  chance: Chance,
  course: Course,
  world: ExamWorld,
): Promise<Withheld[]> {
  const { exam, paperId, paper } = await seedExam(transaction, chance, course, {
    ...dated(world.now, -45, -44),
    state: 'closed',
    titleZh: `${course.titleZh}结业考试`,
    titleEn: `${course.titleEn}: final exam`,
  });
  const personIds = candidatesOf(course, world, exam.opensAt);
  const startedAt = exam.opensAt;
  const deadlineAt = new Date(startedAt.getTime() + exam.minutes * minute);
  const papers = personIds.map((personId) => ({ personId, ...answered(paper, chance) }));
  await Sitting.bulkCreate(
    papers.map(({ personId, theoryMarks }) => {
      const submittedAt = new Date(startedAt.getTime() + chance.between(25, 59) * minute);
      const times = { startedAt, deadlineAt, submittedAt, markedAt: submittedAt };
      return { examId: exam.id, personId, paperId, theoryMarks, deviceToken: null, ...times };
    }),
    { transaction },
  );
  await seedAnswers(transaction, exam, papers);
  return seedResults(transaction, chance, exam, papers, world);
}

async function seedAnswers(transaction: Transaction, exam: Exam, papers: readonly SatPaper[]): Promise<void> {
  const sittings = await Sitting.findAll({ where: { examId: exam.id }, raw: true, transaction });
  const idOf = new Map(sittings.map(({ id, personId }) => [personId, id]));
  const rows = papers.flatMap(({ personId, answers }) =>
    answers.map((answer, index) => ({
      ...answer,
      sittingId: idOf.get(personId) as number,
      sequence: index + 1,
      savedAt: new Date(exam.opensAt.getTime() + (index + 1) * minute),
      isLate: false,
    })),
  );
  await insertAll(Answer, rows, transaction);
}

async function seedResults(
  transaction: Transaction,
  chance: Chance,
  exam: Exam,
  papers: readonly SatPaper[],
  { cast }: ExamWorld,
): Promise<Withheld[]> {
  const decidedAt = new Date(exam.opensAt.getTime() + 8 * 60 * minute);
  const assessors = [cast.assessor, cast.assessor2, cast.assessor3];
  const sheets = papers.flatMap(({ personId }) => {
    const level = chance.happens(0.15) ? 2 : chance.between(3, 5);
    return assessors.map((assessorId) => {
      const scores = Object.fromEntries(
        standardRubric.map(({ key, maximum }) => [key, tap(maximum, level, chance)]),
      );
      const marks = sheetTotal(standardRubric, scores);
      const times = { version: 1, submittedAt: decidedAt, updatedAt: decidedAt };
      return { examId: exam.id, personId, assessorId, scores, marks, ...times };
    });
  });
  await PracticalMark.bulkCreate(sheets, { transaction });
  const results = papers.map(({ personId, theoryMarks }) => {
    const totals = sheets.filter((sheet) => sheet.personId === personId).map(({ marks }) => marks);
    const practicalMarks = practicalMark(totals, assessors.length) as number;
    const passed = theoryMarks >= standardPassMark && practicalMarks >= standardPassMark;
    return { examId: exam.id, personId, theoryMarks, practicalMarks, passed, certificateId: null, decidedAt };
  });
  await ExamResult.bulkCreate(results, { transaction });
  return results
    .filter(({ passed }) => !passed)
    .map(({ personId }) => ({ personId, courseId: exam.courseId }));
}

function tap(maximum: number, level: number, chance: Chance): number {
  const step = Math.min(5, Math.max(1, level + (chance.happens(0.3) ? chance.between(-1, 1) : 0)));
  return scoreSteps(maximum)[step] as number;
}

/** The candidates of the open exam: the cast's trainee, and those who completed the course last. */
function waiting({ id: courseId }: Course, { completions, cast }: ExamWorld): Withheld[] {
  const done = completions.filter((completion) => completion.courseId === courseId);
  const latest = [...done].sort((early, late) => late.endsOn.getTime() - early.endsOn.getTime());
  const ids = new Set([cast.trainee, ...latest.slice(0, waitingCount).map(({ personId }) => personId)]);
  return [...ids].map((personId) => ({ personId, courseId }));
}

function busiest(courses: readonly Course[], world: ExamWorld): Course | undefined {
  const count = (course: Course) => world.completions.filter(({ courseId }) => courseId === course.id).length;
  return [...courses].sort((few, many) => count(many) - count(few))[0];
}

function candidatesOf(course: Course, world: ExamWorld, before: Date): number[] {
  const ids = world.completions
    .filter(({ courseId, endsOn }) => courseId === course.id && endsOn < before)
    .map(({ personId }) => personId);
  return [...new Set(ids)].slice(0, candidateCount);
}

/** A window that opens and closes at nine in the morning (UTC+8), so many days from now. */
function dated(now: Date, opens: number, closes: number): { opensAt: Date; closesAt: Date } {
  const midnight = Math.floor(now.getTime() / day) * day + 60 * minute;
  return { opensAt: new Date(midnight + opens * day), closesAt: new Date(midnight + closes * day) };
}
