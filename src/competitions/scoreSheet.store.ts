/** Reads and writes score sheets and result lists. */
import type { Transaction } from '../db/unitOfWork.ts';
import type { ResultRow } from './resultList.ts';
import { ResultListRow, ScoreSheet, ScoreSheetVersion } from './scoreSheet.model.ts';

/** The newest version of a sheet. */
export interface SheetRow {
  readonly id: number;
  readonly eventId: number;
  readonly contestantId: number;
  readonly judgeId: number;
  readonly version: number;
  readonly marks: Readonly<Record<string, number>>;
  readonly total: number;
  readonly submittedAt: Date;
}

/** All sheets of an event. */
export async function findSheets(eventId: number, transaction?: Transaction): Promise<SheetRow[]> {
  const rows = await ScoreSheet.findAll({ where: { eventId }, transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** The contestants whom a judge has scored in an event. */
export async function findScored(eventId: number, judgeId: number): Promise<Set<number>> {
  const rows = await ScoreSheet.findAll({ where: { eventId, judgeId }, attributes: ['contestantId'] });
  return new Set(rows.map(({ contestantId }) => contestantId));
}

/** A judge's sheet for a contestant. */
export async function findSheet(
  contestantId: number,
  judgeId: number,
  transaction?: Transaction,
): Promise<SheetRow | null> {
  const row = await ScoreSheet.findOne({
    where: { contestantId, judgeId },
    transaction: transaction ?? null,
  });
  return row?.get({ plain: true }) ?? null;
}

/** Whether this submission was received before. */
export async function isKnownSubmission(transaction: Transaction, clientKey: string): Promise<boolean> {
  return (await ScoreSheetVersion.count({ where: { clientKey }, transaction })) > 0;
}

/** Stores a new version of a sheet. The event must be locked. Returns the sheet's id. */
export async function addVersion(
  transaction: Transaction,
  sheet: Pick<
    SheetRow,
    'eventId' | 'contestantId' | 'judgeId' | 'version' | 'marks' | 'total' | 'submittedAt'
  >,
  clientKey: string,
): Promise<number> {
  const { contestantId, judgeId, version, total, submittedAt } = sheet;
  const marks = { ...sheet.marks };
  const known = await ScoreSheet.findOne({ where: { contestantId, judgeId }, transaction });
  const row = known
    ? await known.update({ version, marks, total, submittedAt }, { transaction })
    : await ScoreSheet.create({ ...sheet, marks }, { transaction });
  await ScoreSheetVersion.create(
    { sheetId: row.id, version, clientKey, marks, total, submittedAt },
    { transaction },
  );
  return row.id;
}

/** A signed-off result. */
export interface SignedOff {
  readonly rows: readonly ResultRow[];
  readonly signedOffBy: number;
  readonly signedOffAt: Date;
  readonly publishedAt: Date | null;
}

/** The result list of an event, or null before sign-off. */
export async function findResultList(eventId: number, transaction?: Transaction): Promise<SignedOff | null> {
  const row = await ResultListRow.findOne({ where: { eventId }, transaction: transaction ?? null });
  return row?.get({ plain: true }) ?? null;
}

/** Stores a signed-off result list. */
export async function addResultList(
  transaction: Transaction,
  list: { eventId: number; rows: ResultRow[]; signedOffBy: number; signedOffAt: Date },
): Promise<void> {
  await ResultListRow.create({ ...list, publishedAt: null }, { transaction });
}

/** Marks a result list as published. */
export async function publishResultList(
  transaction: Transaction,
  eventId: number,
  publishedAt: Date,
): Promise<void> {
  await ResultListRow.update({ publishedAt }, { where: { eventId }, transaction });
}
