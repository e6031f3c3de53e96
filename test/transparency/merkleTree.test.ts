import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { holdsConsistency, holdsInclusion } from '../../src/transparency/merkleProof.ts';
import {
  appendLeaf,
  consistencyRanges,
  type HashOf,
  inclusionRanges,
  leafHash,
  nodeHash,
  rangeHash,
  rootOf,
  subtreesOf,
} from '../../src/transparency/merkleTree.ts';

/** The leaves and roots that implementations of RFC 6962 test themselves with. */
const vectors = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;

const sizes = fc.integer({ min: 1, max: 130 });
const treeOf = (size: number) =>
  plant(Array.from({ length: size }, (_, index) => Buffer.from(`leaf ${index}`)));
const largest = treeOf(130);

describe('the Merkle tree', () => {
  it('has the roots of the test vectors of RFC 6962', () => {
    expect(rootOf([]).toString('hex')).to.equal(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    vectors.forEach(([, root], index) => {
      const leaves = vectors.slice(0, index + 1).map(([data]) => Buffer.from(data, 'hex'));
      expect(
        plant(leaves)
          .root(index + 1)
          .toString('hex'),
      ).to.equal(root);
      expect(naiveRoot(leaves).toString('hex')).to.equal(root);
    });
  });

  it('has the proofs of the test vectors', () => {
    const tree = plant(vectors.map(([data]) => Buffer.from(data, 'hex')));
    expect(tree.inclusion(5, 8).map((hash) => hash.toString('hex'))).to.deep.equal([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(tree.consistency(6, 8).map((hash) => hash.toString('hex'))).to.deep.equal([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('grows leaf by leaf to the root that a naive tree has', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 }), (data) => {
        const leaves = data.map((bytes) => Buffer.from(bytes));
        return plant(leaves).root(leaves.length).equals(naiveRoot(leaves));
      }),
    );
  });

  it('proves every leaf in every tree, with a path of at most log2 n hashes, from at most 2 log2 n subtrees', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, number) => {
        const index = number % size;
        const path = largest.inclusion(index, size);
        const claim = { leaf: largest.leaf(index), index, size, root: largest.root(size) };
        const reads = inclusionRanges(index, size).flatMap(subtreesOf).length;
        return (
          holdsInclusion(claim, path) &&
          path.length <= Math.ceil(Math.log2(size)) &&
          reads <= 2 * Math.ceil(Math.log2(size))
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('proves that every tree began as each smaller one', () => {
    for (let second = 1; second <= 66; second++)
      for (let first = 0; first <= second; first++) {
        const claim = { first, second, firstRoot: largest.root(first), secondRoot: largest.root(second) };
        expect(holdsConsistency(claim, largest.consistency(first, second)), `${first} ${second}`).to.equal(
          true,
        );
      }
  });

  it('asks for a handful of subtrees among a million leaves', () => {
    const count = (ranges: { start: number; end: number }[]) => ranges.flatMap(subtreesOf).length;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.nat(), (size, number) => {
        const index = number % size;
        return count(inclusionRanges(index, size)) <= 40 && count(consistencyRanges(index + 1, size)) <= 42;
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses proofs of leaves and trees that are not there', () => {
    expect(() => inclusionRanges(3, 3)).to.throw(RangeError);
    expect(() => inclusionRanges(-1, 3)).to.throw(RangeError);
    expect(() => inclusionRanges(0.5, 3)).to.throw(RangeError);
    expect(() => consistencyRanges(4, 3)).to.throw(RangeError);
  });
});

describe('a forged proof', () => {
  it('of inclusion fails: another leaf, another place, another size, a changed, missing or added step', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat(255), (size, number, at, flip) => {
        const index = number % size;
        const path = largest.inclusion(index, size);
        const claim = { leaf: largest.leaf(index), index, size, root: largest.root(size) };
        const changed = path.map((hash, step) => (step === at % path.length ? flipped(hash, flip) : hash));
        const others = [
          { ...claim, leaf: flipped(claim.leaf, flip) },
          { ...claim, root: flipped(claim.root, flip) },
          { ...claim, index: size },
          { ...claim, index: -1 },
          ...(size > 1 ? [{ ...claim, index: (index + 1) % size }] : []),
        ];
        return (
          others.every((other) => !holdsInclusion(other, path)) &&
          (path.length === 0 || !holdsInclusion(claim, changed)) &&
          (path.length === 0 || !holdsInclusion(claim, path.slice(1))) &&
          !holdsInclusion(claim, [...path, claim.leaf])
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('of consistency fails: another root, a changed, missing or added step', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), fc.nat(255), (one, other, at, flip) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const path = largest.consistency(first, second);
        const claim = { first, second, firstRoot: largest.root(first), secondRoot: largest.root(second) };
        const changed = path.map((hash, step) => (step === at % path.length ? flipped(hash, flip) : hash));
        return (
          !holdsConsistency({ ...claim, firstRoot: flipped(claim.firstRoot, flip) }, path) &&
          !holdsConsistency({ ...claim, secondRoot: flipped(claim.secondRoot, flip) }, path) &&
          (path.length === 0 || !holdsConsistency(claim, changed)) &&
          (path.length === 0 || !holdsConsistency(claim, path.slice(1))) &&
          !holdsConsistency(claim, [...path, claim.firstRoot])
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('of consistency fails for a tree in which an early leaf was changed', () => {
    const forged = plant(
      Array.from({ length: 50 }, (_, index) => Buffer.from(`leaf ${index === 3 ? 'x' : index}`)),
    );
    const claim = { first: 20, second: 50, firstRoot: largest.root(20), secondRoot: forged.root(50) };
    expect(holdsConsistency(claim, forged.consistency(20, 50))).to.equal(false);
  });
});

/** A tree as the log keeps it: the hashes of its complete subtrees. */
function plant(leaves: readonly Buffer[]) {
  const nodes = new Map<string, Buffer>();
  let frontier: Buffer[] = [];
  leaves.forEach((data, index) => {
    const grown = appendLeaf(index, frontier, leafHash(data));
    frontier = grown.frontier;
    for (const { level, position, hash } of grown.completed) nodes.set(`${level}:${position}`, hash);
  });
  const hashOf: HashOf = ({ level, position }) => nodes.get(`${level}:${position}`) as Buffer;
  return {
    leaf: (index: number) => hashOf({ level: 0, position: index }),
    root: (size: number) => rangeHash({ start: 0, end: size }, hashOf),
    inclusion: (index: number, size: number) =>
      inclusionRanges(index, size).map((range) => rangeHash(range, hashOf)),
    consistency: (first: number, second: number) =>
      consistencyRanges(first, second).map((range) => rangeHash(range, hashOf)),
  };
}

/** RFC 6962, 2.1, word by word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leafHash(leaves[0] as Buffer);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

function flipped(hash: Buffer, number: number): Buffer {
  const copy = Buffer.from(hash);
  copy[number % copy.length] = (copy[number % copy.length] as number) ^ (1 << (number % 8));
  return copy;
}
