/** Reads and writes who agreed to which version of the consent text, when, and who took it back. */
import type { Transaction } from '../../db/unitOfWork.ts';
import { Person } from '../person.model.ts';
import { Consent } from './consent.model.ts';

/** One consent, given or withdrawn. */
export interface ConsentRow {
  readonly kind: 'given' | 'withdrawn';
  readonly version: string | null;
  readonly at: Date;
  readonly recordedById: number | null;
}

/** Writes down that someone agreed. Her row in `people` is the caller's. */
export async function addConsent(
  transaction: Transaction,
  consent: { personId: number; version: string; at: Date },
): Promise<void> {
  await Consent.create({ ...consent, kind: 'given', recordedById: null }, { transaction });
}

/** Takes her consent back. */
export async function withdrawConsentOf(
  transaction: Transaction,
  { personId, recordedById, at }: { personId: number; recordedById: number | null; at: Date },
): Promise<void> {
  await Consent.create({ personId, kind: 'withdrawn', version: null, at, recordedById }, { transaction });
  const columns = { consentVersion: null, consentAt: null, consentWithdrawnAt: at };
  await Person.update(columns, { where: { id: personId }, transaction });
}

/** Everything that a person agreed to and took back, newest first. */
export async function findConsents(personId: number): Promise<ConsentRow[]> {
  const rows = await Consent.findAll({
    where: { personId },
    order: [
      ['at', 'DESC'],
      ['id', 'DESC'],
    ],
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** What holds now: the version she agreed to and when, or when she took it back. */
export async function findConsentState(
  personId: number,
  transaction?: Transaction,
): Promise<{ version: string | null; at: Date | null; withdrawnAt: Date | null }> {
  const person = await Person.findByPk(personId, {
    attributes: ['consentVersion', 'consentAt', 'consentWithdrawnAt'],
    transaction: transaction ?? null,
  });
  return {
    version: person?.consentVersion ?? null,
    at: person?.consentAt ?? null,
    withdrawnAt: person?.consentWithdrawnAt ?? null,
  };
}

/** Whether someone took her consent back: then she gets no courses and no notices until she agrees again. */
export async function hasWithdrawnConsent(personId: number, transaction?: Transaction): Promise<boolean> {
  return (await findConsentState(personId, transaction)).withdrawnAt !== null;
}
