/** The question bank. A question that a paper uses is never changed. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, optional, reference, text } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { QuestionKind } from './marking.ts';
import type { QuestionOption, Topic } from './question.ts';

/** One question in both languages. */
export class Question extends Model<InferAttributes<Question>, InferCreationAttributes<Question>> {
  declare id: CreationOptional<number>;
  /** Only for this course; null: for every course. */
  declare courseId: number | null;
  declare topic: Topic;
  declare kind: QuestionKind;
  declare stemZh: string;
  declare stemEn: string;
  declare options: QuestionOption[];
  /** Keys of the right options. */
  declare answerKey: string[];
  declare createdAt: Date;
}

/** Declares the table `questions`. */
export function declareQuestion(sequelize: Sequelize): void {
  Question.init(
    {
      id: id(),
      courseId: optional(reference('courses')),
      topic: code(32),
      kind: code(16),
      stemZh: text(500),
      stemEn: text(1000),
      options: json(),
      answerKey: json(),
      createdAt: instant(),
    },
    table(sequelize, 'questions', [
      { name: 'questions_course_id', fields: ['course_id'] },
      { name: 'questions_topic', fields: ['topic'] },
    ]),
  );
}
