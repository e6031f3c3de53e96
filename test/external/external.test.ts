import { expect } from 'chai';
import fc from 'fast-check';
import { isExternalNumber, normaliseExternalNumber } from '../../src/external/externalNumber.ts';
import { isOurNumber } from '../../src/external/ourNumber.ts';
import { scanTypeOf } from '../../src/external/scanType.ts';

const skillLevel = 'Y000023010203243000123';

describe('numbers of other issuers', () => {
  it('have the shape of their kind', () => {
    expect(isExternalNumber('skillLevel', skillLevel)).to.equal(true);
    expect(isExternalNumber('skillLevel', `S${skillLevel.slice(1)}`)).to.equal(true);
    expect(isExternalNumber('skillLevel', `X${skillLevel.slice(1)}`), 'no assessor').to.equal(false);
    expect(isExternalNumber('skillLevel', skillLevel.replace('23', '99')), 'no province').to.equal(false);
    expect(isExternalNumber('specialTechnician', `AB${'1'.repeat(20)}`)).to.equal(true);
    expect(isExternalNumber('vocationalQualification', '1'.repeat(16))).to.equal(true);
    expect(isExternalNumber('vocationalQualification', '1'.repeat(17))).to.equal(false);
    expect(isExternalNumber('earlierPaper', '妇字〔2019〕第0001号')).to.equal(true);
  });

  it('are the same however they are typed', () => {
    const gaps = fc.array(fc.constantFrom('', ' ', '　'), { minLength: 22, maxLength: 22 });
    fc.assert(
      fc.property(gaps, (spaces) => {
        const typed = [...skillLevel.toLowerCase()].map((letter, index) => letter + spaces[index]).join('');
        expect(normaliseExternalNumber(typed)).to.equal(skillLevel);
      }),
    );
  });

  it('lose their shape with any character more or less', () => {
    fc.assert(
      fc.property(fc.nat({ max: 21 }), (place) => {
        const shorter = skillLevel.slice(0, place) + skillLevel.slice(place + 1);
        expect(isExternalNumber('skillLevel', shorter)).to.equal(false);
        expect(isExternalNumber('skillLevel', `${skillLevel}1`)).to.equal(false);
      }),
    );
  });

  it('are told from ours', () => {
    expect(isOurNumber('jt-26-t-7k3m9q4-x')).to.equal(true);
    expect(isOurNumber(skillLevel)).to.equal(false);
  });
});

describe('a scan', () => {
  it('is known by its first bytes, not by its name', () => {
    expect(scanTypeOf(Buffer.from('%PDF-1.7'))).to.equal('application/pdf');
    expect(scanTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).to.equal('image/jpeg');
    expect(scanTypeOf(Buffer.from('<svg onload=alert(1)>'))).to.equal(null);
    expect(scanTypeOf(Buffer.alloc(0))).to.equal(null);
  });
});
