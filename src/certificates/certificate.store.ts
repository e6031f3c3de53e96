/** Reads and writes certificates. The PDF's bytes are only read where a PDF is served. */
import type { FindAttributeOptions } from 'sequelize';
import { rowFinder } from '../db/rowFinder.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { Certificate, CertificateChangeEntry } from './certificate.model.ts';
import type { FrozenFacts } from './certificateAward.ts';
import type { CertificateKind } from './certificateNumber.ts';
import type { CertificateChange, CertificateState } from './certificateStatus.ts';
import type { ReasonCode } from './statusReason.ts';

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
  /** In Chinese; `publicReasonOf` gives other languages. */
  readonly publicReason: string | null;
  readonly reasonCode: ReasonCode | null;
  readonly publicNote: string | null;
  /** The certificate that this one replaced, and the one that replaced it. */
  readonly replacesId: number | null;
  readonly replacedById: number | null;
  /** Its look; null: as shipped. */
  readonly templateVersionId: number | null;
  /** The holder's photo in it. */
  readonly photoId: number | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
}

const documents = ['pdf', 'pdfSha256'];
/** All but the bytes of old PDFs. */
export const columns: FindAttributeOptions = { exclude: documents };

/** A certificate by its id. */
export async function findCertificate(id: number, transaction?: Transaction): Promise<CertificateRow | null> {
  return plain(await Certificate.findByPk(id, { attributes: columns, transaction: transaction ?? null }));
}

/** The address of the certificate that replaced this one, or null where none did. */
export async function findReplacement(
  certificate: Pick<CertificateRow, 'replacedById'>,
): Promise<Pick<CertificateRow, 'id' | 'token' | 'number'> | null> {
  const { replacedById } = certificate;
  return replacedById === null
    ? null
    : plain(await Certificate.findByPk(replacedById, { attributes: columns }));
}

/** A holder's own certificate. */
export async function findOwnCertificate(id: number, personId: number): Promise<CertificateRow | null> {
  return plain(await Certificate.findOne({ where: { id, personId }, attributes: columns }));
}

/** The certificate that a QR's token names. */
export const findCertificateByToken = rowFinder<Certificate, CertificateRow>(Certificate, 'token', documents);

/** The certificate with this printed number. */
export const findCertificateByNumber = rowFinder<Certificate, CertificateRow>(
  Certificate,
  'number',
  documents,
);

/** All certificates of a person, newest first. */
export async function findCertificatesOf(personId: number): Promise<CertificateRow[]> {
  const found = await Certificate.findAll({
    where: { personId },
    attributes: columns,
    order: [['issuedAt', 'DESC']],
  });
  return found.map((certificate) => plain(certificate) as CertificateRow);
}

/** A change as stored; one that is older than the list of reasons has no code. */
export interface CertificateChangeRow {
  readonly change: CertificateChange;
  readonly reason: string;
  readonly reasonCode: ReasonCode | null;
  readonly isPublic: boolean | null;
  readonly actorId: number;
  readonly requestedById: number | null;
  readonly at: Date;
}

/** What happened to a certificate since its issue, newest first. */
export async function findChanges(certificateId: number): Promise<CertificateChangeRow[]> {
  const order: [string, string][] = [
    ['at', 'DESC'],
    ['id', 'DESC'],
  ];
  const entries = await CertificateChangeEntry.findAll({ where: { certificateId }, order });
  return entries.map((entry) => entry.get({ plain: true }));
}

/** The id of what was already issued for this award, or of what replaced it since. */
export async function findIssued(
  transaction: Transaction,
  awardKey: string,
  personId: number,
): Promise<number | null> {
  const attributes = ['id', 'replacedById'];
  let found = await Certificate.findOne({ where: { awardKey, personId }, attributes, transaction });
  while (found && found.replacedById !== null)
    found = await Certificate.findByPk(found.replacedById, { attributes, transaction });
  return found?.id ?? null;
}

/** A certificate to store. */
export type NewCertificateRow = Omit<
  CertificateRow,
  'id' | 'state' | 'publicReason' | 'reasonCode' | 'publicNote' | 'replacedById'
>;

/** Which of these people hold the certificate of an award. */
export async function findHeld(
  awardKey: string,
  personIds: readonly number[],
): Promise<{ id: number; personId: number }[]> {
  const held: { id: number; personId: number }[] = [];
  for (const personId of chunksOf(personIds, 500))
    held.push(
      ...(await Certificate.findAll({ where: { awardKey, personId }, attributes: ['id', 'personId'] })),
    );
  return held.map(({ id, personId }) => ({ id, personId }));
}

/** Stores a new certificate and returns its id. */
export async function addCertificate(transaction: Transaction, row: NewCertificateRow): Promise<number> {
  const blank = { publicReason: null, reasonCode: null, publicNote: null, replacedById: null };
  const created = { ...row, ...blank, state: 'active' as const, pdf: null, pdfSha256: null };
  return (await Certificate.create(created, { transaction })).id;
}

/** A certificate's state, its row locked until the transaction ends. */
export async function lockCertificate(transaction: Transaction, id: number): Promise<CertificateRow | null> {
  return plain(
    await Certificate.findByPk(id, { attributes: columns, transaction, lock: transaction.LOCK.UPDATE }),
  );
}

/** A change of status to store. */
export interface StoredChange {
  readonly certificateId: number;
  readonly change: CertificateChange;
  readonly state: CertificateState;
  /** For staff. */
  readonly reason: string;
  readonly reasonCode: ReasonCode;
  readonly isPublic: boolean;
  readonly actorId: number;
  /** Who asked for it, where a second person decided. */
  readonly requestedById: number | null;
  readonly at: Date;
}

/** What everyone may read of a certificate's state. */
export type PublicStatus = Pick<
  CertificateRow,
  'publicReason' | 'reasonCode' | 'publicNote' | 'replacedById'
>;

/** Sets a certificate's state and what is public about it, and records the change. */
export async function saveChange(
  transaction: Transaction,
  entry: StoredChange,
  shown: PublicStatus,
): Promise<void> {
  const { certificateId: id, state } = entry;
  await Certificate.update({ state, ...shown }, { where: { id }, transaction });
  await CertificateChangeEntry.create({ ...entry }, { transaction });
}

/** A row as a plain object. */
export function plain(certificate: Certificate | null): CertificateRow | null {
  return certificate?.get({ plain: true }) ?? null;
}
