/** Certificates with their frozen facts, and the changes of their status. */
import { bytes, code, id, instant, json, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'certificates',
    {
      id: id(),
      number: code(32),
      token: code(32),
      kind: code(16),
      award_key: code(64),
      person_id: reference('people'),
      holder_name: text(60),
      title: text(160),
      facts: json(),
      state: code(16),
      public_reason: optional(text(160)),
      issued_at: instant(),
      expires_at: optional(instant()),
      pdf: optional(bytes()),
      pdf_sha256: optional(code(64)),
    },
    {
      unique: {
        certificates_number: ['number'],
        certificates_token: ['token'],
        certificates_award_key_person_id: ['award_key', 'person_id'],
      },
      indexes: {
        certificates_person_id: ['person_id'],
        certificates_issued_at: ['issued_at'],
        certificates_holder_name: ['holder_name'],
      },
    },
  );
  await createTable(
    queryInterface,
    'certificate_changes',
    {
      id: id(),
      certificate_id: reference('certificates'),
      change: code(16),
      state: code(16),
      reason: text(160),
      actor_id: reference('people'),
      at: instant(),
    },
    { indexes: { certificate_changes_certificate_id: ['certificate_id'] } },
  );
};
