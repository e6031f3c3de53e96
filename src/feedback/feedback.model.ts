/**
 * What people say about sessions. `feedback_answers` holds who said what only as long as she may change it (see
 * openFor.ts): then the person is taken out, and nobody can tell any more. Results are not counted from answers but kept
 * in `feedback_cells`, one for each class and trainer, and grow by five answers at a time.
 */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  flag,
  id,
  instant,
  lengths,
  longText,
  optional,
  reference,
  text,
  unique,
  whole,
} from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One answer to the three questions. */
export class FeedbackAnswer extends Model<
  InferAttributes<FeedbackAnswer>,
  InferCreationAttributes<FeedbackAnswer>
> {
  declare id: CreationOptional<number>;
  declare sessionId: number;
  declare cellId: number;
  /** Null: the time for changes is over. */
  declare personId: number | null;
  /** 1–5 */
  declare content: number;
  declare trainer: number;
  declare organisation: number;
  declare comment: string | null;
  /** Whether it counts in the cell's results. */
  declare isCounted: boolean;
  /** Null once the person is taken out. */
  declare answeredAt: Date | null;
}

/** Declares the table `feedback_answers`. */
export function declareFeedbackAnswer(sequelize: Sequelize): void {
  const key = 'feedback_answers_session_id_person_id';
  FeedbackAnswer.init(
    {
      id: id(),
      sessionId: unique(reference('sessions'), key),
      cellId: reference('feedback_cells'),
      personId: unique(optional(reference('people')), key),
      content: whole(),
      trainer: whole(),
      organisation: whole(),
      comment: optional(longText()),
      isCounted: flag(),
      answeredAt: optional(instant()),
    },
    table(sequelize, 'feedback_answers', [
      { name: 'feedback_answers_cell_id', fields: ['cell_id'] },
      { name: 'feedback_answers_person_id', fields: ['person_id'] },
    ]),
  );
}

/** The results of one class with one trainer: counted answers and the sums of their marks. */
export class FeedbackCell extends Model<
  InferAttributes<FeedbackCell>,
  InferCreationAttributes<FeedbackCell>
> {
  declare id: CreationOptional<number>;
  declare courseId: number;
  declare cohortId: number;
  /** Her log-in, where she has one. */
  declare trainerId: number | null;
  declare trainerName: string;
  /** Tells trainers of a class apart. */
  declare trainerKey: string;
  /** Answers there are. */
  declare answers: number;
  /** Answers that count: full fives. */
  declare counted: number;
  declare content: number;
  declare trainer: number;
  declare organisation: number;
}

/** Declares the table `feedback_cells`. */
export function declareFeedbackCell(sequelize: Sequelize): void {
  FeedbackCell.init(
    {
      id: id(),
      courseId: reference('courses'),
      cohortId: unique(reference('cohorts'), 'feedback_cells_cohort_id_trainer_key'),
      trainerId: optional(reference('people')),
      trainerName: text(lengths.name),
      trainerKey: unique(code(), 'feedback_cells_cohort_id_trainer_key'),
      answers: whole(),
      counted: whole(),
      content: whole(),
      trainer: whole(),
      organisation: whole(),
    },
    table(sequelize, 'feedback_cells', [
      { name: 'feedback_cells_course_id', fields: ['course_id'] },
      { name: 'feedback_cells_trainer_id', fields: ['trainer_id'] },
    ]),
  );
}

/** That the people of a session were asked. */
export class FeedbackRound extends Model<
  InferAttributes<FeedbackRound>,
  InferCreationAttributes<FeedbackRound>
> {
  declare id: CreationOptional<number>;
  declare sessionId: number;
  declare askedAt: Date;
}

/** Declares the table `feedback_rounds`. */
export function declareFeedbackRound(sequelize: Sequelize): void {
  FeedbackRound.init(
    { id: id(), sessionId: unique(reference('sessions'), 'feedback_rounds_session_id'), askedAt: instant() },
    table(sequelize, 'feedback_rounds'),
  );
}
