import { expect } from 'chai';
import fc from 'fast-check';
import { chunksOf } from '../../src/lib/chunks.ts';

describe('a list in pieces', () => {
  it('is whole and in order, no piece is empty, and only the last may be shorter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (values, size) => {
        const chunks = [...chunksOf(values, size)];
        expect(chunks.flat()).to.deep.equal(values);
        expect(chunks.every(({ length }) => length > 0 && length <= size)).to.equal(true);
        expect(chunks.slice(0, -1).every(({ length }) => length === size)).to.equal(true);
      }),
    );
  });
});
