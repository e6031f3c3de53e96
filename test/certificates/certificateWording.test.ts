import { expect } from 'chai';
import { awardOf, footFacts, sentenceOf, titleOf } from '../../src/certificates/certificateWording.ts';
import { certificateFacts } from '../support/certificateFacts.ts';

describe('the wording of certificates', () => {
  it('says what was learnt, when and for how long', () => {
    expect(sentenceOf(certificateFacts())).to.deep.equal({
      zh: '于2026年3月1日至2026年3月20日参加技能培训“养老护理员技能提升班”，完成40个标准学时的学习，考核合格，特发此证。',
      en: 'has completed 40 standard class hours of training in Elderly care skills, 1 Mar 2026 – 20 Mar 2026, and passed the assessment.',
    });
  });

  it('leaves out what is not known', () => {
    const facts = certificateFacts({
      hours: null,
      startsOn: null,
      endsOn: null,
      tierName: null,
      programmeEnglish: null,
    });
    expect(sentenceOf(facts)).to.deep.equal({
      zh: '参加“养老护理员技能提升班”，完成规定的学习，考核合格，特发此证。',
      en: 'has completed the training and passed the assessment.',
    });
  });

  it('names a single day once', () => {
    const { zh, en } = sentenceOf(certificateFacts({ endsOn: null }));
    expect(zh).to.match(/^于2026年3月1日参加/);
    expect(en).to.contain('on 1 Mar 2026 and passed');
  });

  it('sets an award on a line of its own', () => {
    const facts = certificateFacts({
      kind: 'award',
      programme: '示范市家政技能大赛',
      award: '一等奖',
      awardEnglish: 'First prize',
    });
    expect(titleOf(facts)).to.deep.equal({ zh: '获奖证书', en: 'Award Certificate' });
    expect(sentenceOf(facts).zh).to.equal('在示范市家政技能大赛中表现优异，荣获');
    expect(awardOf(facts)).to.deep.equal({ zh: '一等奖', en: 'First prize' });
    expect(awardOf(certificateFacts())).to.equal(null);
  });

  it('says how long a completion holds, and nothing of it for an award without end', () => {
    const labels = (facts: ReturnType<typeof certificateFacts>) =>
      footFacts(facts).map(({ label }) => label.zh);
    expect(labels(certificateFacts())).to.deep.equal(['发证单位', '发证日期', '有效期至']);
    expect(footFacts(certificateFacts({ expiresOn: null })).at(-1)?.value.zh).to.equal('长期有效');
    expect(labels(certificateFacts({ kind: 'award', expiresOn: null }))).to.deep.equal([
      '发证单位',
      '发证日期',
    ]);
  });
});
