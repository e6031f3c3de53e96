/**
 * Makes sure that a person is known, once, within the caller's unit of work: by her ID number, else by name and phone.
 * What was not known of her is filled in. Does not open a log-in.
 */
import type { Transaction } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { personalHashes } from './person.store.ts';
import {
  addPerson,
  completePerson,
  type KnownPerson,
  lockKnownPerson,
  type Registration,
} from './register.store.ts';

/** Who was registered; `hasOtherPhone`: she is known with another phone, which stays. */
export interface Registered {
  readonly personId: number;
  readonly isNew: boolean;
  readonly hasOtherPhone: boolean;
}

/** Who she is; a Refusal when the ID number belongs to another name (not told which), or the worker number to another. */
export async function registerPerson(
  transaction: Transaction,
  registration: Registration,
): Promise<Registered | Refusal> {
  const known = await lockKnownPerson(transaction, registration);
  if (known) return welcomeBack(transaction, known, registration);
  const personId = await addPerson(transaction, registration);
  if (personId !== null) return { personId, isNew: true, hasOtherPhone: false };
  const meanwhile = await lockKnownPerson(transaction, registration);
  return meanwhile ? welcomeBack(transaction, meanwhile, registration) : numberTaken;
}

const numberTaken = refuse('accounts.refusal.clash.workerNumber', {}, 'workerNumber');

async function welcomeBack(
  transaction: Transaction,
  known: KnownPerson,
  registration: Registration,
): Promise<Registered | Refusal> {
  if (known.name !== registration.name) return refuse('accounts.refusal.otherName', {}, 'identityNumber');
  if (!(await completePerson(transaction, known, registration))) return numberTaken;
  const { phoneHash } = personalHashes(registration);
  const hasOtherPhone = known.phoneHash !== null && known.phoneHash !== phoneHash;
  return { personId: known.id, isNew: false, hasOtherPhone };
}
