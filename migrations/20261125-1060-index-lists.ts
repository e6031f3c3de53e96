/** Orders and filters of the long staff lists: people, certificates, the trail, and what figures count by time. */
import type { Migration } from '../src/db/migrate.ts';

const indexes = [
  ['people', ['created_at']],
  ['people', ['registered_at']],
  ['people', ['community']],
  // The unique key of an optional column is not in the order of the id for MariaDB.
  ['people', ['worker_number', 'id']],
  ['certificates', ['expires_at']],
  ['certificates', ['kind', 'issued_at']],
  ['certificates', ['state', 'issued_at']],
  ['external_certificates', ['recorded_at']],
  ['external_certificates', ['state', 'recorded_at']],
  ['external_certificates', ['kind']],
  ['external_certificates', ['kind', 'recorded_at']],
  ['external_certificates', ['issued_on']],
  ['account_roles', ['role', 'person_id']],
  ['audit_entries', ['action']],
  ['audit_entries', ['subject_kind', 'sequence']],
] as const;

export const up: Migration = async (queryInterface) => {
  for (const [table, fields] of indexes)
    await queryInterface.addIndex(table, [...fields], { name: `${table}_${fields.join('_')}` });
};
