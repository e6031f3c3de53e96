/** What trainers found when they assessed those in a class, and which courses ask for it. */
import { code, flag, id, instant, lengths, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  await queryInterface.addColumn('courses', 'is_assessed', { ...flag(), defaultValue: false });
  await createTable(
    queryInterface,
    'class_assessments',
    {
      id: id(),
      cohort_id: reference('cohorts'),
      person_id: reference('people'),
      result: code(16),
      note: text(lengths.line),
      assessed_by_id: reference('people'),
      assessed_at: instant(),
    },
    {
      indexes: {
        class_assessments_cohort_id_person_id: ['cohort_id', 'person_id'],
        class_assessments_person_id: ['person_id'],
        class_assessments_assessed_by_id: ['assessed_by_id'],
      },
    },
  );
};
