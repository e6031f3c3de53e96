/**
 * The Merkle tree of RFC 6962 (hashes) and RFC 9162 (proofs). Knows no storage: a tree is kept as the hashes of its
 * complete subtrees, and every root and proof is put together from O(log n) of them, which the caller looks up.
 */
import { hash as digest } from 'node:crypto';

/** A complete subtree: 2^level leaves, the first of them leaf `position` × 2^level. */
export interface Subtree {
  readonly level: number;
  readonly position: number;
}

/** Leaves from `start` up to, but not with, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Looks up the hash of a complete subtree. */
export type HashOf = (subtree: Subtree) => Buffer;

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** The hash of a leaf: SHA-256 over 0x00 and its bytes. */
export function leafHash(data: Uint8Array): Buffer {
  return digest('sha256', Buffer.concat([leafPrefix, data]), 'buffer');
}

/** The hash of an inner node: SHA-256 over 0x01 and its two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return digest('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return digest('sha256', '', 'buffer');
}

/** A node that an append completed. */
export interface CompletedNode extends Subtree {
  readonly hash: Buffer;
}

/**
 * Appends a leaf to a tree of `size` leaves whose frontier (the roots of its complete subtrees, largest first) is
 * given; returns the new frontier and the subtrees that are complete now, the leaf itself first. Reads nothing else.
 */
export function appendLeaf(
  size: number,
  frontier: readonly Buffer[],
  leaf: Buffer,
): { frontier: Buffer[]; completed: CompletedNode[] } {
  const rest = [...frontier];
  const completed: CompletedNode[] = [{ level: 0, position: size, hash: leaf }];
  let hash = leaf;
  for (let level = 0; Math.floor(size / 2 ** level) % 2 === 1; level++) {
    const left = rest.pop();
    if (!left) throw new Error(`A tree of ${size} leaves has a longer frontier.`);
    hash = nodeHash(left, hash);
    completed.push({ level: level + 1, position: Math.floor(size / 2 ** (level + 1)), hash });
  }
  return { frontier: [...rest, hash], completed };
}

/** The root of a tree from its frontier. */
export function rootOf(frontier: readonly Buffer[]): Buffer {
  return frontier.length === 0 ? emptyRoot() : frontier.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest complete subtrees that make up a range, from left to right. */
export function subtreesOf({ start, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let next = start; next < end; ) {
    const width = largestWidth(next, end - next);
    subtrees.push({ level: Math.round(Math.log2(width)), position: next / width });
    next += width;
  }
  return subtrees;
}

/** The hash of a range that is a node of the tree. */
export function rangeHash(range: Range, hashOf: HashOf): Buffer {
  return rootOf(subtreesOf(range).map(hashOf));
}

/**
 * The ranges whose hashes prove that a leaf is in a tree, from the leaf upwards (RFC 9162, 2.1.3.1).
 * @throws RangeError where the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!isWhole(index) || !isWhole(size) || index >= size) throw new RangeError(`no leaf ${index} in ${size}`);
  const path = (start: number, end: number): Range[] => {
    if (end - start <= 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...path(start, middle), { start: middle, end }]
      : [...path(middle, end), { start, end: middle }];
  };
  return path(0, size);
}

/**
 * The ranges whose hashes prove that a tree began as an earlier one (RFC 9162, 2.1.4.1); none when both are the same
 * or the earlier one is empty.
 * @throws RangeError where the first is larger than the second
 */
export function consistencyRanges(first: number, second: number): Range[] {
  if (!isWhole(first) || !isWhole(second) || first > second)
    throw new RangeError(`${first} leaves after ${second}`);
  if (first === 0 || first === second) return [];
  const subproof = (start: number, end: number, isWholeOfFirst: boolean): Range[] => {
    if (first === end) return isWholeOfFirst ? [] : [{ start, end }];
    const middle = start + splitOf(end - start);
    return first <= middle
      ? [...subproof(start, middle, isWholeOfFirst), { start: middle, end }]
      : [...subproof(middle, end, false), { start, end: middle }];
  };
  return subproof(0, second, true);
}

/** The largest power of two smaller than `size`, which is at least 2. */
function splitOf(size: number): number {
  let width = 1;
  while (width * 2 < size) width *= 2;
  return width;
}

/** The widest complete subtree that begins at `start` within so many leaves. */
function largestWidth(start: number, within: number): number {
  let width = 1;
  while (start % (width * 2) === 0 && width * 2 <= within) width *= 2;
  return width;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
