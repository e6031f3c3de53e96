/** The bank's list under its filter of states, in the order in which questions were changed. */
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addIndex('bank_questions', ['state', 'updated_at', 'id'], {
    name: 'bank_questions_state_updated_at',
  });
};
