import { expect } from 'chai';
import fc from 'fast-check';
import { candidatePairs } from '../../../src/accounts/duplicates/candidatePairs.ts';
import { type Comparable, scoreDuplicate } from '../../../src/accounts/duplicates/duplicateScore.ts';
import { areSimilarNames, nameKey } from '../../../src/accounts/duplicates/nameKey.ts';

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const name = fc.oneof(
  fc.constantFrom('王晓兰', '王曉蘭', '王晓', '欧阳小芳', '古丽·阿依', '古丽阿依', 'Anna Li', '张伟'),
  fc.string({ unit: fc.constantFrom('王', '晓', '兰', '·', ' ', '芳'), minLength: 1, maxLength: 6 }),
);
const record: fc.Arbitrary<Comparable> = fc.record({
  name,
  identityHash: maybe(fc.constantFrom('i1', 'i2')),
  phoneHash: maybe(fc.constantFrom('p1', 'p2')),
  birthDate: maybe(fc.constantFrom('1980-01-01', '1981-02-02')),
  community: maybe(fc.constantFrom('阳光社区', '湖滨社区')),
});
const blank: Comparable = {
  name: '王晓兰',
  identityHash: null,
  phoneHash: null,
  birthDate: null,
  community: null,
};

describe('names', () => {
  it('are the same whatever their width, spaces, middle dots and script', () => {
    for (const [left, right] of [
      ['王 晓兰', '王曉蘭'],
      ['ＡＮＮＡ　Li', 'anna li'],
      ['古丽·阿依', '古丽阿依'],
      ['趙麗華', '赵丽华'],
      ['陳鳳英', '陈凤英'],
    ] as const)
      expect(nameKey(left), left).to.equal(nameKey(right));
  });

  it('are similar when they sound alike, or with one character wrong, missing or too many of three or more', () => {
    for (const [left, right, isSimilar] of [
      ['王晓兰', '王小兰', true],
      ['欧阳小芳', '欧阳芳', true],
      ['王晓兰', '王兰', false],
      ['王芳', '汪方', true],
      ['王芳', '王凤', false],
      ['王晓兰', '张晓红', false],
      ['王晓兰', '兰晓王', false],
    ] as const)
      expect(areSimilarNames(left, right), `${left} ${right}`).to.equal(isSimilar);
  });

  it('are similar both ways round, and each to itself', () => {
    fc.assert(
      fc.property(name, name, (left, right) => areSimilarNames(left, right) === areSimilarNames(right, left)),
    );
    fc.assert(fc.property(name, (one) => nameKey(one) === '' || areSimilarNames(one, one)));
  });
});

describe('the score of two records', () => {
  it('is the same whichever comes first', () => {
    fc.assert(
      fc.property(record, record, (left, right) => {
        expect(scoreDuplicate(left, right)).to.deep.equal(scoreDuplicate(right, left));
      }),
    );
  });

  it('finds identical records that have a phone, an ID number or a birth date', () => {
    const known = record.filter(
      (one) => (one.phoneHash ?? one.identityHash ?? one.birthDate) !== null && nameKey(one.name) !== '',
    );
    fc.assert(fc.property(known, (one) => (scoreDuplicate(one, { ...one })?.score ?? 0) > 30));
  });

  it('is 1 to 100, and grows with what is the same', () => {
    fc.assert(
      fc.property(record, record, (left, right) => {
        const score = scoreDuplicate(left, right)?.score ?? 1;
        const same = scoreDuplicate({ ...left, phoneHash: 'p' }, { ...right, phoneHash: 'p' })?.score ?? 0;
        return score >= 1 && score <= 100 && same >= (left.phoneHash === right.phoneHash ? 1 : score);
      }),
    );
  });

  it('needs the same ID number, the same phone, or a similar name with the same birth date', () => {
    expect(scoreDuplicate(blank, { ...blank, community: '阳光社区' })).to.equal(null);
    const born = { ...blank, birthDate: '1980-01-01' };
    expect(scoreDuplicate(born, { ...born, name: '张伟' })).to.equal(null);
    expect(scoreDuplicate(born, { ...born, name: '王小兰' })?.reasons).to.deep.equal([
      'similarName',
      'sameBirthDate',
    ]);
    expect(
      scoreDuplicate({ ...blank, phoneHash: 'p' }, { ...blank, name: '张伟', phoneHash: 'p' })?.score,
    ).to.equal(45);
    expect(scoreDuplicate({ ...blank, identityHash: 'i' }, { ...blank, identityHash: 'i' })?.score).to.equal(
      100,
    );
  });
});

describe('pairs to look at', () => {
  const sharing = (names: readonly string[]) =>
    names.map((one, index) => ({ ...blank, name: one, phoneHash: 'p', id: index + 1 }));

  it('are all who share a phone, each once, the smaller id first', () => {
    expect(
      candidatePairs(sharing(['王晓兰', '张伟', '李梅']).toReversed()).map(({ firstId, secondId }) => [
        firstId,
        secondId,
      ]),
    ).to.have.deep.members([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
  });

  it('are only those with similar names where a station shares its phone with many', () => {
    const names = ['王晓兰', '张伟', '李梅', '赵云', '钱多多', '孙丽', '王小兰'];
    expect(candidatePairs(sharing(names)).map(({ firstId, secondId }) => [firstId, secondId])).to.deep.equal([
      [1, 7],
    ]);
  });
});
