/** Orders and filters of the long staff lists: people, certificates, the trail, and what figures count by time. */
import type { Migration } from '../src/db/migrate.ts';

const indexes = [
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

/** Lists of people leave out who was merged or erased; a unique optional column is not in the order of the id for MariaDB. */
const ofPeople = [
  ['name', ['name']],
  ['created_at', ['created_at']],
  ['registered_at', ['registered_at']],
  ['community', ['community']],
  ['worker_number', ['worker_number', 'id']],
] as const;

export const up: Migration = async (queryInterface) => {
  for (const [name, fields] of ofPeople)
    await queryInterface.addIndex('people', ['merged_into_id', 'erased_at', ...fields], {
      name: `people_living_${name}`,
    });
  for (const [table, fields] of indexes)
    await queryInterface.addIndex(table, [...fields], { name: `${table}_${fields.join('_')}` });
};
