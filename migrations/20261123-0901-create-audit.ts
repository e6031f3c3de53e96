/** The audit trail with its head, and the keys of requests that were already handled. */
import { code, id, instant, longText, optional, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'audit_entries',
    {
      id: id(),
      sequence: whole(),
      at: instant(),
      actor_id: optional(whole()),
      action: code(64),
      subject_kind: code(64),
      subject_id: code(64),
      before: optional(longText()),
      after: optional(longText()),
      previous_hash: code(64),
      hash: code(64),
    },
    {
      unique: { audit_entries_sequence: ['sequence'] },
      indexes: { audit_entries_subject: ['subject_kind', 'subject_id'] },
    },
  );
  await createTable(queryInterface, 'audit_heads', {
    id: { ...whole(), primaryKey: true },
    sequence: whole(),
    hash: code(64),
  });
  await queryInterface.bulkInsert('audit_heads', [{ id: 1, sequence: 0, hash: '0'.repeat(64) }]);
  await createTable(
    queryInterface,
    'handled_requests',
    { id: id(), request_key: code(64), location: optional(text(255)), at: instant() },
    { unique: { handled_requests_request_key: ['request_key'] } },
  );
};
