/** What a session may have of its own: how to join it online, how many it takes, who pays; and how often it changed. */
import { instant, lengths, optional, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('sessions', 'online_address', optional(text(500)));
  await queryInterface.addColumn('sessions', 'capacity', optional(whole()));
  await queryInterface.addColumn('sessions', 'funder', optional(text(lengths.name)));
  await queryInterface.addColumn('sessions', 'revision', { ...whole(), defaultValue: 0 });
  await queryInterface.addColumn('sessions', 'changed_at', optional(instant()));
};
