/** Everyone's inbox. A notice is sent once for each person and key, whatever is retried. */
import { code, id, instant, json, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'notices',
    {
      id: id(),
      person_id: reference('people'),
      kind: code(32),
      key: code(),
      params: json(),
      href: text(255),
      created_at: instant(),
      read_at: optional(instant()),
    },
    { unique: { notices_person_id_key: ['person_id', 'key'] } },
  );
};
