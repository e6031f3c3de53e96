/** Makes signing keys, or takes one in from outside; the newest signs and the one before it rests, still published. */
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { selfSignedCertificate } from './documentCertificate.ts';
import { addKey, type KeyRow, listKeys, lockKeys, retireKey } from './signingKey.store.ts';
import { type KeyPurpose, keyPurposes } from './signingKey.ts';

/** A key that comes from outside, checked by `readImportedKey`. */
export interface ImportedKey {
  readonly privateKey: KeyObject;
  readonly certificatePem: string | null;
}

/** Which key to make, and for whom. */
export interface KeyRequest {
  readonly purpose: KeyPurpose;
  /** The name in the certificate of document keys. */
  readonly organisation: string;
  /** people.id; null: the system or the command line. */
  readonly actorId: number | null;
  readonly at: Date;
  /** From when it signs; until then it is published ahead, for those who check offline. */
  readonly activeAt?: Date;
  readonly imported?: ImportedKey | null;
}

/** No authority renews these certificates, and paper outlives most: a whole working life. */
const certificateYears = 30;

/** Makes what is missing, so that every purpose has a key; several instances at once make one. */
export async function ensureSigningKeys(organisation: string, at: Date): Promise<void> {
  const known = await listKeys();
  const missing = keyPurposes.filter((purpose) => !known.some((key) => key.purpose === purpose));
  for (const purpose of missing)
    await unitOfWork((transaction) => add(transaction, { purpose, organisation, actorId: null, at }, 1));
}

/** Adds a key; the ones before it sign until it does. */
export function addSigningKey(request: KeyRequest): Promise<KeyRow> {
  return unitOfWork((transaction) => replaceKey(transaction, request));
}

/** Adds a key within the caller's unit of work. */
export async function replaceKey(transaction: Transaction, request: KeyRequest): Promise<KeyRow> {
  const known = await lockKeys(transaction, request.purpose);
  const activeAt = request.activeAt ?? request.at;
  for (const key of known)
    if (key.retiredAt === null || key.retiredAt > activeAt) await retireKey(transaction, key.id, activeAt);
  const key = await add(transaction, request, known.length + 1);
  if (!key) throw new Error('Another key was added at the same moment: try again.');
  return key;
}

async function add(transaction: Transaction, request: KeyRequest, count: number): Promise<KeyRow | null> {
  const { purpose, at, actorId, activeAt = at } = request;
  const { privateKey, certificatePem } = request.imported ?? makeKey(request);
  const keyId = `${purpose}-${at.getUTCFullYear()}-${count}`;
  const stored = { purpose, privateKey, certificatePem, createdAt: at, activeAt };
  const key = await addKey(transaction, keyId, stored);
  if (key)
    await audit(transaction, {
      actorId,
      at,
      action: request.imported ? 'key.import' : 'key.add',
      subjectKind: 'key',
      subjectId: keyId,
      after: { purpose, algorithm: key.algorithm, activeAt },
    });
  return key;
}

function makeKey({ purpose, organisation, at }: KeyRequest): ImportedKey {
  if (purpose === 'credential' || purpose === 'log')
    return { privateKey: generateKeyPairSync('ed25519').privateKey, certificatePem: null };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  if (purpose === 'payload') return { privateKey, certificatePem: null };
  const until = new Date(at);
  until.setUTCFullYear(at.getUTCFullYear() + certificateYears);
  const facts = { organisation, serial: randomBytes(16), from: at, until };
  return { privateKey, certificatePem: selfSignedCertificate(privateKey, facts) };
}
