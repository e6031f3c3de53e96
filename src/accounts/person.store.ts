/** Reads and writes people. Phones and ID numbers go in sealed and come out only where a document needs them. */
import { lookupHash, seal } from '../db/secrets.ts';
import { birthDateOf, sexOf } from '../lib/identityNumber.ts';
import { maskIdentityNumber, maskPhone } from '../lib/masking.ts';
import type { Person } from './person.model.ts';

/** The stored columns of a phone and an ID number, both normalised and valid, or null. */
export function personalColumns(plain: { phone: string | null; identityNumber: string | null }): Pick<
  Person,
  'phoneSealed' | 'phoneHash' | 'phoneMasked' | 'identitySealed' | 'identityHash' | 'identityMasked' | 'birthDate' | 'sex'
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
