/** Tiers, courses, classes with their sessions, enrolments, attendances and achievements. */
import {
  code,
  flag,
  id,
  instant,
  json,
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
  await createTable(
    queryInterface,
    'tiers',
    { id: id(), rank: whole(), key: code(16), title_zh: text(60), title_en: text(60), rules: json() },
    { unique: { tiers_rank: ['rank'] } },
  );
  await createTable(
    queryInterface,
    'courses',
    {
      id: id(),
      code: code(32),
      tier_rank: whole(),
      title_zh: text(lengths.title),
      title_en: text(lengths.title),
      summary_zh: longText(),
      summary_en: longText(),
      theory_hours: whole(),
      practice_hours: whole(),
      is_offered: flag(),
    },
    { unique: { courses_code: ['code'] }, indexes: { courses_tier_rank: ['tier_rank'] } },
  );
  await createTable(
    queryInterface,
    'cohorts',
    {
      id: id(),
      code: code(32),
      course_id: reference('courses'),
      venue: text(160),
      community: optional(text(60)),
      trainer_name: text(60),
      starts_at: instant(),
      ends_at: instant(),
      capacity: whole(),
      enrol_code: code(16),
      state: code(16),
      created_at: instant(),
    },
    {
      unique: { cohorts_code: ['code'], cohorts_enrol_code: ['enrol_code'] },
      indexes: {
        cohorts_course_id: ['course_id'],
        cohorts_starts_at: ['starts_at'],
        cohorts_state: ['state'],
      },
    },
  );
  await createTable(
    queryInterface,
    'sessions',
    {
      id: id(),
      cohort_id: reference('cohorts'),
      kind: code(16),
      starts_at: instant(),
      ends_at: instant(),
      door_code: code(32),
    },
    {
      unique: { sessions_door_code: ['door_code'] },
      indexes: { sessions_cohort_id: ['cohort_id'], sessions_starts_at: ['starts_at'] },
    },
  );
  await createTable(
    queryInterface,
    'enrolments',
    {
      id: id(),
      cohort_id: reference('cohorts'),
      person_id: reference('people'),
      state: code(16),
      queue_number: optional(whole()),
      enrolled_at: instant(),
      completed_at: optional(instant()),
    },
    {
      unique: { enrolments_cohort_id_person_id: ['cohort_id', 'person_id'] },
      indexes: { enrolments_person_id: ['person_id'], enrolments_cohort_id_state: ['cohort_id', 'state'] },
    },
  );
  await createTable(
    queryInterface,
    'attendances',
    {
      id: id(),
      session_id: reference('sessions'),
      person_id: reference('people'),
      method: code(16),
      checked_in_at: instant(),
    },
    {
      unique: { attendances_session_id_person_id: ['session_id', 'person_id'] },
      indexes: { attendances_person_id: ['person_id'] },
    },
  );
  await createTable(
    queryInterface,
    'achievements',
    {
      id: id(),
      person_id: reference('people'),
      kind: code(16),
      tier_rank: whole(),
      course_id: optional(reference('courses')),
      source_kind: code(32),
      source_id: whole(),
      achieved_at: instant(),
      valid_until: optional(instant()),
    },
    {
      unique: { achievements_source: ['person_id', 'kind', 'source_kind', 'source_id'] },
      indexes: { achievements_course_id: ['course_id'] },
    },
  );
};
