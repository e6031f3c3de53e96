/** Indexes for the orders and filters of the lists of enterprises, keys, requests, batches and blank forms, and of a draft's preview. */
import type { Migration } from '../src/db/migrate.ts';

const tables: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['state', 'created_at'],
  api_keys: ['name', 'per_minute', 'per_day', 'last_used_at'],
  revocation_requests: ['requested_at'],
  certificate_batches: ['title', 'created_at'],
  print_runs: ['title', 'state'],
  form_series: ['title', 'prefix'],
  form_sheets: ['state'],
};

export const up: Migration = async (queryInterface) => {
  for (const [name, columns] of Object.entries(tables))
    for (const column of columns)
      await queryInterface.addIndex(name, [column], { name: `${name}_${column}` });
  await queryInterface.addIndex('revocation_requests', ['state'], { name: 'revocation_requests_by_state' });
  for (const [name, column] of [
    ['person', 'person_id'],
    ['tier', 'tier_rank'],
    ['change', 'change'],
  ] as const)
    await queryInterface.addIndex('ladder_preview_rows', ['version_id', column, 'id'], {
      name: `ladder_preview_rows_version_${name}`,
    });
};
