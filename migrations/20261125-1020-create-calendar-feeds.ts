/** Secret addresses of calendar feeds. */
import { code, id, instant, lengths, longText, optional, reference } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const feeds = {
    id: id(),
    kind: code(16),
    person_id: optional(reference('people')),
    venue_id: optional(reference('venues')),
    token_hash: code(lengths.hash),
    token_sealed: longText(),
    created_at: instant(),
  };
  await createTable(queryInterface, 'calendar_feeds', feeds, {
    unique: { calendar_feeds_token_hash: ['token_hash'] },
    indexes: { calendar_feeds_person_id: ['person_id'], calendar_feeds_venue_id: ['venue_id'] },
  });
};
