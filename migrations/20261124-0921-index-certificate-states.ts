/** Finds the certificates that no longer hold, for the status lists. */
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addIndex('certificates', ['state'], { name: 'certificates_state' });
};
