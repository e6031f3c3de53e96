/** Where enrolments come from: sources of a class with their codes, and how often each was scanned on a day. */
import { code, id, instant, lengths, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const sources = {
    id: id(),
    cohort_id: reference('cohorts'),
    kind: code(16),
    label: text(lengths.name),
    code: code(16),
    station_id: optional(reference('stations')),
    created_at: instant(),
  };
  await createTable(queryInterface, 'enrolment_sources', sources, {
    unique: { enrolment_sources_code: ['code'] },
    indexes: {
      enrolment_sources_cohort_id: ['cohort_id'],
      enrolment_sources_station_id: ['station_id'],
    },
  });
  const scans = { id: id(), source_id: reference('enrolment_sources'), day: code(10), scans: whole() };
  await createTable(queryInterface, 'source_scans', scans, {
    unique: { source_scans_source_id_day: ['source_id', 'day'] },
  });
};
