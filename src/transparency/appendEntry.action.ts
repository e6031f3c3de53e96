/** Appends to the transparency log within the caller's transaction, so that nothing happens to a certificate unlogged. */
import { randomBytes } from 'node:crypto';
import type { Transaction } from '../db/unitOfWork.ts';
import { type LeafKind, leafText, makeLeaf } from './leaf.ts';
import { findLatestOf, type LogEntryRow, lockTree, saveGrowth } from './log.store.ts';
import { appendLeaf, type CompletedNode, leafHash } from './merkleTree.ts';

/** What is to be logged. */
export interface NewLogEntry {
  readonly kind: LeafKind;
  readonly certificateId: number;
  readonly number: string;
  /** SHA-256 of what the certificate says (`hashFacts`), hexadecimal; committed to, never published. */
  readonly factsHash: string;
  readonly at: Date;
  /** True where it is entered after the fact; the leaf says so. */
  readonly backfilled?: boolean;
}

/** Appends one entry and gives its leaf's index. Locks the log's size: after certificates, before the audit trail. */
export async function appendLogEntry(transaction: Transaction, entry: NewLogEntry): Promise<number> {
  return appendLogEntries(transaction, [entry]);
}

/** Appends entries in their order and gives the index of the first; a few queries, however many there are. */
export async function appendLogEntries(
  transaction: Transaction,
  entries: readonly NewLogEntry[],
): Promise<number> {
  const tree = await lockTree(transaction);
  const latest = await findLatestOf(transaction, [...new Set(entries.map((entry) => entry.certificateId))]);
  let { size, frontier } = tree;
  const rows: LogEntryRow[] = [];
  const nodes: CompletedNode[] = [];
  for (const entry of entries) {
    const row = rowFor(entry, size, latest.get(entry.certificateId));
    const grown = appendLeaf(size, frontier, Buffer.from(row.leafHash, 'hex'));
    latest.set(entry.certificateId, row);
    rows.push(row);
    nodes.push(...grown.completed);
    frontier = grown.frontier;
    size += 1;
  }
  await saveGrowth(transaction, rows, nodes, { size, frontier });
  return tree.size;
}

function rowFor(entry: NewLogEntry, leafIndex: number, latest: LogEntryRow | undefined): LogEntryRow {
  const { certificateId, kind, number, factsHash, at, backfilled = false } = entry;
  const salt = latest?.salt ?? randomBytes(32).toString('hex');
  const previous = latest?.leafHash ?? null;
  const leaf = leafText(makeLeaf({ kind, number, factsHash, at, salt, previous, backfilled }));
  return { leafIndex, certificateId, leaf, leafHash: leafHash(Buffer.from(leaf)).toString('hex'), salt };
}
