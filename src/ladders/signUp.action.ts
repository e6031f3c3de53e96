/** A newcomer signs up from a poster: she is registered, gets a log-in and a place, all or nothing. */
import { findCredentials, hasAccount } from '../accounts/account.store.ts';
import { openAccount } from '../accounts/openAccount.action.ts';
import { hashPassword } from '../accounts/password.ts';
import { registerPerson } from '../accounts/registerPerson.action.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { takePlace } from './enrol.action.ts';

/** What the newcomer filled in; phone and ID number are normalised and valid. */
export interface SignUp {
  readonly cohortId: number;
  readonly name: string;
  readonly phone: string;
  readonly identityNumber: string;
  readonly password: string;
  readonly consentVersion: string;
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
      return refuse('ladders.refusal.hasAccount', {}, 'identityNumber');
    if (person.hasOtherPhone) return refuse('ladders.refusal.otherPhone', {}, 'phone');
    const { personId } = person;
    const refusal = await openAccount(transaction, { personId, phone, passwordHash, now });
    if (refusal) return refusal;
    const place = await takePlace(transaction, cohortId, personId, now);
    return isRefusal(place) ? place : personId;
  });
}
