import { expect } from 'chai';
import { findForbiddenTitleWords } from '../../src/certificates/forbiddenTitleWords.ts';

describe('titles of certificates', () => {
  it('may be ours', () => {
    for (const title of ['培训合格证书', '养老护理技能培训合格证书', '荣誉证书', ''])
      expect(findForbiddenTitleWords(title)).to.deep.equal([]);
  });

  it('must not look like a state document', () => {
    expect(findForbiddenTitleWords('中国养老护理证书')).to.deep.equal(['中国']);
    expect(findForbiddenTitleWords('国家职业资格证书')).to.deep.equal(['国家', '职业资格']);
    expect(findForbiddenTitleWords('中华人民共和国培训证书')).to.deep.equal(['中华人民共和国']);
  });

  it('hide no word behind spaces, marks or traditional characters', () => {
    for (const title of ['全 国大赛', '全·国大赛', '全國大賽', '全　国大赛', '全\u200b国大赛'])
      expect(findForbiddenTitleWords(title), title).to.deep.equal(['全国']);
  });
});
