/** Reads and writes requests to revoke certificates. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { Certificate } from './certificate.model.ts';
import { RevocationRequest } from './revocation.model.ts';
import type { ReasonCode } from './statusReason.ts';

/** A request as stored. */
export interface RevocationRow {
  readonly id: number;
  readonly certificateId: number;
  readonly reasonCode: ReasonCode;
  readonly note: string | null;
  readonly isPublic: boolean;
  readonly state: RevocationRequest['state'];
  readonly requestedById: number;
  readonly requestedAt: Date;
  readonly decidedById: number | null;
  readonly decidedAt: Date | null;
}

/** A request beside the certificate that it is about. */
export interface ListedRevocation extends RevocationRow {
  readonly number: string;
  readonly holderName: string;
}

/** Stores a request; null where one waits already. */
export async function addRevocation(
  transaction: Transaction,
  row: Pick<
    RevocationRow,
    'certificateId' | 'reasonCode' | 'note' | 'isPublic' | 'requestedById' | 'requestedAt'
  >,
): Promise<number | null> {
  const waiting = {
    state: 'waiting' as const,
    waitingFor: row.certificateId,
    decidedById: null,
    decidedAt: null,
  };
  const created = await nullIfTaken(RevocationRequest.create({ ...row, ...waiting }, { transaction }));
  return created?.id ?? null;
}

/** The request that waits for a certificate, or null. */
export async function findWaiting(certificateId: number): Promise<RevocationRow | null> {
  return plain(await RevocationRequest.findOne({ where: { waitingFor: certificateId } }));
}

/** For which of these certificates a request waits. */
export async function findWaitingAmong(certificateIds: readonly number[]): Promise<Set<number>> {
  const waiting = new Set<number>();
  for (const waitingFor of chunksOf(certificateIds, 500))
    for (const row of await RevocationRequest.findAll({
      where: { waitingFor },
      attributes: ['certificateId'],
    }))
      waiting.add(row.certificateId);
  return waiting;
}

/** A request of this certificate, locked until the transaction ends. */
export async function lockRevocation(
  transaction: Transaction,
  id: number,
  certificateId: number,
): Promise<RevocationRow | null> {
  const lock = transaction.LOCK.UPDATE;
  return plain(await RevocationRequest.findOne({ where: { id, certificateId }, transaction, lock }));
}

/** Stores what was decided about a request. */
export async function closeRevocation(
  transaction: Transaction,
  id: number,
  decision: { state: 'confirmed' | 'declined' | 'withdrawn'; decidedById: number; decidedAt: Date },
): Promise<void> {
  await RevocationRequest.update({ ...decision, waitingFor: null }, { where: { id }, transaction });
}

/** Number of requests that wait. */
export function countWaiting(): Promise<number> {
  return RevocationRequest.count({ where: { state: 'waiting' } });
}

/** One page of requests. Filter: `state`. The search looks at numbers and holders. */
export async function listRevocations(query: ListQuery): Promise<ListPage<ListedRevocation>> {
  const state = query.filters.state;
  const found = await pageOf(RevocationRequest, query, {
    ...(state ? { state } : {}),
    ...(query.search ? { certificateId: await matching(query.search) } : {}),
  });
  const certificates = await Certificate.findAll({
    where: { id: found.rows.map(({ certificateId }) => certificateId) },
    attributes: ['id', 'number', 'holderName'],
  });
  const byId = new Map(certificates.map((one) => [one.id, one]));
  const listed = found.rows.map((row) => {
    const certificate = byId.get(row.certificateId);
    const { number = '', holderName = '' } = certificate ?? {};
    return { ...row, number, holderName };
  });
  return { ...found, rows: listed };
}

/** Ids of certificates that a search finds; as many as a page of requests could ever show. */
async function matching(search: string): Promise<number[]> {
  const like = (text: string) => ({ [Op.like]: containsPattern(text) });
  const found = await Certificate.findAll({
    where: { [Op.or]: [{ number: like(search.toUpperCase()) }, { holderName: like(search) }] },
    attributes: ['id'],
    limit: 500,
  });
  return found.map(({ id }) => id);
}

function plain(row: RevocationRequest | null): RevocationRow | null {
  return row?.get({ plain: true }) ?? null;
}
