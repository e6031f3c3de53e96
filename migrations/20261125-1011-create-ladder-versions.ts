/** Versions of the ladder's rules, and who would gain or lose by a draft. */
import { code, id, instant, json, optional, reference, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const versions = {
    id: id(),
    number: whole(),
    state: code(16),
    rules: json(),
    revision: whole(),
    created_at: instant(),
    effective_from: optional(instant()),
    published_at: optional(instant()),
    published_by_id: optional(reference('people')),
    preview_revision: optional(whole()),
    preview_at: optional(instant()),
    preview_seen: whole(),
    preview_cursor: whole(),
    preview_ended_at: optional(instant()),
  };
  await createTable(queryInterface, 'ladder_versions', versions, {
    unique: { ladder_versions_number: ['number'] },
    indexes: {
      ladder_versions_state_effective_from: ['state', 'effective_from'],
      ladder_versions_published_by_id: ['published_by_id'],
    },
  });
  const rows = {
    id: id(),
    version_id: reference('ladder_versions'),
    person_id: reference('people'),
    tier_rank: whole(),
    change: code(8),
    reasons: json(),
  };
  await createTable(queryInterface, 'ladder_preview_rows', rows, {
    unique: { ladder_preview_rows_version_person_tier: ['version_id', 'person_id', 'tier_rank'] },
    indexes: {
      ladder_preview_rows_person_id: ['person_id'],
      ladder_preview_rows_version_change_tier: ['version_id', 'change', 'tier_rank', 'id'],
    },
  });
};
