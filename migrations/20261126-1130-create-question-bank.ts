/** The question bank with topics and versions, frozen papers, and answers of every kind. */
import type { QueryInterface } from 'sequelize';
import {
  code,
  flag,
  id,
  instant,
  json,
  lengths,
  marks,
  optional,
  reference,
  text,
  whole,
} from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createBank(queryInterface);
  await createPapers(queryInterface);
};

async function createBank(queryInterface: QueryInterface): Promise<void> {
  const titles = { title_zh: text(lengths.title), title_en: text(lengths.title) };
  await createTable(
    queryInterface,
    'question_topics',
    { id: id(), parent_id: optional(reference('question_topics')), code: code(32), ...titles },
    { unique: { question_topics_code: ['code'] }, indexes: { question_topics_parent_id: ['parent_id'] } },
  );
  await createTable(
    queryInterface,
    'bank_questions',
    {
      id: id(),
      topic_id: reference('question_topics'),
      occupation_id: optional(reference('occupations')),
      tier_rank: optional(whole()),
      kind: code(16),
      difficulty: whole(),
      source: text(lengths.line),
      state: code(16),
      version: whole(),
      stem_zh: text(500),
      stem_en: text(500),
      author_id: optional(reference('people')),
      created_at: instant(),
      updated_at: instant(),
    },
    {
      indexes: {
        bank_questions_topic_id: ['topic_id', 'state'],
        bank_questions_occupation_id: ['occupation_id', 'state'],
        bank_questions_state: ['state', 'id'],
        bank_questions_author_id: ['author_id'],
      },
    },
  );
  await createTable(
    queryInterface,
    'question_versions',
    {
      id: id(),
      question_id: reference('bank_questions'),
      number: whole(),
      kind: code(16),
      content: json(),
      author_id: optional(reference('people')),
      created_at: instant(),
      reviewer_id: optional(reference('people')),
      reviewed_at: optional(instant()),
    },
    {
      unique: { question_versions_question_id_number: ['question_id', 'number'] },
      indexes: {
        question_versions_author_id: ['author_id'],
        question_versions_reviewer_id: ['reviewer_id'],
      },
    },
  );
}

async function createPapers(queryInterface: QueryInterface): Promise<void> {
  await createTable(
    queryInterface,
    'papers',
    {
      id: id(),
      exam_id: reference('exams'),
      form: code(8),
      person_id: optional(reference('people')),
      seed: code(),
      places: json(),
      created_at: instant(),
    },
    { indexes: { papers_exam_id: ['exam_id', 'person_id'], papers_person_id: ['person_id'] } },
  );
  await queryInterface.addColumn('sittings', 'paper_id', optional(reference('papers')));
  await queryInterface.addIndex('sittings', ['paper_id'], { name: 'sittings_paper_id' });
  await createTable(
    queryInterface,
    'sitting_answers',
    {
      id: id(),
      sitting_id: reference('sittings'),
      question_id: reference('bank_questions'),
      sequence: whole(),
      response: json(),
      saved_at: instant(),
      is_late: flag(),
      marks: optional(marks()),
    },
    {
      unique: { sitting_answers_sitting_id_question_id: ['sitting_id', 'question_id'] },
      indexes: { sitting_answers_question_id: ['question_id'] },
    },
  );
}
