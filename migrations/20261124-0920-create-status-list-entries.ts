/** Where each certificate stands in the status lists that other systems read. */
import { id, reference, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await createTable(
    queryInterface,
    'status_list_entries',
    { id: id(), certificate_id: reference('certificates'), status_index: whole() },
    {
      unique: {
        status_list_entries_certificate_id: ['certificate_id'],
        status_list_entries_status_index: ['status_index'],
      },
    },
  );
};
