/** Finds and writes people as they are registered: known by ID number, or by phone and name. */
import { lookupHash } from '../db/secrets.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { livingId } from './merge/mergedPerson.store.ts';
import { Person } from './person.model.ts';
import { personalColumns, personalHashes } from './person.store.ts';
import { addConsent } from './privacy/consent.store.ts';

/** What someone says of herself, or staff of her; phone and ID number are normalised and valid. */
export interface Registration {
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
  /** Version of the consent text that she agreed to; null where staff registers her. */
  readonly consentVersion: string | null;
  readonly now: Date;
}

/** Someone who is in the register already. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly phoneHash: string | null;
  readonly identityHash: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
  readonly registeredAt: Date | null;
}

const attributes = ['id', 'name', 'phoneHash', 'identityHash', 'community', 'workerNumber', 'registeredAt'];

/**
 * The person with this ID number, or else with this very name and phone; her row locked. Who is found under a record
 * that was merged is the person it was merged into, known by either name.
 */
export async function lockKnownPerson(
  transaction: Transaction,
  plain: Registration,
): Promise<KnownPerson | null> {
  const { phoneHash, identityHash } = personalHashes(plain);
  const options = { attributes, transaction, lock: transaction.LOCK.UPDATE };
  const byIdentity = identityHash && (await Person.findOne({ where: { identityHash }, ...options }));
  if (byIdentity) return lockLiving(transaction, byIdentity);
  if (!phoneHash) return null;
  const where = { phoneHash, name: plain.name, ...(identityHash ? { identityHash: null } : {}) };
  const byPhone = await Person.findOne({ where, order: [['id', 'ASC']], ...options });
  return byPhone && lockLiving(transaction, byPhone);
}

async function lockLiving(transaction: Transaction, found: Person): Promise<KnownPerson | null> {
  const id = await livingId(found.id, transaction);
  if (id === found.id) return found.get({ plain: true });
  const living = await Person.findByPk(id, { attributes, transaction, lock: transaction.LOCK.UPDATE });
  if (!living) return null;
  // What the other record keeps can't be filled in here, too.
  const identityHash = living.identityHash ?? found.identityHash;
  return { ...living.get({ plain: true }), name: found.name, identityHash };
}

/** Adds a person; returns her id, or null when she or her worker number came in meanwhile. */
export async function addPerson(transaction: Transaction, plain: Registration): Promise<number | null> {
  const { name, community, workerNumber, consentVersion, now } = plain;
  const row = {
    name,
    community,
    workerNumber,
    consentVersion,
    ...personalColumns(plain),
    ...onceOnly(plain),
  };
  const registeredAt = workerNumber === null ? null : now;
  const consentAt = consentVersion === null ? null : now;
  const dates = { registeredAt, consentAt, createdAt: now };
  const person = await nullIfTaken(Person.create({ ...row, ...dates }, { transaction }));
  if (person && consentVersion !== null)
    await addConsent(transaction, { personId: person.id, version: consentVersion, at: now });
  return person?.id ?? null;
}

/** With an ID number its own hash keeps her single; without one, name and phone do. */
function onceOnly({ name, phone, identityNumber }: Registration): { registrationHash: string | null } {
  if (identityNumber !== null || phone === null) return { registrationHash: null };
  return { registrationHash: lookupHash(`registration:${name}:${phone}`) };
}

/** Fills in what is still empty and records a new consent; what is known stays. False when a number was taken. */
export async function completePerson(
  transaction: Transaction,
  known: KnownPerson,
  plain: Registration,
): Promise<boolean> {
  const workerNumber = known.workerNumber ?? plain.workerNumber;
  const columns = {
    ...personalBlanks(known, plain),
    community: known.community ?? plain.community,
    workerNumber,
    registeredAt: known.registeredAt ?? (workerNumber ? plain.now : null),
    ...agreed(plain),
  };
  const write = Person.update(columns, { where: { id: known.id }, transaction });
  if ((await nullIfTaken(write)) === null) return false;
  const { consentVersion, now } = plain;
  if (consentVersion !== null)
    await addConsent(transaction, { personId: known.id, version: consentVersion, at: now });
  return true;
}

/** A new consent also ends an earlier withdrawal. */
function agreed({ consentVersion, now }: Registration): Partial<Person> {
  return consentVersion === null ? {} : { consentVersion, consentAt: now, consentWithdrawnAt: null };
}

function personalBlanks(known: KnownPerson, plain: Registration): Partial<Person> {
  const { phoneSealed, phoneHash, phoneMasked, ...identity } = personalColumns(plain);
  return {
    ...(known.phoneHash === null ? { phoneSealed, phoneHash, phoneMasked } : {}),
    ...(known.identityHash === null ? identity : {}),
  };
}

/** Which unique field already belongs to someone else. */
export async function findClash(
  transaction: Transaction,
  plain: { identityNumber: string | null; workerNumber: string | null },
  ownId: number | null,
): Promise<'identityNumber' | 'workerNumber' | null> {
  const { identityHash } = personalHashes({ phone: null, identityNumber: plain.identityNumber });
  const attributes = ['id'];
  const isOther = async (id: number) => (await livingId(id, transaction)) !== ownId;
  const holder = identityHash
    ? await Person.findOne({ where: { identityHash }, attributes, transaction })
    : null;
  if (holder && (await isOther(holder.id))) return 'identityNumber';
  const { workerNumber } = plain;
  const numbered = workerNumber
    ? await Person.findOne({ where: { workerNumber }, attributes, transaction })
    : null;
  return numbered && (await isOther(numbered.id)) ? 'workerNumber' : null;
}
