/** A newcomer signs up from a poster: she is registered, gets a log-in and a place, all or nothing. */
import { findCredentials, hasAccount } from '../accounts/account.store.ts';
import { openAccount } from '../accounts/openAccount.action.ts';
import { hashPassword } from '../accounts/password.ts';
import { findPerson } from '../accounts/person.store.ts';
import { registerPerson } from '../accounts/registerPerson.action.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { takePlace } from './enrol.action.ts';

/** What the newcomer filled in; phone and ID number are normalised and valid. */
export interface SignUp {
  readonly cohortId: number;
  readonly name: string;
  readonly phone: string;
  /** Null where the course does not ask for it. */
  readonly identityNumber: string | null;
  readonly password: string;
  readonly consentVersion: string;
  /** The source whose poster brought her, or null. */
  readonly sourceId: number | null;
  readonly now: Date;
}

/** The newcomer's person id; a Refusal when she has a log-in already, or the class takes nobody. */
export async function signUp(form: SignUp): Promise<number | Refusal> {
  const { cohortId, name, phone, identityNumber, consentVersion, now } = form;
  if (await findCredentials(phone, now)) return refuse('ladders.refusal.hasAccount', {}, 'phone');
  const passwordHash = await hashPassword(form.password);
  return unitOfWork(async (transaction) => {
    const plain = { name, phone, identityNumber, community: null, workerNumber: null, consentVersion, now };
    const person = await registerPerson(transaction, plain);
    if (isRefusal(person)) return person;
    if (await hasAccount(person.personId, transaction))
      return refuse('ladders.refusal.hasAccount', {}, identityNumber === null ? 'phone' : 'identityNumber');
    if (identityNumber === null && (await isProtected(transaction, person)))
      return refuse('enrolment.refusal.identityToClaim', {}, 'identityNumber');
    if (person.hasOtherPhone) return refuse('ladders.refusal.otherPhone', {}, 'phone');
    const { personId } = person;
    const refusal = await openAccount(transaction, { personId, phone, passwordHash, now });
    if (refusal) return refusal;
    const origin = { sourceId: form.sourceId, consentVersion, consentGiven: 'self' } as const;
    const place = await takePlace(transaction, cohortId, personId, now, origin);
    return isRefusal(place) ? place : personId;
  });
}

/** Whoever is known with her ID number proves by it that she is the one, before she gets a log-in to what is kept. */
async function isProtected(
  transaction: Transaction,
  { personId, isNew }: { personId: number; isNew: boolean },
): Promise<boolean> {
  return !isNew && (await findPerson(personId, transaction))?.identityMasked !== null;
}
