/** Reads and writes the log's leaves, nodes and size. Proofs read single nodes, never whole levels. */
import { Op } from 'sequelize';
import { insertAll } from '../db/insertAll.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { LogEntry, LogNode, LogTree } from './log.model.ts';
import type { CompletedNode, HashOf, Subtree } from './merkleTree.ts';

/** A leaf as stored. */
export interface LogEntryRow {
  readonly leafIndex: number;
  readonly certificateId: number;
  readonly leaf: string;
  readonly leafHash: string;
  readonly salt: string;
}

/** The tree's size and the roots of its complete subtrees. */
export interface TreeState {
  readonly size: number;
  readonly frontier: readonly Buffer[];
}

const attributes = ['leafIndex', 'certificateId', 'leaf', 'leafHash', 'salt'];

/** The tree as it is now. */
export async function findTree(): Promise<TreeState> {
  return stateOf(await LogTree.findByPk(1));
}

/** The tree, locked until the transaction ends; made where there was none. */
export async function lockTree(transaction: Transaction): Promise<TreeState> {
  const locked = () => LogTree.findByPk(1, { transaction, lock: transaction.LOCK.UPDATE });
  const found = await locked();
  if (found) return stateOf(found);
  await LogTree.bulkCreate([{ id: 1, size: 0, frontier: [] }], { transaction, ignoreDuplicates: true });
  return stateOf(await locked());
}

/** Stores what an append brought: leaves, completed subtrees (leaves left out) and the new state. */
export async function saveGrowth(
  transaction: Transaction,
  entries: readonly LogEntryRow[],
  nodes: readonly CompletedNode[],
  { size, frontier }: TreeState,
): Promise<void> {
  const inner = nodes.filter(({ level }) => level > 0).map((node) => ({ ...node, hash: hex(node.hash) }));
  await insertAll(LogEntry, entries, transaction);
  await insertAll(LogNode, inner, transaction);
  await LogTree.update({ size, frontier: frontier.map(hex) }, { where: { id: 1 }, transaction });
}

/** The latest leaf of each of these certificates. */
export async function findLatestOf(
  transaction: Transaction,
  certificateIds: readonly number[],
): Promise<Map<number, LogEntryRow>> {
  const latest = new Map<number, LogEntryRow>();
  for (const certificateId of chunksOf(certificateIds, 400)) {
    const found = await LogEntry.findAll({
      where: { certificateId },
      attributes,
      order: [['leafIndex', 'ASC']],
      transaction,
    });
    for (const entry of found) latest.set(entry.certificateId, entry.get({ plain: true }));
  }
  return latest;
}

/** All leaves of a certificate, oldest first. */
export async function findEntriesOf(certificateId: number): Promise<LogEntryRow[]> {
  return plain(
    await LogEntry.findAll({ where: { certificateId }, attributes, order: [['leafIndex', 'ASC']] }),
  );
}

/** Leaves from `start` up to, but not with, `end`, oldest first. */
export async function findEntries(start: number, end: number): Promise<LogEntryRow[]> {
  const leafIndex = { [Op.gte]: start, [Op.lt]: end };
  return plain(await LogEntry.findAll({ where: { leafIndex }, attributes, order: [['leafIndex', 'ASC']] }));
}

/** So many leaves after an index, oldest first. */
export async function findEntriesAfter(index: number, limit: number): Promise<LogEntryRow[]> {
  const where = { leafIndex: { [Op.gt]: index } };
  return plain(await LogEntry.findAll({ where, attributes, order: [['leafIndex', 'ASC']], limit }));
}

/** Leaves of certificates from one id to another, oldest first. */
export async function findEntriesBetween(firstId: number, lastId: number): Promise<LogEntryRow[]> {
  const where = { certificateId: { [Op.between]: [firstId, lastId] as [number, number] } };
  return plain(await LogEntry.findAll({ where, attributes, order: [['leafIndex', 'ASC']] }));
}

/** The stored hashes of these subtrees and those between them, hexadecimal, by `level:position`. */
export async function findNodes(subtrees: readonly Subtree[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const level of new Set(subtrees.map((one) => one.level))) {
    const positions = subtrees.filter((one) => one.level === level).map(({ position }) => position);
    const span: [number, number] = [positions[0] ?? 0, positions.at(-1) ?? 0];
    for (const row of await LogNode.findAll({ where: { level, position: { [Op.between]: span } } }))
      hashes.set(`${level}:${row.position}`, row.hash);
  }
  return hashes;
}

/** The place of the leaf with this hash, or null. */
export async function findLeafIndex(leafHash: string): Promise<number | null> {
  return (await LogEntry.findOne({ where: { leafHash }, attributes: ['leafIndex'] }))?.leafIndex ?? null;
}

/**
 * The hashes of complete subtrees, in two queries.
 * @throws Error where one is asked for that was not read, or is not stored
 */
export async function findHashes(subtrees: readonly Subtree[]): Promise<HashOf> {
  const hashes = new Map<string, Buffer>();
  const leaves = subtrees.filter(({ level }) => level === 0).map(({ position }) => position);
  const inner = subtrees.filter(({ level }) => level > 0);
  if (leaves.length > 0)
    for (const row of await LogEntry.findAll({
      where: { leafIndex: leaves },
      attributes: ['leafIndex', 'leafHash'],
    }))
      hashes.set(`0:${row.leafIndex}`, Buffer.from(row.leafHash, 'hex'));
  if (inner.length > 0)
    for (const row of await LogNode.findAll({
      where: { [Op.or]: inner.map(({ level, position }) => ({ level, position })) },
    }))
      hashes.set(`${row.level}:${row.position}`, Buffer.from(row.hash, 'hex'));
  return ({ level, position }) => {
    const hash = hashes.get(`${level}:${position}`);
    if (!hash) throw new Error(`The log lacks the subtree ${level}:${position}.`);
    return hash;
  };
}

function plain(entries: readonly LogEntry[]): LogEntryRow[] {
  return entries.map((entry) => entry.get({ plain: true }));
}

function stateOf(tree: LogTree | null): TreeState {
  const stored: unknown = tree?.frontier ?? [];
  const hashes = (typeof stored === 'string' ? JSON.parse(stored) : stored) as string[];
  return { size: tree?.size ?? 0, frontier: hashes.map((hash) => Buffer.from(hash, 'hex')) };
}

function hex(hash: Buffer): string {
  return hash.toString('hex');
}
