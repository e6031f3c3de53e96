/** Until when a password that staff handed out lets its owner in. */
import { instant, optional } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('accounts', 'temporary_until', optional(instant()));
};
