/** Reads and writes signed tree heads; none is ever changed. */
import { Op } from 'sequelize';
import type { Transaction } from '../db/unitOfWork.ts';
import { LogHead } from './log.model.ts';
import type { SignedHead } from './treeHead.ts';

const attributes = ['treeSize', 'rootHash', 'signedAt', 'keyId', 'signature'];

/** The newest head, or null before the first. */
export async function findNewestHead(): Promise<SignedHead | null> {
  return plain(await LogHead.findOne({ attributes, order: [['treeSize', 'DESC']] }));
}

/** So many heads, newest first, of trees smaller than this size where one is given. */
export async function findLatestHeads(limit: number, below: number | null = null): Promise<SignedHead[]> {
  const where = below === null ? {} : { treeSize: { [Op.lt]: below } };
  const rows = await LogHead.findAll({ where, attributes, order: [['treeSize', 'DESC']], limit });
  return rows.map((row) => plain(row) as SignedHead);
}

/** How many heads there are. */
export function countHeads(): Promise<number> {
  return LogHead.count();
}

/** So many heads larger than this size, smallest first. */
export async function findHeadsAfter(treeSize: number, limit: number): Promise<SignedHead[]> {
  const where = { treeSize: { [Op.gt]: treeSize } };
  const rows = await LogHead.findAll({ where, attributes, order: [['treeSize', 'ASC']], limit });
  return rows.map((row) => plain(row) as SignedHead);
}

/** Stores a head unless one of its size is there, and gives the one that is. */
export async function keepHead(transaction: Transaction, head: SignedHead): Promise<SignedHead> {
  const { treeSize } = head;
  await LogHead.bulkCreate([{ ...head }], { transaction, ignoreDuplicates: true });
  return plain(await LogHead.findOne({ where: { treeSize }, attributes, transaction })) as SignedHead;
}

function plain(row: LogHead | null): SignedHead | null {
  return row?.get({ plain: true }) ?? null;
}
