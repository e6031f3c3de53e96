/** The question bank: topics, questions, and their versions. A version never changes. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import {
  code,
  id,
  instant,
  json,
  lengths,
  optional,
  reference,
  text,
  unique,
  whole,
} from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { QuestionContent, QuestionKind, QuestionState } from './questionContent.ts';

/** One topic of the tree. */
export class QuestionTopic extends Model<
  InferAttributes<QuestionTopic>,
  InferCreationAttributes<QuestionTopic>
> {
  declare id: CreationOptional<number>;
  /** Null: at the root. */
  declare parentId: number | null;
  declare code: string;
  declare titleZh: string;
  declare titleEn: string;
}

/** Declares the table `question_topics`. */
export function declareQuestionTopic(sequelize: Sequelize): void {
  QuestionTopic.init(
    {
      id: id(),
      parentId: optional(reference('question_topics')),
      code: unique(code(32), 'question_topics_code'),
      titleZh: text(lengths.title),
      titleEn: text(lengths.title),
    },
    table(sequelize, 'question_topics', [{ name: 'question_topics_parent_id', fields: ['parent_id'] }]),
  );
}

/** One question, whatever its version; kind and stems are those of its newest version, for lists and search. */
export class Question extends Model<InferAttributes<Question>, InferCreationAttributes<Question>> {
  declare id: CreationOptional<number>;
  declare topicId: number;
  /** Null: for every occupation. */
  declare occupationId: number | null;
  /** Null: for every tier. */
  declare tierRank: number | null;
  declare kind: QuestionKind;
  /** The author's judgement: 1 easy … 5 hard. */
  declare difficulty: number;
  /** Where it comes from: a book, a standard's clause, a colleague. */
  declare source: string;
  declare state: QuestionState;
  /** Number of the newest version, from 1. */
  declare version: number;
  declare stemZh: string;
  declare stemEn: string;
  declare authorId: number | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Longest part of a stem that lists and search see. */
export const stemLength = 500;

/** Declares the table `bank_questions`. */
export function declareQuestion(sequelize: Sequelize): void {
  Question.init(
    {
      id: id(),
      topicId: reference('question_topics'),
      occupationId: optional(reference('occupations')),
      tierRank: optional(whole()),
      kind: code(16),
      difficulty: whole(),
      source: text(lengths.line),
      state: code(16),
      version: whole(),
      stemZh: text(stemLength),
      stemEn: text(stemLength),
      authorId: optional(reference('people')),
      createdAt: instant(),
      updatedAt: instant(),
    },
    table(sequelize, 'bank_questions', [
      { name: 'bank_questions_topic_id', fields: ['topic_id', 'state'] },
      { name: 'bank_questions_occupation_id', fields: ['occupation_id', 'state'] },
      { name: 'bank_questions_state', fields: ['state', 'id'] },
      { name: 'bank_questions_state_updated_at', fields: ['state', 'updated_at', 'id'] },
      { name: 'bank_questions_author_id', fields: ['author_id'] },
      { name: 'bank_questions_kind', fields: ['kind', 'id'] },
      { name: 'bank_questions_updated_at', fields: ['updated_at'] },
    ]),
  );
}

/** One version of a question. */
export class QuestionVersion extends Model<
  InferAttributes<QuestionVersion>,
  InferCreationAttributes<QuestionVersion>
> {
  declare id: CreationOptional<number>;
  declare questionId: number;
  /** From 1. */
  declare number: number;
  declare kind: QuestionKind;
  declare content: QuestionContent;
  declare authorId: number | null;
  declare createdAt: Date;
  /** A second person who found it right. */
  declare reviewerId: number | null;
  declare reviewedAt: Date | null;
}

/** Declares the table `question_versions`. */
export function declareQuestionVersion(sequelize: Sequelize): void {
  const pair = 'question_versions_question_id_number';
  QuestionVersion.init(
    {
      id: id(),
      questionId: unique(reference('bank_questions'), pair),
      number: unique(whole(), pair),
      kind: code(16),
      content: json(),
      authorId: optional(reference('people')),
      createdAt: instant(),
      reviewerId: optional(reference('people')),
      reviewedAt: optional(instant()),
    },
    table(sequelize, 'question_versions', [
      { name: 'question_versions_author_id', fields: ['author_id'] },
      { name: 'question_versions_reviewer_id', fields: ['reviewer_id'] },
    ]),
  );
}
