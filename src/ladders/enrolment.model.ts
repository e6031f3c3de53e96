/** Places in classes, and who came to which session. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { ConsentGiven } from './enrolment/consent.ts';
import type { PlaceState } from './placeState.ts';
import type { AttendanceMethod } from './roll.ts';

/** A place, or a place in the queue. */
export class Enrolment extends Model<InferAttributes<Enrolment>, InferCreationAttributes<Enrolment>> {
  declare id: CreationOptional<number>;
  declare cohortId: number;
  declare personId: number;
  declare state: PlaceState;
  /** Order on the waiting list; only while waitlisted. */
  declare queueNumber: number | null;
  declare enrolledAt: Date;
  declare completedAt: Date | null;
  /** What brought her: a poster of a community, a grid worker, a station. */
  declare sourceId: CreationOptional<number | null>;
  /** Last moment to confirm an offered place; only while offered. */
  declare offeredUntil: CreationOptional<Date | null>;
  /** Who enrolled her; null: she did it herself. */
  declare enrolledById: CreationOptional<number | null>;
  /** Version of the consent text that she agreed to when she enrolled. */
  declare consentVersion: CreationOptional<string | null>;
  declare consentGiven: CreationOptional<ConsentGiven | null>;
  /** Who saw her agree, where she did so on paper or by word of mouth. */
  declare consentWitness: CreationOptional<string | null>;
}

/** Declares the table `enrolments`. */
export function declareEnrolment(sequelize: Sequelize): void {
  Enrolment.init(
    {
      id: id(),
      cohortId: unique(reference('cohorts'), 'enrolments_cohort_id_person_id'),
      personId: unique(reference('people'), 'enrolments_cohort_id_person_id'),
      state: code(16),
      queueNumber: optional(whole()),
      enrolledAt: instant(),
      completedAt: optional(instant()),
      sourceId: optional(reference('enrolment_sources')),
      offeredUntil: optional(instant()),
      enrolledById: optional(reference('people')),
      consentVersion: optional(code(16)),
      consentGiven: optional(code(16)),
      consentWitness: optional(text(lengths.line)),
    },
    table(sequelize, 'enrolments', [
      { name: 'enrolments_source_id', fields: ['source_id'] },
      { name: 'enrolments_offered_until', fields: ['offered_until'] },
      { name: 'enrolments_enrolled_by_id', fields: ['enrolled_by_id'] },
      { name: 'enrolments_person_id', fields: ['person_id'] },
      { name: 'enrolments_cohort_id_state', fields: ['cohort_id', 'state'] },
    ]),
  );
}

/** That someone was there, and how it was recorded. */
export class Attendance extends Model<InferAttributes<Attendance>, InferCreationAttributes<Attendance>> {
  declare id: CreationOptional<number>;
  declare sessionId: number;
  declare personId: number;
  declare method: AttendanceMethod;
  declare checkedInAt: Date;
}

/** Declares the table `attendances`. */
export function declareAttendance(sequelize: Sequelize): void {
  Attendance.init(
    {
      id: id(),
      sessionId: unique(reference('sessions'), 'attendances_session_id_person_id'),
      personId: unique(reference('people'), 'attendances_session_id_person_id'),
      method: code(16),
      checkedInAt: instant(),
    },
    table(sequelize, 'attendances', [{ name: 'attendances_person_id', fields: ['person_id'] }]),
  );
}
