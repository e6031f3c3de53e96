/** Reads and writes people. Phones and ID numbers go in sealed and come out only where a document needs them. */
import { lookupHash, seal } from '../db/secrets.ts';
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
    phoneSealed: phone && seal(phone),
    phoneHash: phone && lookupHash(`phone:${phone}`),
    phoneMasked: phone && maskPhone(phone),
    identitySealed: identityNumber && seal(identityNumber),
    identityHash: identityNumber && lookupHash(`identity:${identityNumber}`),
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
