/** Papers: made before the start, frozen from then on. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, optional, reference } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { PaperPlace } from './paper.ts';

/** One paper of one exam. It never changes. */
export class Paper extends Model<InferAttributes<Paper>, InferCreationAttributes<Paper>> {
  declare id: CreationOptional<number>;
  declare examId: number;
  /** A, B, … : parallel forms of one exam. */
  declare form: string;
  /** Drawn for this candidate; null: for everyone who gets the form. */
  declare personId: number | null;
  /** What the draw was made with, so that it can be made again; empty: put together by hand. */
  declare seed: string;
  /** In order. */
  declare places: PaperPlace[];
  declare createdAt: Date;
}

/** Declares the table `papers`. */
export function declarePaper(sequelize: Sequelize): void {
  Paper.init(
    {
      id: id(),
      examId: reference('exams'),
      form: code(8),
      personId: optional(reference('people')),
      seed: code(),
      places: json(),
      createdAt: instant(),
    },
    table(sequelize, 'papers', [
      { name: 'papers_exam_id', fields: ['exam_id', 'person_id'] },
      { name: 'papers_person_id', fields: ['person_id'] },
    ]),
  );
}
