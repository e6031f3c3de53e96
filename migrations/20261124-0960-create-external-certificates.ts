/** Certificates of other issuers, and our own paper from before the register: recorded here, not issued here. */
import { bytes, code, day, id, instant, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'external_certificates',
    {
      id: id(),
      token: code(32),
      kind: code(32),
      number: code(),
      person_id: optional(reference('people')),
      holder_name: text(60),
      title: text(160),
      level: optional(text(60)),
      issuer_name: text(160),
      issued_on: day(),
      expires_on: optional(day()),
      state: code(16),
      recorded_by: reference('people'),
      recorded_at: instant(),
      checked_by: optional(reference('people')),
      checked_at: optional(instant()),
      check_note: optional(text(255)),
      scan: optional(bytes()),
      scan_type: optional(code(32)),
    },
    {
      unique: {
        external_certificates_token: ['token'],
        external_certificates_number: ['number'],
      },
      indexes: {
        external_certificates_person_id: ['person_id'],
        external_certificates_state: ['state'],
        external_certificates_holder_name: ['holder_name'],
      },
    },
  );
};
