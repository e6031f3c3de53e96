import { expect } from 'chai';
import fc from 'fast-check';
import { careProcedures } from '../../seeders/demo/questions/careProcedures.ts';
import { answerControl } from '../../src/exams/answerControl.view.ts';
import type { PaperItem } from '../../src/exams/papers/paper.store.ts';
import { markResponse } from '../../src/exams/questions/markResponse.ts';
import { type QuestionContent, questionContent } from '../../src/exams/questions/questionContent.ts';
import { translator } from '../../src/i18n/translate.ts';
import { rightAnswer } from './rightAnswer.ts';

const t = translator('zh-CN');
const item = (content: QuestionContent, optionOrder: readonly string[] = []): PaperItem => ({
  ...{ questionId: 7, versionId: 1, marks: 400, optionOrder, position: 1, content },
});
const written = Object.values(careProcedures).flat();
const ofKind = <Kind extends QuestionContent['kind']>(kind: Kind) =>
  written.find((content) => content.kind === kind) as Extract<QuestionContent, { kind: Kind }>;

describe('what a question is answered with', () => {
  it('shows the steps to put in order mixed, the same each time, and never the right order alone', () => {
    const content = ofKind('ordering');
    const shown = answerControl(item(content), [], t, 'zh-CN').fields[0]?.options?.map(({ key }) => key);
    expect(shown).to.have.members(content.options.map(({ key }) => key));
    expect(shown).not.to.deep.equal(content.options.map(({ key }) => key));
    expect(
      answerControl(item(content), [], t, 'zh-CN').fields[1]?.options?.map(({ key }) => key),
    ).to.deep.equal(shown);
  });

  it('follows the order of options that the paper froze', () => {
    const options = ['a', 'b', 'c'].map((key) => ({ key, zh: key, en: key }));
    const content = questionContent.parse({
      kind: 'single',
      stem: { zh: '题', en: '' },
      options,
      answerKey: 'a',
    });
    const shown = answerControl(item(content, ['c', 'a', 'b']), ['a'], t, 'zh-CN').options;
    expect(shown.map(({ key, checked }) => [key, checked])).to.deep.equal([
      ['c', false],
      ['a', true],
      ['b', false],
    ]);
  });

  it('puts each gap between its texts, in both languages', () => {
    const content = ofKind('cloze');
    for (const locale of ['zh-CN', 'en'] as const) {
      const { fields, after } = answerControl(item(content), [], t, locale);
      const text = [...fields.map(({ before }, index) => `${before}{{g${index + 1}}}`), after].join('');
      expect(text).to.equal(locale === 'en' ? content.text.en : content.text.zh);
    }
  });

  it('asks for the unit where there are several, and names the only one', () => {
    const one = ofKind('numeric');
    expect(answerControl(item(one), ['41'], t, 'zh-CN').fields.map(({ label }) => label)).to.deep.equal([
      '数值 (℃)',
    ]);
    expect(markResponse(one, 400, ['41'])).to.equal(400);
    const units = [...one.units, { text: '℉', factor: '0.5' }];
    const { fields } = answerControl(item({ ...one, units }), ['41', '℃'], t, 'zh-CN');
    expect(
      fields.map(({ value, options }) => [value, options?.find(({ checked }) => checked)?.key]),
    ).to.deep.equal([
      ['41', undefined],
      ['℃', '℃'],
    ]);
    expect(markResponse({ ...one, units }, 400, ['41'])).to.equal(0);
  });

  it('never tells the right answer: two questions that differ in it alone look the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...written.filter(({ kind }) => kind !== 'ordering')), (content) => {
        const other = withOtherKey(content);
        expect(answerControl(item(other), [], t, 'en')).to.deep.equal(
          answerControl(item(content), [], t, 'en'),
        );
      }),
    );
  });
});

describe('the demonstration’s written questions', () => {
  it('give full marks for their own right answer, and less for none', () => {
    for (const content of written) {
      expect(markResponse(content, 400, rightAnswer(content)), content.stem.zh).to.equal(400);
      expect(markResponse(content, 400, []), content.stem.zh).to.equal(0);
    }
  });
});

function withOtherKey(content: QuestionContent): QuestionContent {
  if (content.kind === 'fillIn')
    return { ...content, blanks: content.blanks.map((blank) => ({ ...blank, accepted: ['另一个'] })) };
  if (content.kind === 'numeric') return { ...content, value: '987', tolerance: '0' };
  if (content.kind === 'matching') {
    const turned = Object.keys(content.pairs);
    const values = [...Object.values(content.pairs)].reverse();
    return {
      ...content,
      pairs: Object.fromEntries(turned.map((key, index) => [key, values[index] as string])),
    };
  }
  if (content.kind !== 'cloze') return content;
  const gaps = content.gaps.map((gap) =>
    gap.input === 'choice'
      ? { ...gap, answerKey: 'b' }
      : gap.input === 'text'
        ? { ...gap, accepted: ['别的'] }
        : gap,
  );
  return { ...content, gaps };
}
