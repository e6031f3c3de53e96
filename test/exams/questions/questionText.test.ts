import { expect } from 'chai';
import fc from 'fast-check';
import { bank } from '../../../seeders/demo/questionBank.ts';
import { type QuestionContent, questionContent } from '../../../src/exams/questions/questionContent.ts';
import {
  blankQuestion,
  type QuestionText,
  readQuestion,
  writeQuestion,
} from '../../../src/exams/questions/questionText.ts';

/** Texts as people write them, and with every character that lines give a meaning to. */
const line = fc
  .array(fc.constantFrom('好', 'a', ' ', '|', '*', '\\', '=', '>', '?', '#', '±', '/', '1', '\n'), {
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');
const words = fc.record({ zh: line, en: fc.oneof(line, fc.constant('')) });
const common = fc.record({
  stem: words,
  explanation: fc.record({ zh: fc.oneof(line, fc.constant('')), en: fc.constant('') }),
});
const lettered = (least: number) =>
  fc
    .array(words, { minLength: least, maxLength: 6 })
    .map((all) => all.map(({ zh, en }, index) => ({ key: 'abcdefgh'.charAt(index), zh, en, media: null })));
const accepted = fc.array(line, { minLength: 1, maxLength: 3 });
const credit = fc.constantFrom('allOrNothing', 'shareOfRight', 'rightMinusWrong');
const decimal = fc.constantFrom('0', '-2.5', '12', '0.125');

const contents: fc.Arbitrary<QuestionContent> = fc
  .tuple(
    common,
    fc.oneof(
      fc
        .tuple(lettered(2), fc.boolean())
        .map(([options, keepsOrder]) => ({ kind: 'single', options, answerKey: 'b', keepsOrder })),
      fc.tuple(lettered(3), credit).map(([options, partialCredit]) => ({
        kind: 'multiple',
        options,
        answerKeys: ['a', 'c'],
        partialCredit,
      })),
      fc.boolean().map((isTrue) => ({ kind: 'judgement', isTrue })),
      fc.tuple(fc.array(accepted, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([all, inAnyOrder]) => ({
        kind: 'fillIn',
        inAnyOrder,
        blanks: all.map((texts, index) => ({ key: `b${index + 1}`, accepted: texts })),
      })),
      fc.tuple(decimal, decimal).map(([value, factor]) => ({
        ...{ kind: 'numeric', value, tolerance: '0.5' },
        units: [{ text: 'm=|', factor }],
      })),
      fc
        .tuple(lettered(2), credit)
        .map(([options, partialCredit]) => ({ kind: 'ordering', options, partialCredit })),
      fc.tuple(accepted, words, words, decimal).map(([texts, right, other, value]) => ({
        kind: 'cloze',
        text: { zh: '一{{g1}}二{{g2}}三{{g3}}', en: '' },
        gaps: [
          { key: 'g1', input: 'text', accepted: texts },
          {
            ...{ key: 'g2', input: 'choice', answerKey: 'a' },
            options: [
              { key: 'a', ...right },
              { key: 'b', ...other },
            ],
          },
          { key: 'g3', input: 'number', value, tolerance: '1' },
        ],
      })),
      fc.tuple(words, words).map(([modelAnswer, text]) => ({
        kind: 'essay',
        modelAnswer,
        rubric: [{ key: 'r1', text, share: 40 }],
      })),
    ),
  )
  .map(([shared, own]) => questionContent.parse({ ...shared, ...own }));

const text = (part: Partial<QuestionText>): QuestionText => ({
  ...blankQuestion('single'),
  stemZh: '题',
  ...part,
});
const problemOf = (part: Partial<QuestionText>) => {
  const read = readQuestion(text(part));
  return 'problem' in read ? read.problem : null;
};

describe('a question as people write it', () => {
  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(readQuestion(writeQuestion(content) as QuestionText)).to.deep.equal({ content });
      }),
      { numRuns: 500 },
    );
  });

  it('carries every question of the demonstration’s bank', () => {
    for (const content of Object.values(bank).flat()) {
      const again = readQuestion(writeQuestion(content) as QuestionText);
      expect('content' in again && writeQuestion(again.content), content.stem.zh).to.deep.equal(
        writeQuestion(content),
      );
    }
  });

  it('is read from lines as they are typed', () => {
    const single = readQuestion(text({ answer: ' 水 | Water \n\n* 火|Fire\n' }));
    expect(single).to.have.nested.property('content.answerKey', 'b');
    expect(single).to.have.deep.nested.property('content.options[1]', {
      key: 'b',
      zh: '火',
      en: 'Fire',
      media: null,
    });
    const matching = readQuestion(text({ kind: 'matching', answer: '火警 => 119\n急救 => 120\n=> 110' }));
    expect(matching).to.have.deep.nested.property('content.pairs', { a: 'a', b: 'b' });
    expect(matching).to.have.nested.property('content.rights.length', 3);
  });

  it('names what is wrong and where', () => {
    expect(problemOf({ stemZh: ' ' })).to.deep.include({ field: 'stemZh', key: 'stem' });
    expect(problemOf({ answer: '* 一' })).to.deep.include({ key: 'options' });
    expect(problemOf({ answer: '一\n二' })).to.deep.include({ key: 'oneRight' });
    expect(problemOf({ answer: '* 一\n* 二' })).to.deep.include({ key: 'oneRight' });
    expect(problemOf({ kind: 'multiple', answer: '一\n二' })).to.deep.include({ key: 'someRight' });
    expect(problemOf({ answer: '* 一\n二 | b | c' })).to.deep.equal({
      field: 'answer',
      key: 'line',
      line: 2,
    });
    expect(problemOf({ kind: 'matching', answer: '一 => 二\n三' })).to.deep.include({ key: 'line', line: 2 });
    expect(problemOf({ kind: 'numeric', value: '' })).to.deep.include({ field: 'value', key: 'number' });
    expect(problemOf({ kind: 'numeric', value: 'x' })).to.deep.include({ field: 'value', key: 'invalid' });
    expect(problemOf({ kind: 'cloze', answer: '甲\n乙', textZh: '{{2}}和{{1}}' })).to.deep.include({
      field: 'textZh',
      key: 'gapOrder',
    });
    expect(problemOf({ kind: 'hotSpot' })).to.deep.include({ key: 'kind' });
  });
});
