/** Reads and writes addresses that wait for being confirmed. Of the token in the link only the hash is kept. */
import { createHash } from 'node:crypto';
import { Op } from 'sequelize';
import { seal, unseal } from '../db/secrets.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { EmailConfirmation } from './preference.model.ts';

/** Keeps an address to confirm; the one before it is forgotten. */
export async function addConfirmation(
  transaction: Transaction,
  waiting: { personId: number; email: string; token: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { personId, email, token, createdAt, expiresAt } = waiting;
  await EmailConfirmation.destroy({ where: { personId }, transaction });
  const row = { personId, emailSealed: seal(email), tokenHash: hashOf(token), createdAt, expiresAt };
  await EmailConfirmation.create(row, { transaction });
}

/** Takes the address of a link out, once; null where the link is unknown, used or too old. */
export async function takeConfirmation(
  transaction: Transaction,
  token: string,
  now: Date,
): Promise<{ personId: number; email: string } | null> {
  const where = { tokenHash: hashOf(token), expiresAt: { [Op.gt]: now } };
  const row = await EmailConfirmation.findOne({ where, transaction });
  if (!row) return null;
  const taken = await EmailConfirmation.destroy({ where: { id: row.id }, transaction });
  return taken === 1 ? { personId: row.personId, email: unseal(row.emailSealed) } : null;
}

/** Whether a link still holds. */
export async function isOpenLink(token: string, now: Date): Promise<boolean> {
  const where = { tokenHash: hashOf(token), expiresAt: { [Op.gt]: now } };
  return (await EmailConfirmation.count({ where })) > 0;
}

/** When she last asked for a link that still holds. */
export async function findWaiting(
  personId: number,
  now: Date,
  transaction?: Transaction,
): Promise<{ createdAt: Date } | null> {
  const where = { personId, expiresAt: { [Op.gt]: now } };
  return EmailConfirmation.findOne({ where, attributes: ['createdAt'], transaction: transaction ?? null });
}

/** Forgets addresses whose link is too old, and what a person typed. */
export async function forgetConfirmations(
  transaction: Transaction,
  which: { personId: number } | { before: Date },
): Promise<void> {
  const where = 'before' in which ? { expiresAt: { [Op.lte]: which.before } } : which;
  await EmailConfirmation.destroy({ where, transaction });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
