/** The demonstration's question bank: true content, written for this project, in both languages. */

import type { InferCreationAttributes } from 'sequelize';
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { Question, QuestionTopic, QuestionVersion } from '../../src/exams/questions/question.model.ts';
import type { Course } from '../../src/ladders/course.model.ts';
import { careProcedures } from './questions/careProcedures.ts';
import { elderlyCare } from './questions/elderlyCare.ts';
import { householdProcedures } from './questions/householdProcedures.ts';
import { infantCare } from './questions/infantCare.ts';
import { law } from './questions/law.ts';
import { mealPlanning } from './questions/mealPlanning.ts';
import { organising } from './questions/organising.ts';
import { safety } from './questions/safety.ts';
import type { WrittenQuestion } from './questions/write.ts';

/** The demonstration's topics with their titles. */
const topicTitles = {
  elderlyCare: ['养老护理', 'Elderly care'],
  infantCare: ['母婴与育儿', 'Infant care'],
  organising: ['收纳整理', 'Home organising'],
  mealPlanning: ['营养配餐', 'Meal planning'],
  safety: ['安全', 'Safety'],
  law: ['法律与职业道德', 'Law and ethics'],
} as const;
type Topic = keyof typeof topicTitles;
const topics = Object.keys(topicTitles) as Topic[];

/** The demonstration's whole bank, by topic. */
export const bank: Readonly<Record<Topic, readonly WrittenQuestion[]>> = {
  elderlyCare: [...elderlyCare, ...careProcedures.elderlyCare],
  infantCare: [...infantCare, ...careProcedures.infantCare],
  organising: [...organising, ...householdProcedures.organising],
  mealPlanning: [...mealPlanning, ...householdProcedures.mealPlanning],
  safety: [...safety, ...careProcedures.safety],
  law: [...law, ...householdProcedures.law],
};

/** Words in a course's title that say which topic it teaches. */
const topicWords: Partial<Record<Topic, RegExp>> = {
  infantCare: /婴|育儿|母婴|月嫂/,
  organising: /收纳|整理/,
  mealPlanning: /营养|配餐|膳食|烹饪|餐/,
  elderlyCare: /养老|老年|老人|护理|照护/,
};

/** Writes the bank: a topic's questions go to its occupation where its courses have one; safety and law to every one. */
export async function seedBank(
  transaction: Transaction,
  courses: readonly Course[],
  now: Date,
): Promise<void> {
  const createdAt = new Date(now.getTime() - 200 * 86_400_000);
  const rows: Omit<InferCreationAttributes<Question>, 'id'>[] = [];
  const contents: WrittenQuestion[] = [];
  for (const code of topics) {
    const [titleZh, titleEn] = topicTitles[code];
    const topic = await QuestionTopic.create({ parentId: null, code, titleZh, titleEn }, { transaction });
    const taught = courses.find(
      (course) => topicWords[code]?.test(course.titleZh) && topicOf(course.titleZh) === code,
    );
    for (const content of bank[code]) {
      contents.push(content);
      rows.push({
        topicId: topic.id,
        occupationId: taught?.occupationId ?? null,
        tierRank: null,
        kind: content.kind,
        difficulty: 1 + (contents.length % 5),
        source: '',
        state: 'live',
        version: 1,
        stemZh: content.stem.zh,
        stemEn: content.stem.en,
        authorId: null,
        createdAt,
        updatedAt: createdAt,
      });
    }
  }
  await insertAll(Question, rows, transaction);
  const questions = await Question.findAll({ order: [['id', 'ASC']], raw: true, transaction });
  const review = { authorId: null, reviewerId: null, reviewedAt: null };
  const versions = questions.map(({ id, kind }, index) => {
    return {
      questionId: id,
      number: 1,
      kind,
      content: contents[index] as WrittenQuestion,
      createdAt,
      ...review,
    };
  });
  await insertAll(QuestionVersion, versions, transaction);
}

/** The topic that a course of this title teaches. */
export function topicOf(titleZh: string): Topic {
  return topics.find((topic) => topicWords[topic]?.test(titleZh)) ?? 'elderlyCare';
}
