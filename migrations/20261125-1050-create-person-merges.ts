/** Merging people: who was merged into whom with what moved, and pairs that may be one person. */
import { code, id, instant, json, optional, reference, sealedText, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('people', 'merged_into_id', optional(whole()));
  await queryInterface.addIndex('people', ['merged_into_id'], { name: 'people_merged_into_id' });
  await queryInterface.addIndex('people', ['birth_date'], { name: 'people_birth_date' });
  const merges = {
    id: id(),
    winner_id: reference('people'),
    loser_id: reference('people'),
    record_sealed: optional(sealedText()),
    merged_by_id: reference('people'),
    merged_at: instant(),
    undone_by_id: optional(reference('people')),
    undone_at: optional(instant()),
  };
  await createTable(queryInterface, 'person_merges', merges, {
    indexes: { person_merges_winner_id: ['winner_id'], person_merges_loser_id: ['loser_id'] },
  });
  const pairs = {
    id: id(),
    first_id: reference('people'),
    second_id: reference('people'),
    score: whole(),
    reasons: json(),
    state: code(16),
    found_at: instant(),
    decided_by_id: optional(reference('people')),
    decided_at: optional(instant()),
  };
  await createTable(queryInterface, 'duplicate_pairs', pairs, {
    unique: { duplicate_pairs_first_id_second_id: ['first_id', 'second_id'] },
    indexes: {
      duplicate_pairs_second_id: ['second_id'],
      duplicate_pairs_state_score: ['state', 'score'],
    },
  });
};
