import { expect } from 'chai';
import fc from 'fast-check';
import {
  birthDateOf,
  checkDigit,
  identityProblem,
  normaliseIdentityNumber,
  sexOf,
} from '../../src/lib/identityNumber.ts';

const published = '11010519491231002X';
const now = new Date('2026-11-23T00:00:00Z');

describe('identity numbers', () => {
  it('are right in the published example, which tells birth date and sex', () => {
    expect(problemOf(published)).to.equal(null);
    expect(birthDateOf(published)).to.equal('1949-12-31');
    expect(sexOf(published)).to.equal('female');
    expect(sexOf(withCheckDigit('11010519491231003'))).to.equal('male');
  });

  it('are made comparable whatever the width, the spaces and the case of x', () => {
    expect(normaliseIdentityNumber(' １１０１０５ 19491231-002x ')).to.equal(published);
  });

  it('are refused when they are not 17 digits and a check digit', () => {
    for (const text of ['', '123', '1101051949123100X2', `${published}1`, '01010519491231002X'])
      expect(problemOf(text), text).to.equal('length');
  });

  it('are refused with a wrong check digit', () => {
    expect(problemOf('110105194912310021')).to.equal('checkDigit');
  });

  it('are refused with a birth that is not in the calendar, before 1900 or after today', () => {
    for (const birth of ['19490229', '19491301', '19490431', '18991231', '20261124'])
      expect(problemOf(withCheckDigit(`110105${birth}002`)), birth).to.equal('date');
    expect(problemOf(withCheckDigit('11010520240229002'))).to.equal(null);
  });

  it('are accepted from the demonstration region in demonstrations only', () => {
    const fictional = withCheckDigit('99000019800101001');
    expect(problemOf(fictional)).to.equal('region');
    expect(identityProblem(fictional, { demonstration: true, now })).to.equal(null);
    expect(problemOf(withCheckDigit('91010519491231002'))).to.equal('region');
  });

  it('catch any single wrong digit and any swap of neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        const wrong = published.slice(0, at) + digit + published.slice(at + 1);
        const swapped = published.slice(0, at) + published[at + 1] + published[at] + published.slice(at + 2);
        return [wrong, swapped].every((text) => text === published || problemOf(text) !== null);
      }),
    );
  });
});

function problemOf(number: string): string | null {
  return identityProblem(number, { demonstration: false, now });
}

function withCheckDigit(body: string): string {
  return body + checkDigit(body);
}
