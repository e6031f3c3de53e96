/** The question bank, exams with their papers, sittings with answers, practical marks and results. */
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
  await createTable(
    queryInterface,
    'questions',
    {
      id: id(),
      course_id: optional(reference('courses')),
      topic: code(32),
      kind: code(16),
      stem_zh: text(500),
      stem_en: text(1000),
      options: json(),
      answer_key: json(),
      created_at: instant(),
    },
    { indexes: { questions_course_id: ['course_id'], questions_topic: ['topic'] } },
  );
  await createTable(
    queryInterface,
    'exams',
    {
      id: id(),
      course_id: reference('courses'),
      title_zh: text(lengths.title),
      title_en: text(lengths.title),
      opens_at: instant(),
      closes_at: instant(),
      minutes: whole(),
      pass_mark: marks(),
      assessors_needed: whole(),
      rubric: json(),
      state: code(16),
      created_at: instant(),
    },
    { indexes: { exams_course_id: ['course_id'], exams_opens_at: ['opens_at'] } },
  );
  await createTable(
    queryInterface,
    'exam_questions',
    {
      id: id(),
      exam_id: reference('exams'),
      question_id: reference('questions'),
      position: whole(),
      marks: marks(),
    },
    {
      unique: { exam_questions_exam_id_question_id: ['exam_id', 'question_id'] },
      indexes: { exam_questions_question_id: ['question_id'] },
    },
  );
  await createTable(
    queryInterface,
    'sittings',
    {
      id: id(),
      exam_id: reference('exams'),
      person_id: reference('people'),
      started_at: instant(),
      deadline_at: instant(),
      submitted_at: optional(instant()),
      theory_marks: optional(marks()),
      marked_at: optional(instant()),
      device_token: optional(code()),
    },
    {
      unique: { sittings_exam_id_person_id: ['exam_id', 'person_id'] },
      indexes: { sittings_person_id: ['person_id'], sittings_due: ['submitted_at', 'deadline_at'] },
    },
  );
  await createTable(
    queryInterface,
    'answers',
    {
      id: id(),
      sitting_id: reference('sittings'),
      question_id: reference('questions'),
      sequence: whole(),
      choice: json(),
      saved_at: instant(),
      is_late: flag(),
    },
    {
      unique: { answers_sitting_id_question_id: ['sitting_id', 'question_id'] },
      indexes: { answers_question_id: ['question_id'] },
    },
  );
  await createTable(
    queryInterface,
    'practical_marks',
    {
      id: id(),
      exam_id: reference('exams'),
      person_id: reference('people'),
      assessor_id: reference('people'),
      scores: json(),
      marks: marks(),
      version: whole(),
      submitted_at: instant(),
      updated_at: instant(),
    },
    {
      unique: { practical_marks_one_each: ['exam_id', 'person_id', 'assessor_id'] },
      indexes: { practical_marks_person_id: ['person_id'], practical_marks_assessor_id: ['assessor_id'] },
    },
  );
  await createTable(
    queryInterface,
    'exam_results',
    {
      id: id(),
      exam_id: reference('exams'),
      person_id: reference('people'),
      theory_marks: marks(),
      practical_marks: marks(),
      passed: flag(),
      certificate_id: optional(reference('certificates')),
      decided_at: instant(),
    },
    {
      unique: { exam_results_exam_id_person_id: ['exam_id', 'person_id'] },
      indexes: { exam_results_person_id: ['person_id'], exam_results_certificate_id: ['certificate_id'] },
    },
  );
};
