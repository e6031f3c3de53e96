/**
 * Rebuilds the log from its leaves and holds everything that is stored against it: each leaf's hash and place, each
 * node, each signed head. That all heads fit one growing tree is what makes any two of them consistent. Reads a chunk
 * at a time, so that a million entries fit into little memory.
 */
import { findPublishedKeys } from '../keys/signingKey.store.ts';
import { findHeadsAfter } from './head.store.ts';
import { type Leaf, readLeaf } from './leaf.ts';
import { findEntriesAfter, findNodes, findTree, type LogEntryRow } from './log.store.ts';
import type { CompletedNode } from './merkleTree.ts';
import { isHeadSignedBy, type SignedHead } from './treeHead.ts';
import { TreeWalk } from './treeWalk.ts';

/** What can be wrong with the log itself. */
export type TreeProblem =
  | 'entryMissing'
  | 'entryAltered'
  | 'backdated'
  | 'nodeAltered'
  | 'headRoot'
  | 'headSignature'
  | 'headBeyond';

/** One thing that is wrong. `index`: the leaf's, or the size that a head names. */
export interface TreeFinding {
  readonly problem: TreeProblem;
  readonly index: number;
}

/** A leaf that was read, for whoever looks at what it says; null where it is no leaf. */
export interface CheckedEntry extends LogEntryRow {
  readonly entry: Leaf | null;
}

/** What a check found. */
export interface TreeReport {
  readonly entries: number;
  readonly heads: number;
  readonly backfilled: number;
  readonly findings: readonly TreeFinding[];
}

/**
 * So many milliseconds may lie between the time that an entry names and the last head without it: a certificate may be
 * dated the day before, but not last month.
 */
export const backdatingTolerance = 48 * 3_600_000;

const chunk = 1_000;

/** Walks the log. `kept`: heads that someone kept elsewhere, held against the same tree. `look`: gets the entries. */
export async function checkTree(
  kept: readonly SignedHead[],
  look: (entries: readonly CheckedEntry[]) => Promise<void>,
): Promise<TreeReport> {
  const findings: TreeFinding[] = [];
  const walk = new TreeWalk();
  const heads = new HeadCheck(kept, await logKeys(), findings);
  let [entries, backfilled] = [0, 0];
  await heads.passTo(walk);
  for (;;) {
    const rows = await findEntriesAfter(walk.size - 1, chunk);
    if (rows.length === 0) break;
    const nodes: CompletedNode[] = [];
    const checked = rows.map((row) => ({ ...row, entry: readLeaf(row.leaf) }));
    for (const row of checked) {
      const { hash, completed, gapAt } = walk.add(row.leafIndex, Buffer.from(row.leaf));
      nodes.push(...completed);
      if (gapAt !== null) findings.push({ problem: 'entryMissing', index: gapAt });
      if (hash !== row.leafHash || !row.entry)
        findings.push({ problem: 'entryAltered', index: row.leafIndex });
      if (heads.isBackdated(row.entry)) findings.push({ problem: 'backdated', index: row.leafIndex });
      if (row.entry?.backfilled) backfilled += 1;
      await heads.passTo(walk);
    }
    entries += rows.length;
    if (!findings.some(({ problem }) => problem === 'nodeAltered'))
      findings.push(...(await alteredNodes(nodes)).slice(0, 1));
    await look(checked);
  }
  if ((await findTree()).size > walk.size) findings.push({ problem: 'entryMissing', index: walk.size });
  await heads.finish(walk);
  return { entries, heads: heads.count, backfilled, findings };
}

/** The first is named: those above it contradict the log, too. */
async function alteredNodes(nodes: readonly CompletedNode[]): Promise<TreeFinding[]> {
  const stored = await findNodes(nodes);
  const isAltered = ({ level, position, hash }: CompletedNode) =>
    stored.get(`${level}:${position}`) !== hash.toString('hex');
  return nodes
    .filter(isAltered)
    .map(({ level, position }) => ({ problem: 'nodeAltered', index: position * 2 ** level }));
}

type Keys = ReadonlyMap<string, Readonly<Record<string, string>>>;

async function logKeys(): Promise<Keys> {
  const keys = (await findPublishedKeys()).filter(({ purpose }) => purpose === 'log');
  return new Map(keys.map(({ keyId, publicJwk }) => [keyId, publicJwk]));
}

/** Holds heads against the walk, in the order of their sizes. Only the first that contradicts it is named. */
class HeadCheck {
  /** How many were held against the walk. */
  count = 0;
  #waiting: SignedHead[] = [];
  #ours = -1;
  #hasOurs = true;
  #lastSigned: Date | null = null;
  #isContradicted = false;
  readonly #kept: SignedHead[];
  readonly #keys: Keys;
  readonly #findings: TreeFinding[];

  constructor(kept: readonly SignedHead[], keys: Keys, findings: TreeFinding[]) {
    this.#kept = [...kept].sort((one, other) => one.treeSize - other.treeSize);
    this.#keys = keys;
    this.#findings = findings;
  }

  /** Whether an entry names a time long before the last head that lacks it. */
  isBackdated(entry: Leaf | null): boolean {
    if (!entry || entry.backfilled || !this.#lastSigned) return false;
    return Date.parse(entry.at) < this.#lastSigned.getTime() - backdatingTolerance;
  }

  /** Checks the heads of the size that the walk has reached. */
  async passTo(walk: TreeWalk): Promise<void> {
    for (let head = await this.#next(); head && head.treeSize <= walk.size; head = await this.#next()) {
      this.#take(head);
      if (head.rootHash === walk.root && head.treeSize === walk.size) this.#lastSigned = head.signedAt;
      else this.#contradict('headRoot', head.treeSize);
    }
  }

  /** Names the heads that know more entries than there are. */
  async finish(walk: TreeWalk): Promise<void> {
    for (let head = await this.#next(); head; head = await this.#next()) {
      this.#take(head);
      if (head.treeSize > walk.size) this.#contradict('headBeyond', head.treeSize);
    }
  }

  #take(head: SignedHead): void {
    if (this.#kept[0] === head) this.#kept.shift();
    else this.#waiting.shift();
    this.count += 1;
    const key = this.#keys.get(head.keyId);
    if (!key || !isHeadSignedBy(head, key))
      this.#findings.push({ problem: 'headSignature', index: head.treeSize });
  }

  #contradict(problem: TreeProblem, index: number): void {
    if (!this.#isContradicted) this.#findings.push({ problem, index });
    this.#isContradicted = true;
  }

  /** The smallest head that is left, ours or a kept one. */
  async #next(): Promise<SignedHead | null> {
    if (this.#waiting.length === 0 && this.#hasOurs) {
      this.#waiting = await findHeadsAfter(this.#ours, 500);
      this.#ours = this.#waiting.at(-1)?.treeSize ?? this.#ours;
      this.#hasOurs = this.#waiting.length > 0;
    }
    const [ours, kept] = [this.#waiting[0], this.#kept[0]];
    return (ours && kept ? (kept.treeSize <= ours.treeSize ? kept : ours) : (ours ?? kept)) ?? null;
  }
}
