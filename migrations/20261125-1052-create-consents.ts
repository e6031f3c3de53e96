/** Who agreed to what and when, who took it back, and who asked to be erased. */
import { code, id, instant, lengths, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('people', 'consent_withdrawn_at', optional(instant()));
  await queryInterface.addColumn('people', 'erased_at', optional(instant()));
  const consents = {
    id: id(),
    person_id: reference('people'),
    kind: code(16),
    version: optional(code()),
    at: instant(),
    recorded_by_id: optional(reference('people')),
  };
  await createTable(queryInterface, 'consents', consents, {
    indexes: { consents_person_id: ['person_id'] },
  });
  const requests = {
    id: id(),
    person_id: reference('people'),
    state: code(16),
    requested_by_id: reference('people'),
    requested_at: instant(),
    decided_by_id: optional(reference('people')),
    decided_at: optional(instant()),
    note: optional(text(lengths.line)),
  };
  await createTable(queryInterface, 'erasure_requests', requests, {
    indexes: { erasure_requests_person_id: ['person_id'], erasure_requests_state: ['state'] },
  });
};
