/** Whether a link shows the holder's record of learning, too. */
import { flag, optional } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('certificate_shares', 'shows_record', optional(flag()));
};
