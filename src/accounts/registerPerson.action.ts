/** Makes sure that a person is known, within the caller's unit of work: by her ID number, else by name and phone. */
import type { Transaction } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addPerson, findKnownPerson } from './person.store.ts';

/** What someone says of herself; phone and ID number are normalised and valid. */
export interface Registration {
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
  readonly consentVersion: string | null;
  readonly now: Date;
}

/** The person's id; a Refusal when the ID number belongs to someone of another name. */
export async function registerPerson(
  transaction: Transaction,
  registration: Registration,
): Promise<{ personId: number; isNew: boolean; hasOtherPhone: boolean } | Refusal> {
  const known = await findKnownPerson(transaction, registration);
  if (!known)
    return { personId: await addPerson(transaction, registration), isNew: true, hasOtherPhone: false };
  if (known.name !== registration.name) return refuse('accounts.refusal.otherName', {}, 'identityNumber');
  return { personId: known.id, isNew: false, hasOtherPhone: known.hasOtherPhone };
}
