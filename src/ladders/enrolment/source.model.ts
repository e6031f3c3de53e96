/** Where enrolments come from, and how often each source was scanned. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, reference, text, unique, whole } from '../../db/columns.ts';
import { table } from '../../db/table.ts';
import type { SourceKind } from './sourceKind.ts';

/** A place or person that brings people to one class. */
export class EnrolmentSource extends Model<
  InferAttributes<EnrolmentSource>,
  InferCreationAttributes<EnrolmentSource>
> {
  declare id: CreationOptional<number>;
  declare cohortId: number;
  declare kind: SourceKind;
  declare label: string;
  /** In the poster's QR: /e/{code} */
  declare code: string;
  declare stationId: number | null;
  declare createdAt: Date;
}

/** Declares the table `enrolment_sources`. */
export function declareEnrolmentSource(sequelize: Sequelize): void {
  EnrolmentSource.init(
    {
      id: id(),
      cohortId: reference('cohorts'),
      kind: code(16),
      label: text(lengths.name),
      code: unique(code(16), 'enrolment_sources_code'),
      stationId: optional(reference('stations')),
      createdAt: instant(),
    },
    table(sequelize, 'enrolment_sources', [
      { name: 'enrolment_sources_cohort_id', fields: ['cohort_id'] },
      { name: 'enrolment_sources_station_id', fields: ['station_id'] },
    ]),
  );
}

/** How many browsers opened a source's address on a day. */
export class SourceScan extends Model<InferAttributes<SourceScan>, InferCreationAttributes<SourceScan>> {
  declare id: CreationOptional<number>;
  declare sourceId: number;
  /** `YYYY-MM-DD` in the city's time zone */
  declare day: string;
  declare scans: number;
}

/** Declares the table `source_scans`. */
export function declareSourceScan(sequelize: Sequelize): void {
  SourceScan.init(
    {
      id: id(),
      sourceId: unique(reference('enrolment_sources'), 'source_scans_source_id_day'),
      day: unique(code(10), 'source_scans_source_id_day'),
      scans: whole(),
    },
    table(sequelize, 'source_scans'),
  );
}
