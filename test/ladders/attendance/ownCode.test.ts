import { expect } from 'chai';
import fc from 'fast-check';
import {
  areDigitsOf,
  digitsStepSeconds,
  ownCodeText,
  ownCodeValidSeconds,
  ownDigits,
  readOwnCode,
  unwrapOwnCode,
  wrapOwnCode,
} from '../../../src/ladders/attendance/ownCode.ts';

const at = new Date('2026-11-23T02:00:30Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe('a trainee’s own code', () => {
  it('says whose it is for a minute and a half, and nothing before its time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 300 }),
        (id, late) => {
          const expected = late < ownCodeValidSeconds ? id : 'tooOld';
          expect(readOwnCode(ownCodeText(id, at), later(late))).to.equal(expected);
        },
      ),
    );
    expect(readOwnCode(ownCodeText(7, at), later(-1))).to.equal(null);
    expect(readOwnCode('0:1764000000000', at)).to.equal(null);
  });

  it('is told from other texts', () => {
    expect(unwrapOwnCode(wrapOwnCode('A'.repeat(60)))).to.equal('A'.repeat(60));
    for (const text of ['', 'JT1.', 'https://example.cn', `JT1.${'-'.repeat(60)}`])
      expect(unwrapOwnCode(text)).to.equal(null);
  });

  it('is typed as six digits of this minute or the one before', () => {
    const digits = ownDigits('secret', at);
    expect(digits).to.match(/^\d{6}$/);
    expect(areDigitsOf('secret', digits, later(digitsStepSeconds))).to.equal(true);
    expect(areDigitsOf('secret', digits, later(2 * digitsStepSeconds))).to.equal(false);
    expect(areDigitsOf('other', digits, at)).to.equal(false);
  });
});
