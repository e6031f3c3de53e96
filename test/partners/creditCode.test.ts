import { expect } from 'chai';
import fc from 'fast-check';
import { creditCodeCheck, creditCodeFault, normaliseCreditCode } from '../../src/partners/creditCode.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...alphabet);
const digit = fc.constantFrom(...'0123456789');
const code = fc
  .tuple(
    fc.string({ unit: character, minLength: 2, maxLength: 2 }),
    fc.string({ unit: digit, minLength: 6, maxLength: 6 }),
    fc.string({ unit: character, minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''))
  .map((body) => body + creditCodeCheck(body));

describe('the unified social credit code', () => {
  it('holds for published codes of real bodies', () => {
    // Of two companies in Shenzhen and Hangzhou, as on their public pages.
    for (const known of ['91440300708461136T', '91330100799655058B'])
      expect(creditCodeFault(known), known).to.equal(null);
  });

  it('holds for every code that ends with its check character', () => {
    fc.assert(fc.property(code, (one) => creditCodeFault(one) === null));
  });

  it('catches any one wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), character, (one, at, wrong) => {
        fc.pre(one[at] !== wrong);
        return creditCodeFault(one.slice(0, at) + wrong + one.slice(at + 1)) !== null;
      }),
      { numRuns: 2_000 },
    );
  });

  it('catches any swap of neighbours', () => {
    fc.assert(
      fc.property(code, fc.nat(16), (one, at) => {
        fc.pre(one[at] !== one[at + 1]);
        const swapped = one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2);
        return creditCodeFault(swapped) !== null;
      }),
      { numRuns: 2_000 },
    );
  });

  it('forgives case, width, spaces and dashes, and nothing else', () => {
    expect(normaliseCreditCode(' ９1440300 708461136t ')).to.equal('91440300708461136T');
    for (const wrong of ['', '9144030070846113', '91440300708461136I', '91440300708461136TT'])
      expect(creditCodeFault(wrong), wrong).to.equal('shape');
  });
});
