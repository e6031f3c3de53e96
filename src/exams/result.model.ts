/** What assessors gave for the practical, and the decided results. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { flag, id, instant, json, marks, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One assessor's marks for one candidate. */
export class PracticalMark extends Model<
  InferAttributes<PracticalMark>,
  InferCreationAttributes<PracticalMark>
> {
  declare id: CreationOptional<number>;
  declare examId: number;
  declare personId: number;
  declare assessorId: number;
  /** Hundredths by criterion key. */
  declare scores: Record<string, number>;
  /** Their sum. */
  declare marks: number;
  /** Counts corrections, from 1. */
  declare version: number;
  declare submittedAt: Date;
  declare updatedAt: Date;
}

/** Declares the table `practical_marks`. */
export function declarePracticalMark(sequelize: Sequelize): void {
  const oneEach = 'practical_marks_one_each';
  PracticalMark.init(
    {
      id: id(),
      examId: unique(reference('exams'), oneEach),
      personId: unique(reference('people'), oneEach),
      assessorId: unique(reference('people'), oneEach),
      scores: json(),
      marks: marks(),
      version: whole(),
      submittedAt: instant(),
      updatedAt: instant(),
    },
    table(sequelize, 'practical_marks', [
      { name: 'practical_marks_person_id', fields: ['person_id'] },
      { name: 'practical_marks_assessor_id', fields: ['assessor_id'] },
    ]),
  );
}

/** A decided result: it does not change any more. */
export class ExamResult extends Model<InferAttributes<ExamResult>, InferCreationAttributes<ExamResult>> {
  declare id: CreationOptional<number>;
  declare examId: number;
  declare personId: number;
  declare theoryMarks: number;
  declare practicalMarks: number;
  declare passed: boolean;
  declare certificateId: number | null;
  declare decidedAt: Date;
}

/** Declares the table `exam_results`. */
export function declareExamResult(sequelize: Sequelize): void {
  const pair = 'exam_results_exam_id_person_id';
  ExamResult.init(
    {
      id: id(),
      examId: unique(reference('exams'), pair),
      personId: unique(reference('people'), pair),
      theoryMarks: marks(),
      practicalMarks: marks(),
      passed: flag(),
      certificateId: optional(reference('certificates')),
      decidedAt: instant(),
    },
    table(sequelize, 'exam_results', [
      { name: 'exam_results_person_id', fields: ['person_id'] },
      { name: 'exam_results_certificate_id', fields: ['certificate_id'] },
    ]),
  );
}
