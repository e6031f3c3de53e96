/** Puts changes of status into the feed's order, reads the feed, and keeps what enterprises follow. */
import { literal, Op } from 'sequelize';
import { CertificateChangeEntry } from '../certificates/certificate.model.ts';
import { nullIfTaken } from '../db/taken.ts';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import { findCertificatesByIds } from './certificates.store.ts';
import { FeedEntry, FeedHead, Follow } from './feed.model.ts';
import type { FeedLine } from './feedLine.ts';

/** A change that the feed did not have. */
export interface NewChange {
  readonly changeId: number;
  readonly certificateId: number;
  readonly at: Date;
}

const headName = 'changes';
const pageSize = 1_000;
/** Longest that a change may take from its time stamp until its transaction is committed. */
const settlingMilliseconds = 10 * 60_000;

/**
 * Gives up to a thousand changes that have none their places in the feed, one instance at a time, and returns them;
 * empty when all have one.
 */
export async function extendFeed(transaction: Transaction, now: Date): Promise<NewChange[]> {
  const head = await lockHead(transaction);
  for (let after = head.settled; ; ) {
    const changes = await CertificateChangeEntry.findAll({
      where: { id: { [Op.gt]: after } },
      attributes: ['id', 'certificateId', 'at'],
      order: [['id', 'ASC']],
      limit: pageSize,
      transaction,
    });
    const fresh = await withoutPlace(transaction, changes);
    const settled = settledUpTo(changes, now);
    if (fresh.length > 0 || (settled > head.settled && after === head.settled))
      await head.update(
        { settled: Math.max(settled, head.settled), version: head.version + 1 },
        { transaction },
      );
    if (fresh.length > 0 || changes.length < pageSize) return fresh;
    after = changes.at(-1)?.id ?? after;
  }
}

/** The feed after a position, oldest first: only what follows `followedBy`, where that is given. */
export async function readFeed(after: number, limit: number, followedBy: number | null): Promise<FeedLine[]> {
  const followed = `(SELECT certificate_id FROM follows WHERE enterprise_id = ${Number(followedBy)})`;
  const entries = await FeedEntry.findAll({
    where: {
      id: { [Op.gt]: after },
      ...(followedBy === null ? {} : { certificateId: { [Op.in]: literal(followed) } }),
    },
    order: [['id', 'ASC']],
    limit,
  });
  return feedLines(entries);
}

/** The lines of these changes, which must have their places, by change. */
export async function findFeedLines(
  transaction: Transaction,
  changeIds: readonly number[],
): Promise<Map<number, FeedLine>> {
  const entries = await FeedEntry.findAll({ where: { changeId: [...changeIds] }, transaction });
  const lines = await feedLines(entries, transaction);
  return new Map(lines.map((line) => [line.changeId, line]));
}

/** Who follows these certificates, and since when. */
export async function findFollows(transaction: Transaction, certificateIds: readonly number[]) {
  const where = { certificateId: [...new Set(certificateIds)] };
  const found = await Follow.findAll({ where, transaction });
  return found.map(({ enterpriseId, certificateId, createdAt }) => ({
    enterpriseId,
    certificateId,
    createdAt,
  }));
}

/** One page of what an enterprise follows, oldest first, as certificate ids with the follows' own ids. */
export async function listFollows(
  enterpriseId: number,
  { after, limit }: { after: number; limit: number },
): Promise<{ id: number; certificateId: number; createdAt: Date }[]> {
  const where = { enterpriseId, id: { [Op.gt]: after } };
  const found = await Follow.findAll({ where, order: [['id', 'ASC']], limit });
  return found.map(({ id, certificateId, createdAt }) => ({ id, certificateId, createdAt }));
}

/** Number of certificates that an enterprise follows. */
export function countFollows(enterpriseId: number): Promise<number> {
  return Follow.count({ where: { enterpriseId } });
}

/** Follows a certificate; false when it was followed already. */
export async function addFollow(
  enterpriseId: number,
  certificateId: number,
  createdAt: Date,
): Promise<boolean> {
  const row = { enterpriseId, certificateId, createdAt };
  return (await nullIfTaken(singleWrite(() => Follow.create(row)))) !== null;
}

/** Ends a follow; whether there was one. */
export async function removeFollow(enterpriseId: number, certificateId: number): Promise<boolean> {
  return (await singleWrite(() => Follow.destroy({ where: { enterpriseId, certificateId } }))) > 0;
}

async function lockHead(transaction: Transaction): Promise<FeedHead> {
  const query = { where: { name: headName }, transaction, lock: transaction.LOCK.UPDATE };
  const head = await FeedHead.findOne(query);
  if (head) return head;
  await nullIfTaken(FeedHead.create({ name: headName, settled: 0, version: 0 }, { transaction }));
  const made = await FeedHead.findOne(query);
  if (!made) throw new Error('The head of the feed is missing.');
  return made;
}

async function withoutPlace(
  transaction: Transaction,
  changes: readonly CertificateChangeEntry[],
): Promise<NewChange[]> {
  const where = { changeId: changes.map(({ id }) => id) };
  const placed = await FeedEntry.findAll({ where, attributes: ['changeId'], transaction });
  const known = new Set(placed.map(({ changeId }) => changeId));
  const fresh = changes
    .filter(({ id }) => !known.has(id))
    .map(({ id, certificateId, at }) => ({ changeId: id, certificateId, at }));
  const rows = fresh.map(({ changeId, certificateId }) => ({ changeId, certificateId }));
  if (rows.length > 0) await FeedEntry.bulkCreate(rows, { transaction });
  return fresh;
}

/** The last of the leading changes that are so old that none before them can still appear. */
function settledUpTo(changes: readonly CertificateChangeEntry[], now: Date): number {
  const young = changes.findIndex(({ at }) => now.getTime() - at.getTime() < settlingMilliseconds);
  return (young < 0 ? changes : changes.slice(0, young)).at(-1)?.id ?? 0;
}

async function feedLines(entries: readonly FeedEntry[], transaction?: Transaction): Promise<FeedLine[]> {
  const where = { id: entries.map(({ changeId }) => changeId) };
  const changes = await CertificateChangeEntry.findAll({ where, transaction: transaction ?? null });
  const certificateIds = entries.map(({ certificateId }) => certificateId);
  const certificates = await findCertificatesByIds(certificateIds, transaction);
  const byId = new Map(changes.map((change) => [change.id, change]));
  return entries.flatMap(({ id, changeId, certificateId }) => {
    const change = byId.get(changeId);
    const certificate = certificates.get(certificateId);
    if (!change || !certificate) return [];
    const { number, state: stateNow, publicReason } = certificate;
    const { at, state } = change;
    const reason = state === stateNow ? publicReason : null;
    return [{ position: id, changeId, certificateId, number, change: change.change, state, at, reason }];
  });
}
