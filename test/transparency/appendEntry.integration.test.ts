import { expect } from 'chai';
import fc from 'fast-check';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import {
  appendLogEntries,
  appendLogEntry,
  type NewLogEntry,
} from '../../src/transparency/appendEntry.action.ts';
import { canonicalJson } from '../../src/transparency/canonicalJson.ts';
import { commitment, hashFacts, numberKey, readLeaf } from '../../src/transparency/leaf.ts';
import { findEntries, findEntriesOf, findHashes, findTree } from '../../src/transparency/log.store.ts';
import { leafHash, rangeHash, rootOf, subtreesOf } from '../../src/transparency/merkleTree.ts';
import { useDatabase } from '../support/database.ts';

const at = new Date('2026-11-23T02:00:00Z');
const entry = (certificateId: number, changes: Partial<NewLogEntry> = {}): NewLogEntry => ({
  kind: 'issued',
  certificateId,
  number: `JT-26-T-${certificateId}`,
  factsHash: hashFacts({ certificateId }),
  at,
  ...changes,
});

describe('appending to the transparency log', () => {
  useDatabase();

  it('gives each entry the next index, whether alone, in bulk, or eight at once', async () => {
    expect(await unitOfWork((transaction) => appendLogEntry(transaction, entry(1)))).to.equal(0);
    const bulk = [entry(2), entry(3), entry(4)];
    expect(await unitOfWork((transaction) => appendLogEntries(transaction, bulk))).to.equal(1);
    const ids = [5, 6, 7, 8, 9, 10, 11, 12];
    const indexes = await Promise.all(
      ids.map((id) => unitOfWork((transaction) => appendLogEntry(transaction, entry(id)))),
    );
    expect(indexes.sort((one, other) => one - other)).to.deep.equal([4, 5, 6, 7, 8, 9, 10, 11]);
    expect((await findTree()).size).to.equal(12);
  });

  it('keeps every complete subtree, so that the stored nodes give the same root as the leaves', async () => {
    const entries = Array.from({ length: 37 }, (_, id) => entry(id + 1));
    for (const cut of [entries.slice(0, 20), entries.slice(20)])
      await unitOfWork((transaction) => appendLogEntries(transaction, cut));
    const stored = await findEntries(0, 37);
    const whole = { start: 0, end: 37 };
    const fromNodes = rangeHash(whole, await findHashes(subtreesOf(whole)));
    expect(rootOf((await findTree()).frontier).equals(fromNodes)).to.equal(true);
    for (const { leaf, leafHash: hash } of stored)
      expect(leafHash(Buffer.from(leaf)).toString('hex')).to.equal(hash);
  });

  it('links the entries of a certificate, also within one bulk, and names nobody', async () => {
    const later: NewLogEntry[] = [entry(1, { kind: 'suspended' }), entry(1, { kind: 'resumed' })];
    await unitOfWork((transaction) => appendLogEntry(transaction, entry(1)));
    await unitOfWork((transaction) => appendLogEntries(transaction, later));
    const [first, second, third] = await findEntriesOf(1);
    expect(readLeaf(first?.leaf ?? '')?.previous).to.equal(null);
    expect(readLeaf(second?.leaf ?? '')?.previous).to.equal(first?.leafHash);
    expect(readLeaf(third?.leaf ?? '')?.previous).to.equal(second?.leafHash);
    expect(third?.leaf)
      .not.to.include('JT-26')
      .and.not.to.include(hashFacts({ certificateId: 1 }));
    const leaf = readLeaf(third?.leaf ?? '');
    expect(leaf?.certificate).to.equal(commitment(numberKey(third?.salt ?? ''), 'JT-26-T-1'));
  });

  it('says nothing when the transaction is undone', async () => {
    const failing = unitOfWork(async (transaction) => {
      await appendLogEntry(transaction, entry(1));
      throw new Error('undone');
    });
    await failing.catch(() => {});
    expect((await findTree()).size).to.equal(0);
    expect(await findEntriesOf(1)).to.deep.equal([]);
  });
});

describe('canonical JSON', () => {
  it('is the same for the same value, in whatever order its names were written', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { z: null, y: 'é' }], c: undefined } })).to.equal(
      '{"a":{"d":[2,{"y":"é","z":null}]},"b":1}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        return canonicalJson(value) === canonicalJson(reversed);
      }),
    );
  });
});
