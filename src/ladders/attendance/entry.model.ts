/** Everything that was ever recorded about who was at which session; nothing is taken out or changed. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { AttendanceMethod } from '../roll.ts';
import type { EntryAction } from './history.ts';

/** One entry. */
export class AttendanceEntry extends Model<
  InferAttributes<AttendanceEntry>,
  InferCreationAttributes<AttendanceEntry>
> {
  declare id: CreationOptional<number>;
  declare sessionId: number;
  declare personId: number;
  declare action: EntryAction;
  declare method: AttendanceMethod;
  /** When it was done, which may be long before a tablet without a network could send it. */
  declare at: Date;
  declare receivedAt: Date;
  /** people.id of who did it; null: nobody is known. */
  declare recordedById: number | null;
  /** The device that sent it and its number there: together they are unique, so that it counts once. */
  declare device: string | null;
  declare sequence: number | null;
  /** Of a correction: what holds from now on; both null: she was not there. */
  declare checkedInAt: Date | null;
  declare checkedOutAt: Date | null;
  declare reason: string | null;
}

/** Declares the table `attendance_entries`. */
export function declareAttendanceEntry(sequelize: Sequelize): void {
  AttendanceEntry.init(
    {
      id: id(),
      sessionId: reference('sessions'),
      personId: reference('people'),
      action: code(16),
      method: code(16),
      at: instant(),
      receivedAt: instant(),
      recordedById: optional(reference('people')),
      device: unique(optional(code(36)), 'attendance_entries_device_sequence'),
      sequence: unique(optional(whole()), 'attendance_entries_device_sequence'),
      checkedInAt: optional(instant()),
      checkedOutAt: optional(instant()),
      reason: optional(text(lengths.line)),
    },
    table(sequelize, 'attendance_entries', [
      { name: 'attendance_entries_session_id_person_id', fields: ['session_id', 'person_id'] },
      { name: 'attendance_entries_person_id', fields: ['person_id'] },
    ]),
  );
}
