import { expect } from 'chai';
import fc from 'fast-check';
import { drawToken, isToken } from '../../src/lib/publicToken.ts';

const crockford = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

describe('tokens of public addresses', () => {
  it('carry 130 bits of the given randomness and are recognised', () => {
    const bytes = fc.uint8Array({ minLength: 26, maxLength: 26 });
    fc.assert(
      fc.property(bytes, (random) => {
        const token = drawToken(() => random);
        const read = Array.from(token.toUpperCase(), (character) => crockford.indexOf(character));
        return isToken(token) && read.every((value, index) => value === (random[index] ?? 0) % 32);
      }),
    );
  });

  it('are told from anything else', () => {
    for (const text of [
      '',
      'abc',
      'u'.repeat(26),
      'A'.repeat(26),
      '0'.repeat(25),
      '0'.repeat(27),
      `${'0'.repeat(26)}\n`,
    ])
      expect(isToken(text), JSON.stringify(text)).to.equal(false);
  });
});
