/** Competitions with events, contestants, panels, score sheets in all their versions, and signed-off result lists. */
import {
  code,
  flag,
  id,
  instant,
  json,
  lengths,
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
    'competitions',
    {
      id: id(),
      code: code(32),
      title_zh: text(lengths.title),
      title_en: text(lengths.title),
      starts_on: instant(),
      ends_on: instant(),
    },
    { unique: { competitions_code: ['code'] } },
  );
  await createTable(
    queryInterface,
    'events',
    {
      id: id(),
      competition_id: reference('competitions'),
      title_zh: text(lengths.title),
      title_en: text(lengths.title),
      scheme: json(),
      state: code(16),
      draw_seed: optional(code(64)),
    },
    { indexes: { events_competition_id: ['competition_id'] } },
  );
  await createTable(
    queryInterface,
    'contestants',
    {
      id: id(),
      event_id: reference('events'),
      person_id: reference('people'),
      unit: optional(text(lengths.name)),
      is_student: flag(),
      draw_number: optional(whole()),
    },
    {
      unique: {
        contestants_event_id_person_id: ['event_id', 'person_id'],
        contestants_event_id_draw_number: ['event_id', 'draw_number'],
      },
      indexes: { contestants_person_id: ['person_id'] },
    },
  );
  await createTable(
    queryInterface,
    'panel_members',
    { id: id(), event_id: reference('events'), person_id: reference('people') },
    {
      unique: { panel_members_event_id_person_id: ['event_id', 'person_id'] },
      indexes: { panel_members_person_id: ['person_id'] },
    },
  );
  await createTable(
    queryInterface,
    'score_sheets',
    {
      id: id(),
      event_id: reference('events'),
      contestant_id: reference('contestants'),
      judge_id: reference('people'),
      version: whole(),
      marks: json(),
      total: whole(),
      submitted_at: instant(),
    },
    {
      unique: { score_sheets_contestant_id_judge_id: ['contestant_id', 'judge_id'] },
      indexes: { score_sheets_event_id: ['event_id'], score_sheets_judge_id: ['judge_id'] },
    },
  );
  await createTable(
    queryInterface,
    'score_sheet_versions',
    {
      id: id(),
      sheet_id: reference('score_sheets'),
      version: whole(),
      client_key: code(64),
      marks: json(),
      total: whole(),
      submitted_at: instant(),
    },
    {
      unique: {
        score_sheet_versions_sheet_id_version: ['sheet_id', 'version'],
        score_sheet_versions_client_key: ['client_key'],
      },
    },
  );
  await createTable(
    queryInterface,
    'result_lists',
    {
      id: id(),
      event_id: reference('events'),
      rows: json(),
      signed_off_by: reference('people'),
      signed_off_at: instant(),
      published_at: optional(instant()),
    },
    { unique: { result_lists_event_id: ['event_id'] } },
  );
};
