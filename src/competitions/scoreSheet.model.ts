/** Score sheets, every version of them, and result lists. Marks are whole hundredths by aspect id. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, json, optional, reference, unique, whole } from '../db/columns.ts';
import { table } from '../db/table.ts';
import type { ResultRow } from './resultList.ts';

/** A judge's sheet for a contestant: its newest version. */
export class ScoreSheet extends Model<InferAttributes<ScoreSheet>, InferCreationAttributes<ScoreSheet>> {
  declare id: CreationOptional<number>;
  declare eventId: number;
  declare contestantId: number;
  declare judgeId: number;
  declare version: number;
  declare marks: Record<string, number>;
  declare total: number;
  declare submittedAt: Date;
}

/** Declares the table `score_sheets`. */
export function declareScoreSheet(sequelize: Sequelize): void {
  ScoreSheet.init(
    {
      id: id(),
      eventId: reference('events'),
      contestantId: unique(reference('contestants'), 'score_sheets_contestant_id_judge_id'),
      judgeId: unique(reference('people'), 'score_sheets_contestant_id_judge_id'),
      version: whole(),
      marks: json(),
      total: whole(),
      submittedAt: instant(),
    },
    table(sequelize, 'score_sheets', [
      { name: 'score_sheets_event_id', fields: ['event_id'] },
      { name: 'score_sheets_judge_id', fields: ['judge_id'] },
    ]),
  );
}

/** One version of a sheet, never changed. */
export class ScoreSheetVersion extends Model<
  InferAttributes<ScoreSheetVersion>,
  InferCreationAttributes<ScoreSheetVersion>
> {
  declare id: CreationOptional<number>;
  declare sheetId: number;
  declare version: number;
  /** Made on the judge's device, so that a repeated submission is known. */
  declare clientKey: string;
  declare marks: Record<string, number>;
  declare total: number;
  declare submittedAt: Date;
}

/** Declares the table `score_sheet_versions`. */
export function declareScoreSheetVersion(sequelize: Sequelize): void {
  ScoreSheetVersion.init(
    {
      id: id(),
      sheetId: unique(reference('score_sheets'), 'score_sheet_versions_sheet_id_version'),
      version: unique(whole(), 'score_sheet_versions_sheet_id_version'),
      clientKey: unique(code(), 'score_sheet_versions_client_key'),
      marks: json(),
      total: whole(),
      submittedAt: instant(),
    },
    table(sequelize, 'score_sheet_versions'),
  );
}

/** An event's result, signed off: a document, not a cache. */
export class ResultListRow extends Model<
  InferAttributes<ResultListRow>,
  InferCreationAttributes<ResultListRow>
> {
  declare id: CreationOptional<number>;
  declare eventId: number;
  declare rows: ResultRow[];
  declare signedOffBy: number;
  declare signedOffAt: Date;
  declare publishedAt: Date | null;
}

/** Declares the table `result_lists`. */
export function declareResultList(sequelize: Sequelize): void {
  ResultListRow.init(
    {
      id: id(),
      eventId: unique(reference('events'), 'result_lists_event_id'),
      rows: json(),
      signedOffBy: reference('people'),
      signedOffAt: instant(),
      publishedAt: optional(instant()),
    },
    table(sequelize, 'result_lists'),
  );
}
