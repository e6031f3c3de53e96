/** Which consent text a person agreed to last. */
import type { Transaction } from '../db/unitOfWork.ts';
import { Person } from './person.model.ts';
import { addConsent } from './privacy/consent.store.ts';

/** The version that she agreed to last, or null. */
export async function findConsentVersion(personId: number): Promise<string | null> {
  const person = await Person.findByPk(personId, { attributes: ['consentVersion'], raw: true });
  return person?.consentVersion ?? null;
}

/** Records that she agreed to a version. */
export async function recordConsent(
  transaction: Transaction,
  personId: number,
  consentVersion: string,
  consentAt: Date,
): Promise<void> {
  const columns = { consentVersion, consentAt, consentWithdrawnAt: null };
  await Person.update(columns, { where: { id: personId }, transaction });
  await addConsent(transaction, { personId, version: consentVersion, at: consentAt });
}
