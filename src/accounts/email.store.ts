/** Reads and writes people's mail addresses, and what else reaches them. Addresses are sealed, as phones are. */
import { seal, unseal } from '../db/secrets.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { maskEmail } from '../lib/masking.ts';
import { Person } from './person.model.ts';

/** By what someone can be reached. */
export interface Reach {
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/** By what she can be reached; nothing for who was erased or took her consent back. */
export async function findReach(personId: number, transaction?: Transaction): Promise<Reach> {
  const attributes = ['emailConfirmedAt', 'phoneHash', 'erasedAt', 'consentWithdrawnAt'];
  const person = await Person.findByPk(personId, { attributes, transaction: transaction ?? null });
  if (!person || person.erasedAt || person.consentWithdrawnAt) return { hasEmail: false, hasPhone: false };
  return { hasEmail: person.emailConfirmedAt !== null, hasPhone: person.phoneHash !== null };
}

/** Her confirmed address and her phone in full: only to send her something. */
export async function findPlainReach(
  personId: number,
): Promise<{ email: string | null; phone: string | null; isBarred: boolean }> {
  const attributes = ['emailSealed', 'emailConfirmedAt', 'phoneSealed', 'erasedAt', 'consentWithdrawnAt'];
  const person = await Person.findByPk(personId, { attributes });
  const isBarred = !person || person.erasedAt !== null || person.consentWithdrawnAt !== null;
  if (isBarred) return { email: null, phone: null, isBarred };
  const { emailSealed, emailConfirmedAt, phoneSealed } = person;
  return {
    email: emailSealed && emailConfirmedAt ? unseal(emailSealed) : null,
    phone: phoneSealed && unseal(phoneSealed),
    isBarred,
  };
}

/** What a page shows of her address; null: none is confirmed. */
export async function findMaskedEmail(personId: number): Promise<string | null> {
  const person = await Person.findByPk(personId, { attributes: ['emailMasked'] });
  return person?.emailMasked ?? null;
}

/** Sets her confirmed address, or takes it away. */
export async function setEmail(
  transaction: Transaction,
  personId: number,
  email: string | null,
  at: Date,
): Promise<void> {
  const columns = {
    emailSealed: email && seal(email),
    emailMasked: email && maskEmail(email),
    emailConfirmedAt: email ? at : null,
  };
  await Person.update(columns, { where: { id: personId }, transaction });
}
