/** Reads and writes people. Phones and ID numbers go in sealed and come out only where a document needs them. */

import type { FindOptions } from 'sequelize';
import { Op } from 'sequelize';
import { lookupHash, seal, unseal } from '../db/secrets.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { birthDateOf, sexOf } from '../lib/identityNumber.ts';
import { maskIdentityNumber, maskPhone } from '../lib/masking.ts';
import { Person } from './person.model.ts';

/** The stored columns of a phone and an ID number, both normalised and valid, or null. */
export function personalColumns(plain: {
  phone: string | null;
  identityNumber: string | null;
}): Pick<
  Person,
  | 'phoneSealed'
  | 'phoneHash'
  | 'phoneMasked'
  | 'identitySealed'
  | 'identityHash'
  | 'identityMasked'
  | 'birthDate'
  | 'sex'
> {
  const { phone, identityNumber } = plain;
  return {
    ...personalHashes(plain),
    phoneSealed: phone && seal(phone),
    phoneMasked: phone && maskPhone(phone),
    identitySealed: identityNumber && seal(identityNumber),
    identityMasked: identityNumber && maskIdentityNumber(identityNumber),
    birthDate: identityNumber && birthDateOf(identityNumber),
    sex: identityNumber ? sexOf(identityNumber) : null,
  };
}

/** Adds someone who works for the programme and is known by name only; returns her id. */
export async function addStaffMember(transaction: Transaction, name: string, now: Date): Promise<number> {
  const blank = {
    community: null,
    workerNumber: null,
    registeredAt: null,
    consentVersion: null,
    consentAt: null,
  };
  const columns = personalColumns({ phone: null, identityNumber: null });
  const person = await Person.create({ ...blank, ...columns, name, createdAt: now }, { transaction });
  return person.id;
}

/** What other rooms may know of a person: no phone or ID number but masked. */
export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly phoneMasked: string | null;
  readonly identityMasked: string | null;
  readonly birthDate: string | null;
  readonly workingSince: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
  readonly registeredAt: Date | null;
  readonly createdAt: Date;
}

const publicColumns = [
  'id',
  'name',
  'phoneMasked',
  'identityMasked',
  'birthDate',
  'workingSince',
  'community',
  'workerNumber',
  'registeredAt',
  'createdAt',
];

/** A person by id; who was merged into another is found as the other. */
export async function findPerson(id: number, transaction?: Transaction): Promise<PersonRow | null> {
  return living(id, { transaction: transaction ?? null });
}

/** A person by id, her row locked so that two units of work about her run one after the other. */
export async function lockPerson(transaction: Transaction, id: number): Promise<PersonRow | null> {
  return living(id, { transaction, lock: transaction.LOCK.UPDATE });
}

async function living(
  id: number,
  options: Pick<FindOptions<Person>, 'transaction' | 'lock'>,
): Promise<PersonRow | null> {
  const attributes = [...publicColumns, 'mergedIntoId'];
  const person = await Person.findByPk(id, { attributes, ...options });
  if (!person) return null;
  const { mergedIntoId, ...row } = person.get({ plain: true });
  return mergedIntoId === null ? row : living(mergedIntoId, options);
}

/** People by id, in no order; also those who were merged, for what is written down for good under their ids. */
export async function findPeople(ids: readonly number[]): Promise<PersonRow[]> {
  const people = await Person.findAll({ where: { id: [...ids] }, attributes: publicColumns });
  return people.map((person) => person.get({ plain: true }));
}

/** What rules ask about people: ages and work years, by id. */
export async function findPersonFacts(
  ids: readonly number[],
  transaction?: Transaction,
): Promise<Pick<Person, 'id' | 'birthDate' | 'workingSince' | 'registeredAt'>[]> {
  const attributes = ['id', 'birthDate', 'workingSince', 'registeredAt'];
  const people = await Person.findAll({
    where: { id: [...ids] },
    attributes,
    transaction: transaction ?? null,
  });
  return people.map((person) => person.get({ plain: true }));
}

/** The next people (ids) after this id, in order, without merged ones: for work that goes over everybody in chunks. */
export async function findPersonIdsAfter(id: number, limit: number): Promise<number[]> {
  const people = await Person.findAll({
    where: { id: { [Op.gt]: id }, mergedIntoId: null },
    attributes: ['id'],
    order: [['id', 'ASC']],
    limit,
  });
  return people.map((person) => person.id);
}

/** Whether the last four characters of a person's ID number are these. */
export async function hasIdentityEnding(personId: number, lastFour: string): Promise<boolean> {
  const person = await Person.findByPk(personId, { attributes: ['identityMasked'] });
  return person?.identityMasked?.slice(-4) === lastFour.toUpperCase();
}

/** The keyed hashes under which a phone and an ID number are found. */
export function personalHashes(plain: { phone: string | null; identityNumber: string | null }) {
  return {
    phoneHash: plain.phone && lookupHash(`phone:${plain.phone}`),
    identityHash: plain.identityNumber && lookupHash(`identity:${plain.identityNumber}`),
  };
}

/** The person with this number in the register of workers. */
export async function findPersonByWorkerNumber(workerNumber: string): Promise<PersonRow | null> {
  const person = await Person.findOne({
    where: { workerNumber: workerNumber.toUpperCase() },
    attributes: ['id'],
  });
  return person && findPerson(person.id);
}

/** Changes a person; a phone or ID number that is null stays as it is. False when a number was taken meanwhile. */
export async function updatePerson(
  transaction: Transaction,
  id: number,
  plain: {
    name: string;
    phone: string | null;
    identityNumber: string | null;
    community: string | null;
    workerNumber: string | null;
    workingSince?: string | null;
  },
  now: Date,
): Promise<boolean> {
  const { name, community, workerNumber } = plain;
  const personal = Object.entries(personalColumns(plain)).filter(([, value]) => value !== null);
  const person = await Person.findByPk(id, { attributes: ['id', 'registeredAt'], transaction });
  const registeredAt = workerNumber === null ? null : (person?.registeredAt ?? now);
  const since = plain.workingSince === undefined ? {} : { workingSince: plain.workingSince };
  const columns = { name, community, workerNumber, registeredAt, ...since, ...Object.fromEntries(personal) };
  return (await nullIfTaken(Person.update(columns, { where: { id }, transaction }))) !== null;
}

/** A person's phone in full: only to make her log-in. */
export async function findPlainPhone(transaction: Transaction, id: number): Promise<string | null> {
  const person = await Person.findByPk(id, { attributes: ['phoneSealed'], transaction });
  return person?.phoneSealed ? unseal(person.phoneSealed) : null;
}
