/** The transparency log: its leaves, the complete subtrees over them, its size, and the heads that were signed. */
import { code, id, instant, json, longText, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'log_entries',
    {
      id: id(),
      leaf_index: whole(),
      certificate_id: whole(),
      leaf: longText(),
      leaf_hash: code(64),
      salt: code(64),
    },
    {
      unique: { log_entries_leaf_index: ['leaf_index'], log_entries_leaf_hash: ['leaf_hash'] },
      indexes: { log_entries_certificate_id: ['certificate_id', 'leaf_index'] },
    },
  );
  await createTable(
    queryInterface,
    'log_nodes',
    { id: id(), level: whole(), position: whole(), hash: code(64) },
    { unique: { log_nodes_level_position: ['level', 'position'] } },
  );
  await createTable(queryInterface, 'log_trees', {
    id: { ...whole(), primaryKey: true },
    size: whole(),
    frontier: json(),
  });
  await createTable(
    queryInterface,
    'log_heads',
    {
      id: id(),
      tree_size: whole(),
      root_hash: code(64),
      signed_at: instant(),
      key_id: code(64),
      signature: text(160),
    },
    { unique: { log_heads_tree_size: ['tree_size'] } },
  );
};
