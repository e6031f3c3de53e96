/** Which consent text a person agreed to last. */
import type { Transaction } from '../db/unitOfWork.ts';
import { Person } from './person.model.ts';

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
  await Person.update({ consentVersion, consentAt }, { where: { id: personId }, transaction });
}
