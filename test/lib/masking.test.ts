import { expect } from 'chai';
import fc from 'fast-check';
import { maskIdentityNumber, maskName, maskPhone } from '../../src/lib/masking.ts';

const names: readonly (readonly [name: string, masked: string])[] = [
  ['王芳', '王*'],
  ['王小芳', '王*芳'],
  ['欧阳小芳', '欧**芳'],
  ['古丽米热·阿不都', '古***·**都'],
  ['Anna Maria Li', 'A*** M*** L***'],
  ['  王小芳 ', '王*芳'],
  ['王', '*'],
  ['', ''],
  ['王A芳', '王***'],
];

describe('masking', () => {
  for (const [name, masked] of names)
    it(`shows the name "${name}" as "${masked}"`, () => expect(maskName(name)).to.equal(masked));

  it('keeps a phone’s first three and last four digits', () => {
    expect(maskPhone('13812341234')).to.equal('138****1234');
  });

  it('keeps an ID number’s first four and last four characters', () => {
    expect(maskIdentityNumber('11010519491231002X')).to.equal('1101**********002X');
  });

  it('hides short phones and ID numbers whole', () => {
    expect(maskPhone('1234567')).to.equal('*******');
    expect(maskIdentityNumber('12345678')).to.equal('********');
  });

  it('never shows more than two characters of a Chinese name', () => {
    const name = fc.array(fc.constantFrom(...'王小芳李一欧阳'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(name, (characters) => maskName(characters.join('')).replaceAll('*', '').length <= 2),
    );
  });
});
