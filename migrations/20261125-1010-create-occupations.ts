/** Occupations (topics), which course belongs to which, and whether its certificate needs an ID number. */
import { code, flag, id, lengths, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const occupations = {
    id: id(),
    code: code(32),
    title_zh: text(lengths.title),
    title_en: text(lengths.title),
    is_offered: flag(),
  };
  await createTable(queryInterface, 'occupations', occupations, { unique: { occupations_code: ['code'] } });
  await queryInterface.addColumn('courses', 'occupation_id', optional(reference('occupations')));
  await queryInterface.addColumn('courses', 'needs_identity', { ...flag(), defaultValue: false });
  await queryInterface.addIndex('courses', ['occupation_id'], { name: 'courses_occupation_id' });
};
