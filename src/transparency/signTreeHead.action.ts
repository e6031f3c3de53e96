/** Signs the log's head: on a timer when it grew, and on demand, but never more often than every few seconds. */
import { unitOfWork } from '../db/unitOfWork.ts';
import { findSigningKey } from '../keys/signingKey.store.ts';
import { findNewestHead, keepHead } from './head.store.ts';
import { findHashes, findTree } from './log.store.ts';
import { rangeHash, subtreesOf } from './merkleTree.ts';
import { type SignedHead, signHead } from './treeHead.ts';

/** Heads that were asked for are at least so many milliseconds apart. */
export const headInterval = 3_000;

/** The newest head, signed now where the log grew since the last one and that is a few seconds old; null: empty log. */
export async function currentHead(now: Date): Promise<SignedHead | null> {
  const newest = await findNewestHead();
  const age = newest ? now.getTime() - newest.signedAt.getTime() : Number.POSITIVE_INFINITY;
  return newest && age < headInterval ? newest : signTreeHead(now, newest);
}

/**
 * Signs the log as it is, unless it did not grow.
 * @throws where the log no longer begins as the last head says: such a log is never signed
 */
export async function signTreeHead(
  now: Date,
  last: SignedHead | null | undefined = undefined,
): Promise<SignedHead | null> {
  const newest = last === undefined ? await findNewestHead() : last;
  const { size } = await findTree();
  if (size === 0 || size === newest?.treeSize) return newest;
  const [whole, before] = [
    { start: 0, end: size },
    { start: 0, end: newest?.treeSize ?? 0 },
  ];
  const hashOf = await findHashes([whole, before].flatMap(subtreesOf));
  if (newest && (size < newest.treeSize || rangeHash(before, hashOf).toString('hex') !== newest.rootHash))
    throw new Error(`The log contradicts its head of ${newest.treeSize} entries: run npm run log:verify.`);
  const rootHash = rangeHash(whole, hashOf).toString('hex');
  const head = signHead({ treeSize: size, rootHash, signedAt: now }, await findSigningKey('log'));
  return unitOfWork((transaction) => keepHead(transaction, head));
}
