/** Reads the register of certificates from end to end, a chunk at a time, for what has to see every one of them. */
import { literal, Op } from 'sequelize';
import type { Transaction } from '../db/unitOfWork.ts';
import type { AttestedFacts } from './attestedFacts.ts';
import { Certificate, CertificateChangeEntry } from './certificate.model.ts';
import type { CertificateChange, CertificateState } from './certificateStatus.ts';

/** A certificate with what the transparency log commits to. */
export interface RegisterRow extends AttestedFacts {
  readonly id: number;
  readonly state: CertificateState;
}

const attributes = ['id', 'number', 'kind', 'holderName', 'title', 'facts', 'state', 'issuedAt', 'expiresAt'];

/** So many certificates after an id, in the order of ids. */
export async function findRegister(afterId: number, limit: number): Promise<RegisterRow[]> {
  const where = { id: { [Op.gt]: afterId } };
  const rows = await Certificate.findAll({ where, attributes, order: [['id', 'ASC']], limit });
  return rows.map((row) => row.get({ plain: true }));
}

/** So many certificates after an id that the log does not know, locked. */
export async function lockUnlogged(
  transaction: Transaction,
  afterId: number,
  limit: number,
): Promise<RegisterRow[]> {
  const unlogged = 'NOT EXISTS (SELECT 1 FROM log_entries WHERE log_entries.certificate_id = Certificate.id)';
  const rows = await Certificate.findAll({
    where: { [Op.and]: [{ id: { [Op.gt]: afterId } }, literal(unlogged)] },
    attributes,
    order: [['id', 'ASC']],
    limit,
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Which of these certificates exist. */
export async function findExisting(ids: readonly number[]): Promise<Set<number>> {
  const rows = await Certificate.findAll({ where: { id: [...ids] }, attributes: ['id'] });
  return new Set(rows.map(({ id }) => id));
}

/** What happened to these certificates, oldest first. */
export async function findChangesOfMany(
  transaction: Transaction,
  certificateIds: readonly number[],
): Promise<{ certificateId: number; change: CertificateChange; at: Date }[]> {
  const rows = await CertificateChangeEntry.findAll({
    where: { certificateId: [...certificateIds] },
    attributes: ['certificateId', 'change', 'at'],
    order: [['id', 'ASC']],
    transaction,
  });
  return rows.map(({ certificateId, change, at }) => ({ certificateId, change, at }));
}
