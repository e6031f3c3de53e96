/** Batches of certificates: what is to be issued, row by row, and what became of each row. */
import { code, id, instant, json, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'certificate_batches',
    {
      id: id(),
      title: text(160),
      source_kind: code(16),
      source_id: optional(whole()),
      state: code(16),
      actor_id: reference('people'),
      created_at: instant(),
      started_at: optional(instant()),
      finished_at: optional(instant()),
      lease: optional(code()),
      leased_until: optional(instant()),
    },
    { indexes: { certificate_batches_state: ['state'] } },
  );
  await createTable(
    queryInterface,
    'certificate_batch_rows',
    {
      id: id(),
      batch_id: reference('certificate_batches'),
      position: whole(),
      person_id: optional(reference('people')),
      holder_name: text(60),
      award: optional(json()),
      state: code(16),
      reason: optional(code()),
      detail: optional(text(255)),
      certificate_id: optional(reference('certificates')),
    },
    {
      unique: { certificate_batch_rows_batch_id_position: ['batch_id', 'position'] },
      indexes: { certificate_batch_rows_batch_id_state: ['batch_id', 'state'] },
    },
  );
};
