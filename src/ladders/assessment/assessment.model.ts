/** What trainers found when they assessed those in a class; the latest holds, the others are its history. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, reference, text } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { AssessmentResult } from '../attendance/completion.ts';

/** One assessment of one person. */
export class ClassAssessment extends Model<
  InferAttributes<ClassAssessment>,
  InferCreationAttributes<ClassAssessment>
> {
  declare id: CreationOptional<number>;
  declare cohortId: number;
  declare personId: number;
  declare result: AssessmentResult;
  declare note: string;
  declare assessedById: number;
  declare assessedAt: Date;
}

/** Declares the table `class_assessments`. */
export function declareClassAssessment(sequelize: Sequelize): void {
  ClassAssessment.init(
    {
      id: id(),
      cohortId: reference('cohorts'),
      personId: reference('people'),
      result: code(16),
      note: text(lengths.line),
      assessedById: reference('people'),
      assessedAt: instant(),
    },
    table(sequelize, 'class_assessments', [
      { name: 'class_assessments_cohort_id_person_id', fields: ['cohort_id', 'person_id'] },
      { name: 'class_assessments_person_id', fields: ['person_id'] },
      { name: 'class_assessments_assessed_by_id', fields: ['assessed_by_id'] },
    ]),
  );
}
