/** Reads and writes certificates. The PDF's bytes are only read where a PDF is served. */
import { type FindAttributeOptions, Op, type WhereOptions } from 'sequelize';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListQuery } from '../lib/paging.ts';
import { Certificate, CertificateChangeEntry } from './certificate.model.ts';
import type { FrozenFacts } from './certificateAward.ts';
import type { CertificateKind } from './certificateNumber.ts';
import type { CertificateChange, CertificateState } from './certificateStatus.ts';

/** A certificate without its PDF. */
export interface CertificateRow {
  readonly id: number;
  readonly number: string;
  readonly token: string;
  readonly kind: CertificateKind;
  /** What it was issued for, such as `exam:3`. */
  readonly awardKey: string;
  readonly personId: number;
  readonly holderName: string;
  readonly title: string;
  readonly facts: FrozenFacts;
  readonly state: CertificateState;
  readonly publicReason: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
}

const columns: FindAttributeOptions = { exclude: ['pdf', 'pdfSha256'] };

/** A certificate by its id. */
export async function findCertificate(id: number): Promise<CertificateRow | null> {
  return plain(await Certificate.findByPk(id, { attributes: columns }));
}

/** A holder's own certificate. */
export async function findOwnCertificate(id: number, personId: number): Promise<CertificateRow | null> {
  return plain(await Certificate.findOne({ where: { id, personId }, attributes: columns }));
}

/** The certificate that a QR's token names. */
export async function findCertificateByToken(token: string): Promise<CertificateRow | null> {
  return plain(await Certificate.findOne({ where: { token }, attributes: columns }));
}

/** The certificate with this printed number. */
export async function findCertificateByNumber(number: string): Promise<CertificateRow | null> {
  return plain(await Certificate.findOne({ where: { number }, attributes: columns }));
}

/** All certificates of a person, newest first. */
export async function findCertificatesOf(personId: number): Promise<CertificateRow[]> {
  const found = await Certificate.findAll({
    where: { personId },
    attributes: columns,
    order: [['issuedAt', 'DESC']],
  });
  return found.map((certificate) => plain(certificate) as CertificateRow);
}

/** One page of the staff's list. Filters: `kind`, `status` (a verdict). */
export async function listCertificates(
  query: ListQuery,
  now: Date,
): Promise<{ rows: CertificateRow[]; total: number }> {
  const { rows, count } = await Certificate.findAndCountAll({
    where: {
      [Op.and]: [searched(query.search), ofKind(query.filters.kind), withStatus(query.filters.status, now)],
    },
    attributes: columns,
    order: [
      [query.sort, query.direction],
      ['id', query.direction],
    ],
    offset: query.offset,
    limit: query.limit,
  });
  return { rows: rows.map((certificate) => plain(certificate) as CertificateRow), total: count };
}

/** Number of certificates that hold at this moment. */
export function countValidCertificates(now: Date): Promise<number> {
  return Certificate.count({ where: withStatus('valid', now) });
}

/** What happened to a certificate since its issue, newest first. */
export async function findChanges(certificateId: number) {
  const order: [string, string][] = [
    ['at', 'DESC'],
    ['id', 'DESC'],
  ];
  const entries = await CertificateChangeEntry.findAll({ where: { certificateId }, order });
  return entries.map(({ change, reason, actorId, at }) => ({ change, reason, actorId, at }));
}

/** The id of what was already issued for this award, locking it. */
export async function findIssued(
  transaction: Transaction,
  awardKey: string,
  personId: number,
): Promise<number | null> {
  const found = await Certificate.findOne({ where: { awardKey, personId }, attributes: ['id'], transaction });
  return found?.id ?? null;
}

/** Stores a new certificate and returns its id. */
export async function addCertificate(
  transaction: Transaction,
  row: Omit<CertificateRow, 'id' | 'state' | 'publicReason'>,
): Promise<number> {
  const created = { ...row, state: 'active' as const, publicReason: null, pdf: null, pdfSha256: null };
  return (await Certificate.create(created, { transaction })).id;
}

/** A certificate's state, its row locked until the transaction ends. */
export async function lockCertificate(transaction: Transaction, id: number): Promise<CertificateRow | null> {
  return plain(
    await Certificate.findByPk(id, { attributes: columns, transaction, lock: transaction.LOCK.UPDATE }),
  );
}

/** Sets a certificate's state and records why. */
export async function saveChange(
  transaction: Transaction,
  entry: {
    certificateId: number;
    change: CertificateChange;
    state: CertificateState;
    reason: string;
    actorId: number;
    at: Date;
  },
): Promise<void> {
  const publicReason = entry.state === 'active' ? null : entry.reason;
  await Certificate.update(
    { state: entry.state, publicReason },
    { where: { id: entry.certificateId }, transaction },
  );
  await CertificateChangeEntry.create(entry, { transaction });
}

function plain(certificate: Certificate | null): CertificateRow | null {
  return certificate?.get({ plain: true }) ?? null;
}

function searched(search: string): WhereOptions {
  if (search === '') return {};
  const pattern = { [Op.like]: containsPattern(search) };
  return {
    [Op.or]: [{ holderName: pattern }, { number: { [Op.like]: containsPattern(search.toUpperCase()) } }],
  };
}

function ofKind(kind: string | undefined): WhereOptions {
  return kind ? { kind } : {};
}

function withStatus(status: string | undefined, now: Date): WhereOptions {
  if (!status) return {};
  if (status === 'valid') return { state: 'active', expiresAt: { [Op.or]: [null, { [Op.gt]: now }] } };
  if (status === 'expired') return { state: 'active', expiresAt: { [Op.lte]: now } };
  return { state: status };
}
