/** Checked rows of an import that waits for its confirmation, sealed. */
import { code, id, instant, optional, reference, sealedText } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'people_imports',
    {
      id: id(),
      token: code(64),
      actor_id: reference('people'),
      rows_sealed: optional(sealedText()),
      created_at: instant(),
      confirmed_at: optional(instant()),
    },
    { unique: { people_imports_token: ['token'] } },
  );
};
