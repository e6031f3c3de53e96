import { expect } from 'chai';
import fc from 'fast-check';
import { isSameName } from '../../src/verification/sameName.ts';

describe('a holder’s name as an employer types it', () => {
  it('is hers whatever dots, spaces, width and case were typed', () => {
    expect(isSameName('王桂芳', ' 王 桂芳')).to.equal(true);
    expect(isSameName('古丽米热·阿不都热合曼', '古丽米热•阿不都热合曼')).to.equal(true);
    expect(isSameName('古丽米热·阿不都热合曼', '古丽米热.阿不都热合曼')).to.equal(true);
    expect(isSameName('古丽米热·阿不都热合曼', '古丽米热阿不都热合曼')).to.equal(true);
    expect(isSameName('Anna-Maria Li', 'ＡＮＮＡ maria li')).to.equal(true);
  });

  it('is not another’s, and never a blank', () => {
    expect(isSameName('王桂芳', '王桂兰')).to.equal(false);
    expect(isSameName('王桂芳', '王芳')).to.equal(false);
    expect(isSameName('·', '.')).to.equal(false);
  });

  it('is not matched by a part of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龟]{2,6}$/), (name) => {
        expect(isSameName(name, name)).to.equal(true);
        expect(isSameName(name, name.slice(0, -1))).to.equal(false);
      }),
    );
  });
});
