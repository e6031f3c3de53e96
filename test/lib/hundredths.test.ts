import { expect } from 'chai';
import fc from 'fast-check';
import { divideHundredths, readHundredths, showHundredths } from '../../src/lib/hundredths.ts';

describe('marks in hundredths', () => {
  it('show two decimals and keep their sign', () => {
    expect([8750, 5, 0, -150].map(showHundredths)).to.deep.equal(['87.50', '0.05', '0.00', '-1.50']);
  });

  it('read what people type and refuse the rest', () => {
    expect(['87.5', ' 60 ', '0.05', '-1.5'].map(readHundredths)).to.deep.equal([8750, 6000, 5, -150]);
    expect(['', '1.234', 'abc', '1e3', '--1'].map(readHundredths)).to.deep.equal([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('come back from their own text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        (mark) => readHundredths(showHundredths(mark)) === mark,
      ),
    );
  });

  it('divide with halves away from zero', () => {
    expect([
      divideHundredths(5, 2),
      divideHundredths(-5, 2),
      divideHundredths(10, 3),
      divideHundredths(20, 3),
    ]).to.deep.equal([3, -3, 3, 7]);
  });
});
