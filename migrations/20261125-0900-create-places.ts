/** Stations and venues; whose class and session it is, how a session is held, and who pays. */
import { code, flag, id, instant, lengths, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const stations = {
    id: id(),
    code: code(32),
    title: text(lengths.title),
    address: text(lengths.line),
    community: text(lengths.name),
    manager_id: optional(reference('people')),
    is_active: flag(),
  };
  await createTable(queryInterface, 'stations', stations, {
    unique: { stations_code: ['code'] },
    indexes: { stations_manager_id: ['manager_id'] },
  });
  const venues = {
    id: id(),
    title: text(lengths.title),
    address: text(lengths.line),
    community: optional(text(lengths.name)),
    capacity: whole(),
    is_active: flag(),
  };
  await createTable(queryInterface, 'venues', venues, { unique: { venues_title: ['title'] } });
  const added = {
    cohorts: {
      trainer_id: optional(reference('people')),
      station_id: optional(reference('stations')),
      venue_id: optional(reference('venues')),
      funder: optional(text(lengths.name)),
    },
    sessions: {
      mode: { ...code(16), defaultValue: 'inPerson' },
      venue_id: optional(reference('venues')),
      trainer_id: optional(reference('people')),
      cancelled_at: optional(instant()),
    },
  };
  for (const [table, columns] of Object.entries(added))
    for (const [name, column] of Object.entries(columns)) await queryInterface.addColumn(table, name, column);
  for (const [table, field] of [
    ['cohorts', 'trainer_id'],
    ['cohorts', 'station_id'],
    ['sessions', 'trainer_id'],
    ['sessions', 'venue_id'],
  ] as const)
    await queryInterface.addIndex(table, [field], { name: `${table}_${field}` });
};
