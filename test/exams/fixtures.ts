/** Rows that tests of exams stand on: a course, a bank, an open exam, and who has completed the course. */
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { addExam, type ExamRow, findExam } from '../../src/exams/exam.store.ts';
import { shareMarks } from '../../src/exams/marking.ts';
import { standardRubric } from '../../src/exams/practicalMark.ts';
import { Question } from '../../src/exams/question.model.ts';
import { judgementOptions } from '../../src/exams/question.ts';
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
    const questions: Question[] = [];
    for (const row of questionRows)
      questions.push(await Question.create({ ...row, courseId: course.id, createdAt: now }, { transaction }));
    const shares = shareMarks(4);
    const ids = questions.map(({ id }) => id).sort((low, high) => low - high);
    const paper = ids.map((questionId, index) => ({
      questionId,
      position: index + 1,
      marks: shares[index] as number,
    }));
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
    return addExam(transaction, { ...usual, ...facts }, paper);
  });
  const exam = (await findExam(examId)) as ExamRow;
  const rows = await Question.findAll({ order: [['id', 'ASC']], attributes: ['id'] });
  return { exam, questionIds: rows.map(({ id }) => id), courseId: exam.courseId };
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

const base = { topic: 'elderlyCare', stemEn: 'Which?' } as const;
const questionRows = [
  { ...base, kind: 'single' as const, stemZh: '第一题', options, answerKey: ['a'] },
  { ...base, kind: 'multiple' as const, stemZh: '第二题', options, answerKey: ['a', 'b'] },
  {
    ...base,
    kind: 'judgement' as const,
    stemZh: '第三题',
    options: [...judgementOptions],
    answerKey: ['true'],
  },
  { ...base, kind: 'single' as const, stemZh: '第四题', options, answerKey: ['a'] },
];
