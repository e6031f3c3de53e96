import { expect } from 'chai';
import fc from 'fast-check';
import { formLabel, ledgerOf, nextForms, readFormNumber, usualStart } from '../../src/issuing/formLedger.ts';

const range = { firstNumber: 101, lastNumber: 120 };
const numbers = fc.uniqueArray(fc.integer({ min: 101, max: 120 }));

describe('the ledger of forms', () => {
  it('adds up: received is used, spoiled and left', () => {
    expect(ledgerOf(range, { used: 12, spoiled: 3 })).to.deep.equal({
      received: 20,
      used: 12,
      spoiled: 3,
      left: 5,
    });
    expect(() => ledgerOf(range, { used: 20, spoiled: 1 })).to.throw('20 forms');
  });

  it('hands out forms in order, none twice, none that left the stock, and all or nothing', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 95, max: 121 }),
        fc.integer({ min: 1, max: 20 }),
        (gone, from, n) => {
          const taken = new Set(gone);
          const given = nextForms(range, taken, from, n);
          const free = Array.from({ length: 20 }, (_, index) => 101 + index).filter(
            (number) => number >= from && !taken.has(number),
          );
          expect(given).to.deep.equal(free.length >= n ? free.slice(0, n) : null);
        },
      ),
    );
  });

  it('goes on after the last form that left the stock, and back to what was left out at the end', () => {
    expect(usualStart(range, new Set())).to.equal(101);
    expect(usualStart(range, new Set([105, 103]))).to.equal(106);
    expect(usualStart(range, new Set([120]))).to.equal(101);
  });

  it('reads a number with or without prefix and zeros', () => {
    const series = { prefix: 'AB', digits: 6 };
    expect(formLabel(series, 42)).to.equal('AB000042');
    expect(readFormNumber(series, 'ab000042')).to.equal(42);
    expect(readFormNumber(series, ' 42 ')).to.equal(42);
    expect(readFormNumber(series, 'AC42')).to.equal(null);
  });
});
