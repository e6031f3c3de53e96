/** Sittings of theory papers, and the answers as they were last received. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, instant, json, marks, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One person at one paper. */
export class Sitting extends Model<InferAttributes<Sitting>, InferCreationAttributes<Sitting>> {
  declare id: CreationOptional<number>;
  declare examId: number;
  declare personId: number;
  /** The paper that she sits; null only for sittings without one. */
  declare paperId: CreationOptional<number | null>;
  declare startedAt: Date;
  declare deadlineAt: Date;
  /** Handed in by her, or closed at the deadline. */
  declare submittedAt: Date | null;
  declare theoryMarks: number | null;
  declare markedAt: Date | null;
  /** The device that may save answers; a newer device ends the older. */
  declare deviceToken: string | null;
  /** Extra time, of the exam's minutes. */
  declare extraPercent: CreationOptional<number>;
  /** Given by invigilators while she sat. */
  declare grantedMinutes: CreationOptional<number>;
  /** When her page was last heard of, beside answers. */
  declare seenAt: CreationOptional<Date | null>;
}

/** Declares the table `sittings`. */
export function declareSitting(sequelize: Sequelize): void {
  const pair = 'sittings_exam_id_person_id';
  Sitting.init(
    {
      id: id(),
      examId: unique(reference('exams'), pair),
      personId: unique(reference('people'), pair),
      paperId: optional(reference('papers')),
      startedAt: instant(),
      deadlineAt: instant(),
      submittedAt: optional(instant()),
      theoryMarks: optional(marks()),
      markedAt: optional(instant()),
      deviceToken: optional(code()),
      extraPercent: { ...whole(), defaultValue: 0 },
      grantedMinutes: { ...whole(), defaultValue: 0 },
      seenAt: optional(instant()),
    },
    table(sequelize, 'sittings', [
      { name: 'sittings_person_id', fields: ['person_id'] },
      { name: 'sittings_paper_id', fields: ['paper_id'] },
      { name: 'sittings_due', fields: ['submitted_at', 'deadline_at'] },
    ]),
  );
}

/** The answer to one question. */
export class Answer extends Model<InferAttributes<Answer>, InferCreationAttributes<Answer>> {
  declare id: CreationOptional<number>;
  declare sittingId: number;
  declare questionId: number;
  /** Counted by the device: only a greater one replaces an answer. */
  declare sequence: number;
  declare response: string[];
  declare savedAt: Date;
  /** Received after the deadline, within the grace. */
  declare isLate: boolean;
  /** Hundredths, once it is marked. */
  declare marks: CreationOptional<number | null>;
}

/** Declares the table `sitting_answers`. */
export function declareAnswer(sequelize: Sequelize): void {
  const pair = 'sitting_answers_sitting_id_question_id';
  Answer.init(
    {
      id: id(),
      sittingId: unique(reference('sittings'), pair),
      questionId: unique(reference('bank_questions'), pair),
      sequence: whole(),
      response: json(),
      savedAt: instant(),
      isLate: flag(),
      marks: optional(marks()),
    },
    table(sequelize, 'sitting_answers', [{ name: 'sitting_answers_question_id', fields: ['question_id'] }]),
  );
}
