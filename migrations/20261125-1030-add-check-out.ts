/** When someone left, who recorded it, every entry behind an attendance, and where a printed door sheet may be used. */
import { code, flag, id, instant, lengths, optional, reference, text, whole } from '../src/db/columns.ts';
import type { Migration } from '../src/db/migrate.ts';
import { createTable } from '../src/db/schema.ts';

export const up: Migration = async (queryInterface) => {
  const added = {
    checked_out_at: optional(instant()),
    check_out_method: optional(code(16)),
    minutes: optional(whole()),
    recorded_by_id: optional(reference('people')),
  };
  for (const [name, column] of Object.entries(added))
    await queryInterface.addColumn('attendances', name, column);
  await queryInterface.addColumn('sessions', 'has_door_sheet', { ...flag(), defaultValue: false });
  const entries = {
    id: id(),
    session_id: reference('sessions'),
    person_id: reference('people'),
    action: code(16),
    method: code(16),
    at: instant(),
    received_at: instant(),
    recorded_by_id: optional(reference('people')),
    device: optional(code(36)),
    sequence: optional(whole()),
    checked_in_at: optional(instant()),
    checked_out_at: optional(instant()),
    reason: optional(text(lengths.line)),
  };
  await createTable(queryInterface, 'attendance_entries', entries, {
    unique: { attendance_entries_device_sequence: ['device', 'sequence'] },
    indexes: {
      attendance_entries_session_id_person_id: ['session_id', 'person_id'],
      attendance_entries_person_id: ['person_id'],
    },
  });
};
