/** Indexes for lists that are narrowed or sorted by who pays, where and with whom, and by when an exam or message was. */
import type { Migration } from '../src/db/migrate.ts';

const indexes: Readonly<Record<string, readonly string[]>> = {
  cohorts_funder: ['funder'],
  cohorts_venue_id: ['venue_id'],
  cohorts_trainer_name: ['trainer_name'],
  cohorts_capacity: ['capacity'],
  sessions_funder: ['funder'],
  exams_closes_at: ['closes_at'],
  exams_minutes: ['minutes'],
  exams_state: ['state'],
  exams_title_zh: ['title_zh'],
  bank_questions_kind: ['kind', 'id'],
  bank_questions_updated_at: ['updated_at'],
  outbox_messages_kind: ['kind'],
  outbox_messages_channel: ['channel'],
  outbox_messages_problem: ['problem'],
};

const longNames = ['bank_questions', 'outbox_messages'] as const;
const tableOf = (index: string) =>
  longNames.find((name) => index.startsWith(name)) ?? (index.split('_')[0] as string);

export const up: Migration = async (queryInterface) => {
  for (const [name, fields] of Object.entries(indexes))
    await queryInterface.addIndex(tableOf(name), [...fields], { name });
};
