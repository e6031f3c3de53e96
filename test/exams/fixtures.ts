/** Rows that tests of exams stand on: a course, a bank, an open exam, and who has completed the course. */
import { type Transaction, unitOfWork } from '../../src/db/unitOfWork.ts';
import { addExam, type ExamRow, findExam } from '../../src/exams/exam.store.ts';
import { addPaper } from '../../src/exams/papers/paper.store.ts';
import { shareMarks } from '../../src/exams/papers/paper.ts';
import { standardRubric } from '../../src/exams/practicalMark.ts';
import { Question, QuestionTopic, QuestionVersion } from '../../src/exams/questions/question.model.ts';
import { type QuestionContent, questionContent } from '../../src/exams/questions/questionContent.ts';
import { addAchievement } from '../../src/ladders/achievement.store.ts';
import { Course } from '../../src/ladders/course.model.ts';

/** Under whose name test certificates are issued. */
export const issuer = { name: '示范市妇女联合会', timeZone: 'Asia/Shanghai', demonstration: true };

const options = ['a', 'b', 'c', 'd'].map((key) => ({ key, zh: `选项${key}`, en: `Option ${key}` }));

/** An exam of four questions with 25 marks each: the right answers are a, a+b, true, a. */
export async function givenExam(
  facts: Partial<ExamRow> = {},
): Promise<{ exam: ExamRow; questionIds: number[]; courseId: number }> {
  const now = new Date();
  const examId = await unitOfWork(async (transaction) => {
    const course = await Course.create(courseRow, { transaction });
    const versions = await givenQuestions(transaction, contents, now);
    const shares = shareMarks(versions.length);
    const places = versions.map(({ id, questionId }, index) => {
      return { questionId, versionId: id, marks: shares[index] as number, optionOrder: [] };
    });
    const usual = {
      courseId: course.id,
      titleZh: '养老护理专项考试',
      titleEn: 'Elderly care exam',
      opensAt: new Date(now.getTime() - 3_600_000),
      closesAt: new Date(now.getTime() + 24 * 3_600_000),
      minutes: 60,
      passMark: 6000,
      assessorsNeeded: 3,
      rubric: standardRubric,
      state: 'open',
      createdAt: now,
    } as const;
    const id = await addExam(transaction, { ...usual, ...facts });
    const shared = { examId: id, form: 'A', personId: null, seed: '' };
    await addPaper(transaction, { ...shared, places, createdAt: now });
    return id;
  });
  const exam = (await findExam(examId)) as ExamRow;
  const rows = await Question.findAll({ order: [['id', 'ASC']], attributes: ['id'] });
  return { exam, questionIds: rows.map(({ id }) => id), courseId: exam.courseId };
}

/** Live questions of these contents, each in its first version, in order. */
export async function givenQuestions(
  transaction: Transaction,
  written: readonly QuestionContent[],
  now: Date,
): Promise<QuestionVersion[]> {
  const topic = { parentId: null, code: 'elderlyCare', titleZh: '养老护理', titleEn: 'Elderly care' };
  const known = await QuestionTopic.findOne({ where: { code: topic.code }, transaction });
  const { id: topicId } = known ?? (await QuestionTopic.create(topic, { transaction }));
  const nobody = { authorId: null, createdAt: now };
  const versions: QuestionVersion[] = [];
  for (const content of written) {
    const { kind } = content;
    const stems = { stemZh: content.stem.zh, stemEn: content.stem.en };
    const facts = { occupationId: null, tierRank: null, difficulty: 3, source: '', updatedAt: now };
    const row = { topicId, kind, ...stems, ...facts, ...nobody, state: 'live', version: 1 } as const;
    const { id: questionId } = await Question.create(row, { transaction });
    const version = { questionId, number: 1, kind, content, ...nobody, reviewerId: null, reviewedAt: null };
    versions.push(await QuestionVersion.create(version, { transaction }));
  }
  return versions;
}

/** Says that a person has completed a class of the course. */
export function givenCompletion(personId: number, courseId: number): Promise<boolean> {
  return unitOfWork((transaction) =>
    addAchievement(transaction, {
      personId,
      courseId,
      kind: 'completion',
      tierRank: 3,
      sourceKind: 'cohort',
      sourceId: 1,
      achievedAt: new Date('2026-11-01T00:00:00Z'),
      validUntil: null,
    }),
  );
}

/** Full marks for every criterion, times a share in tenths. */
export function scoresOf(tenths: number): Record<string, number> {
  return Object.fromEntries(standardRubric.map(({ key, maximum }) => [key, (maximum / 10) * tenths]));
}

const courseRow = {
  code: 'TEST-3',
  tierRank: 3,
  titleZh: '养老护理专项',
  titleEn: 'Elderly care',
  summaryZh: '测试课程',
  summaryEn: 'A course for tests',
  theoryHours: 16,
  practiceHours: 24,
  isOffered: true,
};

const stem = (zh: string) => ({ stem: { zh, en: 'Which?' } });
const contents: readonly QuestionContent[] = [
  { kind: 'single', ...stem('第一题'), options, answerKey: 'a' },
  { kind: 'multiple', ...stem('第二题'), options, answerKeys: ['a', 'b'] },
  { kind: 'judgement', ...stem('第三题'), isTrue: true },
  { kind: 'single', ...stem('第四题'), options, answerKey: 'a' },
].map((content) => questionContent.parse(content));
