/** Keeps someone who registers without an ID number single, also when she sends the form twice at once. */
import { code, optional } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('people', 'registration_hash', optional(code()));
  await queryInterface.addIndex('people', ['registration_hash'], {
    name: 'people_registration_hash',
    unique: true,
  });
};
