import { expect } from 'chai';
import fc from 'fast-check';
import { fullMarks, shareMarks } from '../../../src/exams/papers/paper.ts';
import { isPossibleResponse, markPaper, markResponse } from '../../../src/exams/questions/markResponse.ts';
import {
  type PartialCredit,
  partialCredits,
  questionContent,
} from '../../../src/exams/questions/questionContent.ts';

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

  it('gives a share for some of several right options where the question says so', () => {
    const rule = (partialCredit: PartialCredit) =>
      questionContent.parse({ ...multiple, answerKeys: ['a', 'b', 'c'], partialCredit });
    expect(markResponse(rule('shareOfRight'), 100, ['a', 'b'])).to.equal(67);
    expect(markResponse(rule('shareOfRight'), 100, ['a', 'b', 'd'])).to.equal(0);
    expect(markResponse(rule('rightMinusWrong'), 100, ['a', 'b', 'd'])).to.equal(33);
    expect(markResponse(rule('rightMinusWrong'), 100, ['a', 'd'])).to.equal(0);
    expect(markResponse(rule('allOrNothing'), 100, ['a', 'b'])).to.equal(0);
  });

  it('takes typed words however wide, in either script, with or without spaces and capitals', () => {
    const blanks = [
      { key: 'b1', accepted: ['护理员', 'carer'] },
      { key: 'b2', accepted: ['AED'] },
    ];
    const fillIn = questionContent.parse({ kind: 'fillIn', ...common, blanks });
    for (const typed of [
      ['護理員', 'ａｅｄ'],
      [' 护理 员', 'A E D'],
      ['Carer', 'aed'],
    ])
      expect(markResponse(fillIn, 200, typed), typed.join()).to.equal(200);
    expect(markResponse(fillIn, 200, ['护士', 'AED'])).to.equal(100);
    expect(markResponse(fillIn, 200, ['AED', '护理员'])).to.equal(0);
    const anyOrder = questionContent.parse({ ...fillIn, inAnyOrder: true });
    expect(markResponse(anyOrder, 200, ['AED', '护理员'])).to.equal(200);
    expect(markResponse(anyOrder, 200, ['AED', 'AED'])).to.equal(100);
    const exact = questionContent.parse({ ...fillIn, isCaseSensitive: true });
    expect(markResponse(exact, 200, ['carer', 'aed'])).to.equal(100);
  });

  it('compares numbers without rounding, in the units that are named', () => {
    const plain = questionContent.parse({ kind: 'numeric', ...common, value: '0.3', tolerance: '0.1' });
    for (const [typed, marks] of [
      ['0.4', 100],
      ['０．２', 100],
      ['0.40001', 0],
      ['约 0.3', 0],
      ['', 0],
    ] as const)
      expect(markResponse(plain, 100, [typed]), typed).to.equal(marks);
    const units = [
      { text: 'mL', factor: '1' },
      { text: 'L', factor: '1000' },
    ];
    const inUnits = questionContent.parse({
      kind: 'numeric',
      ...common,
      value: '1500',
      tolerance: '0',
      units,
    });
    expect(markResponse(inUnits, 100, ['1.5', 'L'])).to.equal(100);
    expect(markResponse(inUnits, 100, ['1500', 'mL'])).to.equal(100);
    expect(markResponse(inUnits, 100, ['1500', ''])).to.equal(0);
    expect(markResponse(inUnits, 100, ['1500', 'L'])).to.equal(0);
  });

  it('counts pairs, places in an order, gaps and places on a picture', () => {
    const rule = { partialCredit: 'shareOfRight' };
    const pairs = { a: 'c', b: 'd' };
    const matching = questionContent.parse({
      ...{ kind: 'matching', ...common, ...rule, pairs },
      ...{ lefts: options.slice(0, 2), rights: options.slice(2) },
    });
    expect(
      [
        ['c', 'd'],
        ['c', ''],
        ['d', 'c'],
      ].map((one) => markResponse(matching, 100, one)),
    ).to.deep.equal([100, 50, 0]);
    const ordering = questionContent.parse({ kind: 'ordering', ...common, ...rule, options });
    expect(markResponse(ordering, 100, ['a', 'b', 'c', 'd'])).to.equal(100);
    expect(markResponse(ordering, 100, ['a', 'b', 'd', 'c'])).to.equal(50);
    const gaps = [
      { key: 'g1', input: 'choice', options, answerKey: 'b' },
      { key: 'g2', input: 'number', value: '37', tolerance: '0.5' },
    ];
    const cloze = questionContent.parse({
      kind: 'cloze',
      ...common,
      text: { zh: '{{g1}}{{g2}}', en: '' },
      gaps,
    });
    expect(markResponse(cloze, 100, ['b', '37.4'])).to.equal(100);
    expect(markResponse(cloze, 100, ['b', '38'])).to.equal(50);
    const label = { zh: '处', en: '' };
    const regions = [
      { key: 'r1', label, shape: { kind: 'circle', x: 200, y: 200, radius: 50 } },
      { key: 'r2', label, shape: { kind: 'rectangle', x: 600, y: 600, width: 100, height: 50 } },
      {
        key: 'r3',
        label,
        shape: {
          kind: 'polygon',
          points: [
            [0, 900],
            [100, 900],
            [0, 1000],
          ],
        },
      },
    ];
    const picture = { mediaId: 1, alternative: label };
    const hotSpot = questionContent.parse({
      ...{ kind: 'hotSpot', ...common, picture, regions, answerKeys: ['r1', 'r3'] },
      partialCredit: 'rightMinusWrong',
    });
    expect(markResponse(hotSpot, 100, ['210,230', '20,920'])).to.equal(100);
    expect(markResponse(hotSpot, 100, ['#r1', '#r3'])).to.equal(100);
    expect(markResponse(hotSpot, 100, ['200,200', '650,620'])).to.equal(0);
    expect(markResponse(hotSpot, 100, ['200,200'])).to.equal(50);
  });

  it('never earns more than there is, whatever is sent, and all of it only with nothing wrong', () => {
    const texts = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd', '', '#r1', '5,5', '37'),
      fc.string({ maxLength: 8 }),
    );
    const rule = fc.constantFrom(...partialCredits);
    fc.assert(
      fc.property(
        fc.array(texts, { maxLength: 6 }),
        rule,
        fc.integer({ min: 1, max: 10_000 }),
        (sent, partialCredit, marks) => {
          for (const content of [single, multiple, judgement].map((one) => ({ ...one, partialCredit }))) {
            const { success, data } = questionContent.safeParse(content);
            const earned = markResponse(success ? data : multiple, marks, sent) ?? 0;
            expect(earned).to.be.within(0, marks);
            expect(Number.isInteger(earned)).to.equal(true);
          }
        },
      ),
    );
  });

  it('takes only what the question has for an answer', () => {
    const ordering = questionContent.parse({ kind: 'ordering', ...common, options });
    expect(isPossibleResponse(ordering, ['d', 'a'])).to.equal(true);
    expect(isPossibleResponse(ordering, ['a', 'a'])).to.equal(false);
    expect(isPossibleResponse(essay, ['写'.repeat(5001)])).to.equal(false);
    const upload = { kind: 'upload', ...common, modelAnswer: common.stem, accepts: ['picture'], most: 1 };
    const photo = questionContent.parse(upload);
    expect([['12'], ['12', '13'], ['../x']].map((one) => isPossibleResponse(photo, one))).to.deep.equal([
      true,
      false,
      false,
    ]);
  });
});
