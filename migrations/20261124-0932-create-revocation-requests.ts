/** Revocations that someone asked for and a second person confirms or declines; at most one waits for a certificate. */
import { code, flag, id, instant, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'revocation_requests',
    {
      id: id(),
      certificate_id: reference('certificates'),
      reason_code: code(32),
      note: optional(text(160)),
      is_public: flag(),
      state: code(16),
      waiting_for: optional(whole()),
      requested_by_id: reference('people'),
      requested_at: instant(),
      decided_by_id: optional(reference('people')),
      decided_at: optional(instant()),
    },
    {
      unique: { revocation_requests_waiting_for: ['waiting_for'] },
      indexes: {
        revocation_requests_certificate_id: ['certificate_id'],
        revocation_requests_state: ['state', 'requested_at'],
      },
    },
  );
};
