/** Classes (cohorts) of a course, and their sessions. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, flag, id, instant, lengths, optional, reference, text, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { CohortState } from './cohortState.ts';
import type { SessionMode } from './sessionMode.ts';

/** One run of a course. */
export class Cohort extends Model<InferAttributes<Cohort>, InferCreationAttributes<Cohort>> {
  declare id: CreationOptional<number>;
  declare code: string;
  declare courseId: number;
  declare venue: string;
  declare community: string | null;
  declare trainerName: string;
  /** The trainer's log-in, where she has one: she sees the class among hers. */
  declare trainerId: CreationOptional<number | null>;
  /** The station that runs it. */
  declare stationId: CreationOptional<number | null>;
  declare venueId: CreationOptional<number | null>;
  /** Who pays for it, as reports name it. */
  declare funder: CreationOptional<string | null>;
  declare startsAt: Date;
  declare endsAt: Date;
  declare capacity: number;
  /** In the poster's QR: /e/{enrolCode} */
  declare enrolCode: string;
  declare state: CohortState;
  declare createdAt: Date;
}

/** Declares the table `cohorts`. */
export function declareCohort(sequelize: Sequelize): void {
  Cohort.init(
    {
      id: id(),
      code: unique(code(32), 'cohorts_code'),
      courseId: reference('courses'),
      venue: text(lengths.title),
      community: optional(text(lengths.name)),
      trainerName: text(lengths.name),
      trainerId: optional(reference('people')),
      stationId: optional(reference('stations')),
      venueId: optional(reference('venues')),
      funder: optional(text(lengths.name)),
      startsAt: instant(),
      endsAt: instant(),
      capacity: whole(),
      enrolCode: unique(code(16), 'cohorts_enrol_code'),
      state: code(16),
      createdAt: instant(),
    },
    table(sequelize, 'cohorts', [
      { name: 'cohorts_course_id', fields: ['course_id'] },
      { name: 'cohorts_starts_at', fields: ['starts_at'] },
      { name: 'cohorts_state', fields: ['state'] },
      { name: 'cohorts_trainer_id', fields: ['trainer_id'] },
      { name: 'cohorts_station_id', fields: ['station_id'] },
      { name: 'cohorts_funder', fields: ['funder'] },
      { name: 'cohorts_venue_id', fields: ['venue_id'] },
      { name: 'cohorts_trainer_name', fields: ['trainer_name'] },
      { name: 'cohorts_capacity', fields: ['capacity'] },
    ]),
  );
}

/** One meeting of a class. */
export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare id: CreationOptional<number>;
  declare cohortId: number;
  declare kind: 'theory' | 'practice';
  declare startsAt: Date;
  declare endsAt: Date;
  /** In the QR at the door: /check-in/{doorCode} */
  declare doorCode: string;
  declare mode: CreationOptional<SessionMode>;
  /** Null: the class's. */
  declare venueId: CreationOptional<number | null>;
  /** Null: the class's. */
  declare trainerId: CreationOptional<number | null>;
  declare cancelledAt: CreationOptional<Date | null>;
  /** Whether a printed code at the door may be used, beside the one that changes. */
  declare hasDoorSheet: CreationOptional<boolean>;
  /** Link or number of an online session; only those with a place see it. */
  declare onlineAddress: CreationOptional<string | null>;
  /** Null: the class's. */
  declare capacity: CreationOptional<number | null>;
  /** Null: the class's. */
  declare funder: CreationOptional<string | null>;
  /** Counts changes, from 0. */
  declare revision: CreationOptional<number>;
  /** Null: as it was first planned. */
  declare changedAt: CreationOptional<Date | null>;
}

/** Declares the table `sessions`. */
export function declareSession(sequelize: Sequelize): void {
  Session.init(
    {
      id: id(),
      cohortId: reference('cohorts'),
      kind: code(16),
      startsAt: instant(),
      endsAt: instant(),
      doorCode: unique(code(32), 'sessions_door_code'),
      mode: { ...code(16), defaultValue: 'inPerson' },
      venueId: optional(reference('venues')),
      trainerId: optional(reference('people')),
      cancelledAt: optional(instant()),
      hasDoorSheet: { ...flag(), defaultValue: false },
      onlineAddress: optional(text(lengths.link)),
      capacity: optional(whole()),
      funder: optional(text(lengths.name)),
      revision: { ...whole(), defaultValue: 0 },
      changedAt: optional(instant()),
    },
    table(sequelize, 'sessions', [
      { name: 'sessions_cohort_id', fields: ['cohort_id'] },
      { name: 'sessions_starts_at', fields: ['starts_at'] },
      { name: 'sessions_trainer_id', fields: ['trainer_id'] },
      { name: 'sessions_venue_id', fields: ['venue_id'] },
      { name: 'sessions_funder', fields: ['funder'] },
    ]),
  );
}
