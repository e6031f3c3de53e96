/** Reads and writes frozen PDFs wherever they are kept. What comes out is what went in, or an error. */
import { createHash } from 'node:crypto';
import { fileStoreOf, newFileStore } from '../db/fileStores.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { Certificate } from './certificate.model.ts';
import { CertificateDocument, DueDocument } from './certificateDocument.model.ts';

/** A frozen PDF. */
export interface FrozenDocument {
  readonly pdf: Buffer;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
}

/** A frozen PDF to keep. */
export interface NewDocument extends FrozenDocument {
  readonly certificateId: number;
  /** Which key signed it; null: none. */
  readonly keyId: string | null;
  readonly frozenAt: Date;
}

/**
 * The frozen PDF of a certificate, or null where none was made yet.
 * @throws when the bytes are gone or are not those that were frozen.
 */
export async function findDocument(certificateId: number): Promise<FrozenDocument | null> {
  const row = await CertificateDocument.findOne({ where: { certificateId } });
  if (!row) return null;
  const pdf = row.location === null ? row.bytes : await readFile(row.location);
  if (!pdf || sha256Of(pdf) !== row.sha256)
    throw new Error(`The document of certificate ${certificateId} is missing or was altered.`);
  return { pdf, sha256: row.sha256 };
}

/** Which of these certificates have a frozen PDF. */
export async function findFrozen(certificateIds: readonly number[]): Promise<Set<number>> {
  const where = { certificateId: [...certificateIds] };
  const rows = await CertificateDocument.findAll({ where, attributes: ['certificateId'] });
  return new Set(rows.map(({ certificateId }) => certificateId));
}

/** The PDF that a certificate got before documents had a table of their own. */
export async function findOldPdf(certificateId: number): Promise<Buffer | null> {
  return (await Certificate.findByPk(certificateId, { attributes: ['pdf'] }))?.pdf ?? null;
}

/** Puts the bytes where documents are kept outside the database; null: they go into it. */
export async function placeDocument({ certificateId, pdf, sha256 }: NewDocument): Promise<string | null> {
  const store = newFileStore();
  if (!store) return null;
  const key = `${sha256.slice(0, 2)}/${certificateId}-${sha256}.pdf`;
  await store.put(key, pdf);
  return `${store.kind}:${key}`;
}

/** Takes back what `placeDocument` placed, since another document came first. */
export async function removeDocument(location: string | null): Promise<void> {
  if (location === null) return;
  const { store, key } = placeOf(location);
  await store.remove(key);
}

/** Records a document; false when the certificate has one already. */
export async function addDocument(
  transaction: Transaction,
  { certificateId, pdf, sha256, keyId, frozenAt }: NewDocument,
  location: string | null,
): Promise<boolean> {
  const row = { certificateId, sha256, size: pdf.length, keyId, frozenAt, location };
  const bytes = location === null ? pdf : null;
  const created = await nullIfTaken(CertificateDocument.create({ ...row, bytes }, { transaction }));
  return created !== null;
}

/** Puts a certificate into the queue of documents to make, within the unit of work that issues it. */
export async function addDueDocument(
  transaction: Transaction,
  certificateId: number,
  at: Date,
): Promise<void> {
  await nullIfTaken(DueDocument.create({ certificateId, dueAt: at }, { transaction }));
}

/** SHA-256, hexadecimal. */
export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readFile(location: string): Promise<Buffer | null> {
  const { store, key } = placeOf(location);
  return store.get(key);
}

function placeOf(location: string) {
  const colon = location.indexOf(':');
  return { store: fileStoreOf(location.slice(0, colon)), key: location.slice(colon + 1) };
}
