/** What rules ask about and nothing kept so far: an award's level and event, and since when someone works in the trade. */
import { day, lengths, optional, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('achievements', 'award_level', optional(whole()));
  await queryInterface.addColumn('achievements', 'award_title', optional(text(lengths.title)));
  await queryInterface.addColumn('people', 'working_since', optional(day()));
};
