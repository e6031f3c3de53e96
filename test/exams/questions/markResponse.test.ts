import { expect } from 'chai';
import fc from 'fast-check';
import { fullMarks, shareMarks } from '../../../src/exams/papers/paper.ts';
import { isPossibleResponse, markPaper, markResponse } from '../../../src/exams/questions/markResponse.ts';
import { questionContent } from '../../../src/exams/questions/questionContent.ts';

const common = { stem: { zh: '题', en: '' } };
const options = ['a', 'b', 'c', 'd'].map((key) => ({ key, zh: key, en: '' }));
const single = questionContent.parse({ kind: 'single', ...common, options, answerKey: 'b' });
const multiple = questionContent.parse({ kind: 'multiple', ...common, options, answerKeys: ['a', 'c'] });
const judgement = questionContent.parse({ kind: 'judgement', ...common, isTrue: false });
const essay = questionContent.parse({ kind: 'essay', ...common, modelAnswer: { zh: '', en: '' } });

describe('marking an answer', () => {
  it('gives all marks for exactly the right options, in any order', () => {
    expect(markResponse(single, 250, ['b'])).to.equal(250);
    expect(markResponse(multiple, 250, ['c', 'a'])).to.equal(250);
    expect(markResponse(judgement, 250, ['false'])).to.equal(250);
  });

  it('gives none for a wrong, missing or surplus option, or no answer', () => {
    expect(markResponse(single, 250, ['a'])).to.equal(0);
    expect(markResponse(multiple, 250, ['a'])).to.equal(0);
    expect(markResponse(multiple, 250, ['a', 'b', 'c'])).to.equal(0);
    expect(markResponse(single, 250, null)).to.equal(0);
    expect(markResponse(single, 250, [])).to.equal(0);
  });

  it('leaves what people mark to people, but not what was left empty', () => {
    expect(markResponse(essay, 250, ['写了很多'])).to.equal(null);
    expect(markResponse(essay, 250, [' '])).to.equal(0);
  });

  it('keeps a paper between nothing and its full marks, which only all right answers reach', () => {
    const paper = shareMarks(7).map((marks, index) => ({ questionId: index + 1, marks, content: single }));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 7, maxLength: 7 }), (keys) => {
        const { total } = markPaper(paper, new Map(keys.map((key, index) => [index + 1, [key]])));
        expect(total).to.be.within(0, fullMarks);
        expect(total === fullMarks).to.equal(keys.every((key) => key === 'b'));
      }),
    );
  });

  it('knows which answers are possible', () => {
    expect(isPossibleResponse(single, ['a'])).to.equal(true);
    expect(isPossibleResponse(single, ['a', 'b'])).to.equal(false);
    expect(isPossibleResponse(multiple, ['a', 'b'])).to.equal(true);
    expect(isPossibleResponse(multiple, ['a', 'a'])).to.equal(false);
    expect(isPossibleResponse(single, ['z'])).to.equal(false);
  });
});
