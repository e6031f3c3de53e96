/** Reads and writes recorded certificates; a scan is only read where it is shown. */
import { type FindAttributeOptions, Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { seal, unseal } from '../db/secrets.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { ExternalCertificate } from './externalCertificate.model.ts';
import { type ExternalKind, normaliseExternalNumber } from './externalNumber.ts';
import type { ExternalState } from './externalState.ts';

/** A recorded certificate without its scan. */
export interface ExternalRow {
  readonly id: number;
  readonly token: string;
  readonly kind: ExternalKind;
  readonly number: string;
  readonly personId: number | null;
  readonly holderName: string;
  readonly title: string;
  readonly level: string | null;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly state: ExternalState;
  readonly recordedBy: number;
  readonly recordedAt: Date;
  readonly checkedBy: number | null;
  readonly checkedAt: Date | null;
  readonly checkNote: string | null;
  /** MIME type of the scan, or null where there is none. */
  readonly scanType: string | null;
}

const columns: FindAttributeOptions = { exclude: ['scan'] };

/** One by its id. */
export async function findExternal(id: number): Promise<ExternalRow | null> {
  return plain(await ExternalCertificate.findByPk(id, { attributes: columns }));
}

/** One by its id, locked. */
export async function lockExternal(transaction: Transaction, id: number): Promise<ExternalRow | null> {
  const lock = transaction.LOCK.UPDATE;
  return plain(await ExternalCertificate.findByPk(id, { attributes: columns, transaction, lock }));
}

/** The checked one behind our page's token: what the public may see. */
export async function findExternalByToken(token: string): Promise<ExternalRow | null> {
  const where = { token, state: 'checked' };
  return plain(await ExternalCertificate.findOne({ where, attributes: columns }));
}

/** The checked ones with these numbers, however they are typed. */
export async function findExternalByNumbers(typed: readonly string[]): Promise<ExternalRow[]> {
  const number = [...new Set(typed.map(normaliseExternalNumber))];
  const where = { number, state: 'checked' };
  const rows = await ExternalCertificate.findAll({ where, attributes: columns });
  return rows.map((row) => plain(row) as ExternalRow);
}

/** All of a person that were not rejected. */
export async function findExternalsOf(personId: number): Promise<ExternalRow[]> {
  const rows = await ExternalCertificate.findAll({
    where: { personId, state: ['recorded', 'checked'] },
    attributes: columns,
    order: [['issuedOn', 'DESC']],
  });
  return rows.map((row) => plain(row) as ExternalRow);
}

/** The checked ones of these people: what rules may count. */
export async function findCheckedOf(
  personIds: readonly number[],
  transaction?: Transaction,
): Promise<Pick<ExternalRow, 'personId' | 'kind' | 'level' | 'issuedOn' | 'expiresOn'>[]> {
  const rows = await ExternalCertificate.findAll({
    where: { personId: [...personIds], state: 'checked' },
    attributes: ['personId', 'kind', 'level', 'issuedOn', 'expiresOn'],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Which of these normalised numbers are recorded already. */
export async function findKnownNumbers(numbers: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const number of chunksOf(numbers, 500))
    for (const row of await ExternalCertificate.findAll({ where: { number }, attributes: ['number'] }))
      known.add(row.number);
  return known;
}

/** One page of the staff's list. Filters: `kind`, `state`. */
export async function pageOfExternals(query: ListQuery): Promise<ListPage<ExternalRow>> {
  const like = (text: string) => ({ [Op.like]: containsPattern(text) });
  const { kind, state } = query.filters;
  const matches = [
    { holderName: like(query.search) },
    { number: like(normaliseExternalNumber(query.search)) },
  ];
  return pageOf(
    ExternalCertificate,
    query,
    { ...(kind ? { kind } : {}), ...(state ? { state } : {}) },
    { attributes: columns, matches: query.search === '' ? null : matches },
  );
}

/** Records one; null when its number is recorded already. */
export async function addExternal(
  transaction: Transaction,
  row: Omit<ExternalRow, 'id' | 'scanType'>,
  scan: { type: string; bytes: Buffer } | null,
): Promise<number | null> {
  const created = { ...row, ...(scan ? sealedScan(scan) : { scan: null, scanType: null }) };
  return (await nullIfTaken(ExternalCertificate.create(created, { transaction })))?.id ?? null;
}

/** Writes one anew, its scan only where there is one; false when its number is another's. */
export async function updateExternal(
  transaction: Transaction,
  id: number,
  row: Omit<ExternalRow, 'id' | 'token' | 'scanType'>,
  scan: { type: string; bytes: Buffer } | null,
): Promise<boolean> {
  const changes = { ...row, ...(scan ? sealedScan(scan) : {}) };
  return (await nullIfTaken(ExternalCertificate.update(changes, { where: { id }, transaction }))) !== null;
}

function sealedScan({ type, bytes }: { type: string; bytes: Buffer }) {
  return { scan: Buffer.from(seal(bytes.toString('base64')), 'base64'), scanType: type };
}

/** Writes a decision. */
export async function decideExternal(
  transaction: Transaction,
  id: number,
  decision: Pick<ExternalRow, 'state' | 'checkedBy' | 'checkedAt' | 'checkNote'>,
): Promise<void> {
  await ExternalCertificate.update(decision, { where: { id }, transaction });
}

/** The scan of the paper, opened. */
export async function findScan(id: number): Promise<Buffer | null> {
  const row = await ExternalCertificate.findByPk(id, { attributes: ['scan'] });
  return row?.scan ? Buffer.from(unseal(row.scan.toString('base64')), 'base64') : null;
}

function plain(row: ExternalCertificate | null): ExternalRow | null {
  return row?.get({ plain: true }) ?? null;
}
