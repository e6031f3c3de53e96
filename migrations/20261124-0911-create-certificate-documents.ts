/** The frozen PDF of each certificate, and the queue of those that wait to be made. */
import { bytes, code, id, instant, optional, reference, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'certificate_documents',
    {
      id: id(),
      certificate_id: reference('certificates'),
      sha256: code(64),
      size: whole(),
      bytes: optional(bytes()),
      location: optional(code(255)),
      key_id: optional(code(64)),
      frozen_at: instant(),
    },
    { unique: { certificate_documents_certificate_id: ['certificate_id'] } },
  );
  await createTable(
    queryInterface,
    'due_documents',
    {
      id: id(),
      certificate_id: reference('certificates'),
      due_at: instant(),
      attempts: whole(),
      claim: optional(code(64)),
    },
    {
      unique: { due_documents_certificate_id: ['certificate_id'] },
      indexes: { due_documents_due_at: ['due_at'], due_documents_claim: ['claim'] },
    },
  );
};
