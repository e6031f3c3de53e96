/** Where stations and venues are on the map. */
import { code, optional } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('stations', 'position', optional(code(32)));
  await queryInterface.addColumn('venues', 'position', optional(code(32)));
};
