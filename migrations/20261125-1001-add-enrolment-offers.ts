/** Offers with a deadline, where an enrolment came from, who made it, and what she agreed to. */
import { code, instant, lengths, optional, reference, text } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  const columns = {
    source_id: optional(reference('enrolment_sources')),
    offered_until: optional(instant()),
    enrolled_by_id: optional(reference('people')),
    consent_version: optional(code(16)),
    consent_given: optional(code(16)),
    consent_witness: optional(text(lengths.line)),
  };
  for (const [name, column] of Object.entries(columns))
    await queryInterface.addColumn('enrolments', name, column);
  for (const field of ['source_id', 'offered_until', 'enrolled_by_id'])
    await queryInterface.addIndex('enrolments', [field], { name: `enrolments_${field}` });
};
