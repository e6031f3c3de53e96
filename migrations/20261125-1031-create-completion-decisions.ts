/** What an organiser decided about someone's completion of a class and why; and achievements that no longer count. */
import { code, id, instant, lengths, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const decisions = {
    id: id(),
    cohort_id: reference('cohorts'),
    person_id: reference('people'),
    decision: code(16),
    reason: text(lengths.line),
    decided_by_id: reference('people'),
    decided_at: instant(),
  };
  await createTable(queryInterface, 'completion_decisions', decisions, {
    indexes: {
      completion_decisions_cohort_id_person_id: ['cohort_id', 'person_id'],
      completion_decisions_person_id: ['person_id'],
    },
  });
  await queryInterface.addColumn('achievements', 'withdrawn_at', optional(instant()));
};
