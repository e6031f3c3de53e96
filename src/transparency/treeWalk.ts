/** Rebuilds a tree leaf by leaf and notices gaps. Knows no storage. */
import { appendLeaf, type CompletedNode, leafHash, rootOf } from './merkleTree.ts';

/** What one more leaf brought. */
export interface Step {
  /** Hexadecimal. */
  readonly hash: string;
  /** Subtrees of two leaves or more that it completed. */
  readonly completed: readonly CompletedNode[];
  /** The first index that is missing before it, or null. */
  readonly gapAt: number | null;
}

/** A tree that grows; after a gap there is no tree any more, but leaves can still be looked at. */
export class TreeWalk {
  #frontier: readonly Buffer[] = [];
  #size = 0;
  #isWhole = true;

  /** The index that comes next. */
  get size(): number {
    return this.#size;
  }

  /** The root in hexadecimal, or null after a gap. */
  get root(): string | null {
    return this.#isWhole ? rootOf(this.#frontier).toString('hex') : null;
  }

  /** Adds a leaf. */
  add(index: number, data: Uint8Array): Step {
    const leaf = leafHash(data);
    const gapAt = index === this.#size ? null : this.#size;
    const completed: CompletedNode[] = [];
    if (gapAt !== null) this.#isWhole = false;
    if (this.#isWhole) {
      const grown = appendLeaf(index, this.#frontier, leaf);
      this.#frontier = grown.frontier;
      completed.push(...grown.completed.slice(1));
    }
    this.#size = index + 1;
    return { hash: leaf.toString('hex'), completed, gapAt };
  }
}
