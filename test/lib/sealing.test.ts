import { expect } from 'chai';
import fc from 'fast-check';
import { deriveKeys, lookupHash, seal, unseal } from '../../src/lib/sealing.ts';

const keys = deriveKeys(Buffer.alloc(32, 7));

describe('sealing personal texts', () => {
  it('gives back every text, and never the same box twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const box = seal(keys, text);
        expect(unseal(keys, box)).to.equal(text);
        expect(seal(keys, text)).not.to.equal(box);
      }),
    );
  });

  it('notices any changed bit', () => {
    const box = Buffer.from(seal(keys, '990000198001010012'), 'base64');
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = Buffer.from(box);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => unseal(keys, changed.toString('base64'))).to.throw();
    }
  });

  it('opens with no other key, and hashes differ by key', () => {
    const others = deriveKeys(Buffer.alloc(32, 8));
    expect(() => unseal(others, seal(keys, '13900000001'))).to.throw();
    expect(lookupHash(keys, 'x'))
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.equal(lookupHash(others, 'x'));
  });
});
