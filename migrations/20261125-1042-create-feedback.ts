/** What people say about sessions, and the results. */
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
  whole,
} from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const cells = {
    id: id(),
    course_id: reference('courses'),
    cohort_id: reference('cohorts'),
    trainer_id: optional(reference('people')),
    trainer_name: text(lengths.name),
    trainer_key: code(),
    answers: whole(),
    counted: whole(),
    content: whole(),
    trainer: whole(),
    organisation: whole(),
  };
  await createTable(queryInterface, 'feedback_cells', cells, {
    unique: { feedback_cells_cohort_id_trainer_key: ['cohort_id', 'trainer_key'] },
    indexes: { feedback_cells_course_id: ['course_id'], feedback_cells_trainer_id: ['trainer_id'] },
  });
  const answers = {
    id: id(),
    session_id: reference('sessions'),
    cell_id: reference('feedback_cells'),
    person_id: optional(reference('people')),
    content: whole(),
    trainer: whole(),
    organisation: whole(),
    comment: optional(longText()),
    is_counted: flag(),
    answered_at: optional(instant()),
  };
  await createTable(queryInterface, 'feedback_answers', answers, {
    unique: { feedback_answers_session_id_person_id: ['session_id', 'person_id'] },
    indexes: { feedback_answers_cell_id: ['cell_id'], feedback_answers_person_id: ['person_id'] },
  });
  const rounds = { id: id(), session_id: reference('sessions'), asked_at: instant() };
  await createTable(queryInterface, 'feedback_rounds', rounds, {
    unique: { feedback_rounds_session_id: ['session_id'] },
  });
};
