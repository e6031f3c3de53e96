/** The demonstration's question bank: true content, written for this project, in both languages. */
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { Question } from '../../src/exams/question.model.ts';
import { type Topic, topics } from '../../src/exams/question.ts';
import type { Course } from '../../src/ladders/course.model.ts';
import { elderlyCare } from './questions/elderlyCare.ts';
import { infantCare } from './questions/infantCare.ts';
import { law } from './questions/law.ts';
import { mealPlanning } from './questions/mealPlanning.ts';
import { organising } from './questions/organising.ts';
import { safety } from './questions/safety.ts';
import type { WrittenQuestion } from './questions/write.ts';

/** The demonstration's whole bank, by topic. */
export const bank: Readonly<Record<Topic, readonly WrittenQuestion[]>> = {
  elderlyCare,
  infantCare,
  organising,
  mealPlanning,
  safety,
  law,
};

/** Words in a course's title that say which topic it teaches. */
const topicWords: Partial<Record<Topic, RegExp>> = {
  infantCare: /婴|育儿|母婴|月嫂/,
  organising: /收纳|整理/,
  mealPlanning: /营养|配餐|膳食|烹饪|餐/,
  elderlyCare: /养老|老年|老人|护理|照护/,
};

/** Writes the bank: a topic's questions go to the courses that teach it; safety and law to every course. */
export async function seedBank(
  transaction: Transaction,
  courses: readonly Course[],
  now: Date,
): Promise<void> {
  const rows = topics.flatMap((topic) => {
    const taught = courses.filter(
      ({ titleZh }) => topicOf(titleZh) === topic && topicWords[topic]?.test(titleZh),
    );
    return bank[topic].map((question, index) => ({
      ...question,
      topic,
      courseId: taught[index % taught.length]?.id ?? null,
      createdAt: new Date(now.getTime() - 200 * 86_400_000),
    }));
  });
  await Question.bulkCreate(rows, { transaction });
}

/** The topic that a course of this title teaches. */
export function topicOf(titleZh: string): Topic {
  return topics.find((topic) => topicWords[topic]?.test(titleZh)) ?? 'elderlyCare';
}
