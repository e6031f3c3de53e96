/** Exams: a window of time in which a theory paper is sat, and a practical before assessors. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, lengths, marks, reference, text, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { Criterion } from './practicalMark.ts';

/** How far an exam has come. */
export type ExamState = 'draft' | 'open' | 'closed';

/** One exam of a course: a theory paper in a window of time, and a practical before assessors. */
export class Exam extends Model<InferAttributes<Exam>, InferCreationAttributes<Exam>> {
  declare id: CreationOptional<number>;
  declare courseId: number;
  declare titleZh: string;
  declare titleEn: string;
  declare opensAt: Date;
  declare closesAt: Date;
  /** Time for the theory paper. */
  declare minutes: number;
  /** Hundredths that each part must reach. */
  declare passMark: number;
  /** An odd number, three or more. */
  declare assessorsNeeded: number;
  declare rubric: Criterion[];
  declare state: ExamState;
  declare createdAt: Date;
}

/** Declares the table `exams`. */
export function declareExam(sequelize: Sequelize): void {
  Exam.init(
    {
      id: id(),
      courseId: reference('courses'),
      titleZh: text(lengths.title),
      titleEn: text(lengths.title),
      opensAt: instant(),
      closesAt: instant(),
      minutes: whole(),
      passMark: marks(),
      assessorsNeeded: whole(),
      rubric: json(),
      state: code(16),
      createdAt: instant(),
    },
    table(sequelize, 'exams', [
      { name: 'exams_course_id', fields: ['course_id'] },
      { name: 'exams_opens_at', fields: ['opens_at'] },
      { name: 'exams_closes_at', fields: ['closes_at'] },
      { name: 'exams_minutes', fields: ['minutes'] },
      { name: 'exams_state', fields: ['state'] },
      { name: 'exams_title_zh', fields: ['title_zh'] },
    ]),
  );
}
