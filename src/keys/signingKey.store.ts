/** Reads and writes signing keys. Private halves leave here only as key objects. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Op } from 'sequelize';
import { seal, unseal } from '../db/secrets.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { remembered } from '../lib/remembered.ts';
import { SigningKeyRow } from './signingKey.model.ts';
import {
  algorithmOfKey,
  type KeyPurpose,
  type PublishedKey,
  publicJwkOf,
  type SigningKey,
} from './signingKey.ts';

/** A key to store. */
export interface NewKey {
  readonly purpose: KeyPurpose;
  readonly privateKey: KeyObject;
  readonly certificatePem: string | null;
  readonly createdAt: Date;
  /** From when it signs. */
  readonly activeAt: Date;
}

/** A key without its private half, with whether that is still there. */
export interface KeyRow extends PublishedKey {
  readonly id: number;
  readonly hasPrivateKey: boolean;
}

/**
 * The key that signs for a purpose: the newest whose time has come.
 * @throws when there is none: `ensureSigningKeys` makes the first ones at the start.
 */
export async function findSigningKey(purpose: KeyPurpose, at: Date = new Date()): Promise<SigningKey> {
  const row = await SigningKeyRow.findOne({
    where: {
      purpose,
      activeAt: { [Op.lte]: at },
      retiredAt: { [Op.or]: [null, { [Op.gt]: at }] },
      sealedKey: { [Op.ne]: null },
    },
    order: [
      ['activeAt', 'DESC'],
      ['id', 'DESC'],
    ],
  });
  if (!row?.sealedKey) throw new Error(`There is no key to sign with for the purpose "${purpose}".`);
  const { id, keyId, certificatePem, createdAt, retiredAt } = row;
  return { id, purpose, keyId, ...openKey(row.sealedKey), certificatePem, createdAt, retiredAt };
}

/** Unsealing and parsing a key costs more than signing with it; which key signs is read anew each time. */
const openKey = remembered((sealedKey) => {
  const privateKey = createPrivateKey(unseal(sealedKey));
  return { privateKey, publicKey: createPublicKey(privateKey) };
});

/** Every key that there ever was, newest first: old signatures must stay verifiable. */
export function findPublishedKeys(): Promise<PublishedKey[]> {
  return listKeys();
}

/** Every key with what staff need to know of it, newest first. */
export async function listKeys(transaction?: Transaction): Promise<KeyRow[]> {
  const rows = await SigningKeyRow.findAll({ order: [['id', 'DESC']], transaction: transaction ?? null });
  return rows.map((row) => plain(row) as KeyRow);
}

/** A key by its public id. */
export async function findKey(keyId: string): Promise<KeyRow | null> {
  return plain(await SigningKeyRow.findOne({ where: { keyId } }));
}

/** Locks and reads all keys of a purpose, newest first. */
export async function lockKeys(transaction: Transaction, purpose: KeyPurpose): Promise<KeyRow[]> {
  const rows = await SigningKeyRow.findAll({
    where: { purpose },
    order: [['id', 'DESC']],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  return rows.map((row) => plain(row) as KeyRow);
}

/** Stores a key under this public id; null when the id is taken, by another instance at the same moment. */
export async function addKey(transaction: Transaction, keyId: string, key: NewKey): Promise<KeyRow | null> {
  const { purpose, privateKey, certificatePem, createdAt, activeAt } = key;
  const algorithm = algorithmOfKey(privateKey);
  if (!algorithm) throw new Error('Only P-256, Ed25519 and RSA keys can be kept.');
  const row = {
    purpose,
    keyId,
    algorithm,
    publicJwk: publicJwkOf(createPublicKey(privateKey)),
    sealedKey: seal(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    certificatePem,
    createdAt,
    activeAt,
    retiredAt: null,
    lostAt: null,
  };
  return plain(await nullIfTaken(SigningKeyRow.create(row, { transaction })));
}

/** Lets a key sign no longer from this moment on. */
export async function retireKey(transaction: Transaction, id: number, retiredAt: Date): Promise<void> {
  await SigningKeyRow.update({ retiredAt }, { where: { id }, transaction });
}

/** Destroys the private half. */
export async function destroyPrivateKey(transaction: Transaction, id: number, lostAt: Date): Promise<void> {
  await SigningKeyRow.update({ sealedKey: null, lostAt }, { where: { id }, transaction });
}

function plain(row: SigningKeyRow | null): KeyRow | null {
  if (!row) return null;
  const { sealedKey, publicJwk, ...rest } = row.get({ plain: true });
  const jwk = typeof publicJwk === 'string' ? JSON.parse(publicJwk) : publicJwk;
  return { ...rest, publicJwk: jwk, hasPrivateKey: sealedKey !== null };
}
