/** Reads and writes imports of people: what was uploaded, how far it is, and its rows a few hundred at a time, sealed. */
import { Op } from 'sequelize';
import { seal, unseal } from '../../db/secrets.ts';
import { singleWrite, type Transaction } from '../../db/unitOfWork.ts';
import type { CheckedRow } from './importCheck.ts';
import type { ColumnRole, ImportCell } from './importFields.ts';
import type { ImportCounts, ImportState } from './importState.ts';
import { ImportMapping, PersonImport, PersonImportChunk } from './personImport.model.ts';

/** An import without its rows. */
export interface ImportRecord {
  readonly id: number;
  readonly token: string;
  readonly actorId: number;
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly mapping: readonly ColumnRole[];
  readonly state: ImportState;
  readonly takeDoubtful: boolean;
  readonly rowCount: number;
  readonly doneCount: number;
  readonly counts: ImportCounts;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Some rows of a file, and what became of them. */
export interface ImportChunk {
  readonly position: number;
  readonly firstLine: number;
  readonly rows: readonly (readonly ImportCell[])[];
  readonly results: readonly CheckedRow[] | null;
}

/** Writes down a new import; its chunks follow with `addChunk`. */
export async function addImport(
  transaction: Transaction,
  row: Omit<ImportRecord, 'id' | 'takeDoubtful' | 'doneCount' | 'finishedAt'>,
): Promise<number> {
  const kept = await PersonImport.create(
    {
      ...row,
      headings: [...row.headings],
      mapping: [...row.mapping],
      takeDoubtful: false,
      doneCount: 0,
      finishedAt: null,
      lease: null,
      leasedUntil: null,
    },
    { transaction },
  );
  return kept.id;
}

/** Keeps some rows of an import. */
export async function addChunk(
  transaction: Transaction,
  importId: number,
  { position, firstLine, rows }: Omit<ImportChunk, 'results'>,
): Promise<void> {
  const rowsSealed = box({ firstLine, rows });
  await PersonImportChunk.create(
    { importId, position, rowsSealed, resultsSealed: null, importedAt: null },
    { transaction },
  );
}

/** An import of this actor. */
export async function findImport(token: string, actorId: number): Promise<ImportRecord | null> {
  return plain(await PersonImport.findOne({ where: { token, actorId } }));
}

/** The latest imports of this actor, newest first. */
export async function findImportsOf(actorId: number, limit: number): Promise<ImportRecord[]> {
  const rows = await PersonImport.findAll({ where: { actorId }, order: [['id', 'DESC']], limit });
  return rows.map((row) => row.get({ plain: true }) as ImportRecord);
}

/** An import of this actor, its row locked. */
export async function lockImport(
  transaction: Transaction,
  token: string,
  actorId: number,
): Promise<ImportRecord | null> {
  const lock = transaction.LOCK.UPDATE;
  return plain(await PersonImport.findOne({ where: { token, actorId }, transaction, lock }));
}

/** Changes an import. */
export async function updateImport(
  transaction: Transaction,
  id: number,
  changes: Partial<Omit<ImportRecord, 'mapping' | 'headings'>> & { mapping?: readonly ColumnRole[] },
): Promise<void> {
  const { mapping, ...rest } = changes;
  const columns = { ...rest, ...(mapping ? { mapping: [...mapping] } : {}) };
  await PersonImport.update(columns, { where: { id }, transaction });
}

/** Claims the oldest import (or the one with this token) that has work and that nobody is at; null for none. */
export async function claimImport(
  transaction: Transaction,
  claim: { token: string | null; lease: string; now: Date; until: Date },
): Promise<ImportRecord | null> {
  const free = { [Op.or]: [null, { [Op.lt]: claim.now }] };
  const row = await PersonImport.findOne({
    where: {
      state: ['checking', 'importing'],
      leasedUntil: free,
      ...(claim.token ? { token: claim.token } : {}),
    },
    order: [['id', 'ASC']],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  await row?.update({ lease: claim.lease, leasedUntil: claim.until }, { transaction });
  return plain(row);
}

/** Holds a claim for longer, or gives it back with null; false where it is no longer ours. */
export async function renewClaim(
  transaction: Transaction,
  id: number,
  lease: string,
  leasedUntil: Date | null,
): Promise<boolean> {
  const where = { id, lease };
  const row = await PersonImport.findOne({
    where,
    attributes: ['id'],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  await row?.update({ leasedUntil }, { transaction });
  return row !== null;
}

/** One chunk, or null after the last. */
export async function findChunk(importId: number, position: number): Promise<ImportChunk | null> {
  const row = await PersonImportChunk.findOne({ where: { importId, position } });
  if (!row) return null;
  const { firstLine, rows } = unbox<Pick<ImportChunk, 'firstLine' | 'rows'>>(row.rowsSealed);
  const results = row.resultsSealed && unbox<CheckedRow[]>(row.resultsSealed);
  return { position, firstLine, rows, results };
}

/** Whether a chunk was written to the register already; its row locked. */
export async function lockChunk(
  transaction: Transaction,
  importId: number,
  position: number,
): Promise<{ isImported: boolean } | null> {
  const row = await PersonImportChunk.findOne({
    where: { importId, position },
    attributes: ['id', 'importedAt'],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  return row && { isImported: row.importedAt !== null };
}

/** Keeps what became of a chunk's rows. */
export async function saveResults(
  transaction: Transaction,
  importId: number,
  position: number,
  { results, importedAt }: { results: readonly CheckedRow[]; importedAt: Date | null },
): Promise<void> {
  const columns = { resultsSealed: box(results), importedAt };
  await PersonImportChunk.update(columns, { where: { importId, position }, transaction });
}

/** What the columns of a file with these headings were last said to be. */
export async function findMapping(headingsHash: string): Promise<ColumnRole[] | null> {
  const row = await ImportMapping.findOne({ where: { headingsHash } });
  return (row?.mapping as ColumnRole[] | undefined) ?? null;
}

/** Remembers what the columns of files with these headings are. */
export async function saveMapping(
  transaction: Transaction,
  headingsHash: string,
  mapping: readonly ColumnRole[],
  usedAt: Date,
): Promise<void> {
  const columns = { mapping: [...mapping], usedAt };
  const known = await ImportMapping.findOne({ where: { headingsHash }, transaction });
  if (known) await known.update(columns, { transaction });
  else await ImportMapping.create({ headingsHash, ...columns }, { transaction });
}

/** Forgets the rows of imports from before this moment, and wholly those that nobody confirmed; returns how many. */
export async function forgetRowsBefore(before: Date): Promise<number> {
  const old = await PersonImport.findAll({
    where: { createdAt: { [Op.lt]: before }, state: { [Op.notIn]: ['checking', 'importing'] } },
    attributes: ['id', 'state'],
    raw: true,
  });
  const importId = old.map(({ id }) => id);
  await singleWrite(() => PersonImportChunk.destroy({ where: { importId } }));
  const unconfirmed = old.filter(({ state }) => state !== 'done').map(({ id }) => id);
  return singleWrite(() => PersonImport.destroy({ where: { id: unconfirmed } }));
}

function box(value: unknown): Buffer {
  return Buffer.from(seal(JSON.stringify(value)), 'base64');
}

function unbox<T>(sealed: Buffer): T {
  return JSON.parse(unseal(sealed.toString('base64'))) as T;
}

function plain(row: PersonImport | null): ImportRecord | null {
  return (row?.get({ plain: true }) as ImportRecord | undefined) ?? null;
}
