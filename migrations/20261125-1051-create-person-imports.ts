/**
 * Imports of people that are mapped, checked and written a few hundred rows at a time. They replace the imports that
 * were kept whole for an hour at most, so nothing of those is carried over.
 */
import {
  code,
  flag,
  id,
  instant,
  json,
  lengths,
  optional,
  reference,
  sealedText,
  text,
  whole,
} from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.dropTable('people_imports');
  const imports = {
    id: id(),
    token: code(),
    actor_id: reference('people'),
    file_name: text(lengths.line),
    headings: json(),
    mapping: json(),
    state: code(16),
    take_doubtful: flag(),
    row_count: whole(),
    done_count: whole(),
    counts: json(),
    created_at: instant(),
    finished_at: optional(instant()),
    lease: optional(code()),
    leased_until: optional(instant()),
  };
  await createTable(queryInterface, 'person_imports', imports, {
    unique: { person_imports_token: ['token'] },
    indexes: { person_imports_state: ['state'], person_imports_actor_id: ['actor_id'] },
  });
  const chunks = {
    id: id(),
    import_id: reference('person_imports'),
    position: whole(),
    rows_sealed: sealedText(),
    results_sealed: optional(sealedText()),
    imported_at: optional(instant()),
  };
  await createTable(queryInterface, 'person_import_chunks', chunks, {
    unique: { person_import_chunks_import_id_position: ['import_id', 'position'] },
  });
  const mappings = { id: id(), headings_hash: code(), mapping: json(), used_at: instant() };
  await createTable(queryInterface, 'import_mappings', mappings, {
    unique: { import_mappings_headings_hash: ['headings_hash'] },
  });
};
