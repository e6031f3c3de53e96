/** Checks the proofs of a Merkle tree without having the tree (RFC 9162, 2.1.3.2 and 2.1.4.2). Knows no storage. */
import { emptyRoot, nodeHash } from './merkleTree.ts';

/** What an inclusion proof claims: that the leaf with this hash is at this place in the tree with this root. */
export interface InclusionClaim {
  readonly leaf: Buffer;
  readonly index: number;
  readonly size: number;
  readonly root: Buffer;
}

/** What a consistency proof claims: that the second tree began as the first. */
export interface ConsistencyClaim {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Buffer;
  readonly secondRoot: Buffer;
}

/** Whether the path proves the claim. */
export function holdsInclusion(
  { leaf, index, size, root }: InclusionClaim,
  path: readonly Buffer[],
): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(step, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** Whether the path proves the claim. The empty tree is the beginning of every tree, proved by nothing. */
export function holdsConsistency(claim: ConsistencyClaim, path: readonly Buffer[]): boolean {
  const { first, second, firstRoot, secondRoot } = claim;
  if (first > second || first < 0) return false;
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot);
  if (first === 0) return path.length === 0 && firstRoot.equals(emptyRoot());
  const [start, ...steps] = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  if (!start || (steps.length === 0 && path.length === 0)) return false;
  let [place, last] = [first - 1, second - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [older, newer] = [start, start];
  for (const step of steps) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [older, newer] = [nodeHash(step, older), nodeHash(step, newer)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else newer = nodeHash(newer, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && older.equals(firstRoot) && newer.equals(secondRoot);
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
