/** Proofs from the log: that an entry is in it, and that it only ever grew. Reads O(log n) rows. */
import { findNewestHead } from './head.store.ts';
import { type Leaf, numberKey, readLeaf } from './leaf.ts';
import { findEntriesOf, findHashes, type LogEntryRow } from './log.store.ts';
import { consistencyRanges, inclusionRanges, type Range, rangeHash, subtreesOf } from './merkleTree.ts';
import { currentHead } from './signTreeHead.action.ts';
import type { SignedHead } from './treeHead.ts';

/** That one entry about a certificate is in the log that a signed head names. */
export interface InclusionProof {
  readonly leafIndex: number;
  /** The leaf's bytes, canonical JSON. */
  readonly leaf: string;
  readonly entry: Leaf;
  /** Hexadecimal. */
  readonly leafHash: string;
  /** Hashes from the leaf upwards, hexadecimal. */
  readonly path: readonly string[];
  readonly head: SignedHead;
  /** Opens the leaf's commitment to the certificate's number, hexadecimal. */
  readonly numberKey: string;
}

/** Proves the latest entry about a certificate; null where it is not in the log, or not in a signed head yet. */
export async function proveInclusion(
  certificateId: number,
  now = new Date(),
): Promise<InclusionProof | null> {
  return (await proveHistory(certificateId, now)).at(-1) ?? null;
}

/** Proves every entry about a certificate against one head, oldest first; what is not in a head yet is left out. */
export async function proveHistory(certificateId: number, now = new Date()): Promise<InclusionProof[]> {
  const entries = await findEntriesOf(certificateId);
  const latest = entries.at(-1);
  if (!latest) return [];
  const newest = await findNewestHead();
  const head = newest && newest.treeSize > latest.leafIndex ? newest : await currentHead(now);
  if (!head) return [];
  const included = entries.filter(({ leafIndex }) => leafIndex < head.treeSize);
  return Promise.all(included.map((entry) => proofOf(entry, head)));
}

/** The audit path of a leaf in the tree of this size; the caller has checked both. */
export function inclusionPath(index: number, size: number): Promise<string[]> {
  return hashesOf(inclusionRanges(index, size));
}

/** The consistency proof between trees of these sizes; the caller has checked both. */
export function consistencyPath(first: number, second: number): Promise<string[]> {
  return hashesOf(consistencyRanges(first, second));
}

async function proofOf(row: LogEntryRow, head: SignedHead): Promise<InclusionProof> {
  const { leafIndex, leaf, leafHash, salt } = row;
  const entry = readLeaf(leaf);
  if (!entry) throw new Error(`Entry ${leafIndex} of the log is no leaf.`);
  const path = await inclusionPath(leafIndex, head.treeSize);
  return { leafIndex, leaf, entry, leafHash, path, head, numberKey: numberKey(salt) };
}

async function hashesOf(ranges: readonly Range[]): Promise<string[]> {
  const hashOf = await findHashes(ranges.flatMap(subtreesOf));
  return ranges.map((range) => rangeHash(range, hashOf).toString('hex'));
}
