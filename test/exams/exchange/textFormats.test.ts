import { expect } from 'chai';
import fc from 'fast-check';
import { isAiken, parseAiken } from '../../../src/exams/exchange/aiken.ts';
import { parseGift } from '../../../src/exams/exchange/gift.ts';
import { decodeText } from '../../../src/exams/exchange/textFile.ts';

const gift = String.raw`// 安全
$CATEGORY: 家政/安全

::火警:: 发现火灾应拨打哪个电话？ {
  ~110
  =119#对
  ~%0%120
}

[html]触电时应先切断电源。{T}

::两个:: 哪些是传染病？ {~%50%流感 ~%50%水痘 ~%-100%骨折}

烫伤先用{=冷 =凉 =%50%温}水冲。

按压与吹气之比是 30 比几？ {#2:0}

体温正常范围是？ {#36.1..37.2}

配对 {=火警 -> 119 =急救 -> 120 = -> 110}

谈谈你怎样保护客户隐私。 {####说到不外传}

逃生\=快 \{一\} {F}

只有题干，没有答案
`;

describe('the GIFT format', () => {
  const read = parseGift(gift);

  it('is read for the kinds that the bank has', () => {
    expect(read.map(({ content }) => content?.kind ?? null)).to.deep.equal([
      ...[
        'single',
        'judgement',
        'multiple',
        'fillIn',
        'numeric',
        'numeric',
        'matching',
        'essay',
        'judgement',
        null,
      ],
    ]);
    expect(read[0]).to.deep.include({ line: 4, topic: '安全', stem: '发现火灾应拨打哪个电话？' });
    expect(read[0]?.content).to.include({ answerKey: 'b' });
    expect(read[1]?.content).to.include({ isTrue: true });
    expect(read[2]?.content).to.deep.include({ answerKeys: ['a', 'b'], partialCredit: 'rightMinusWrong' });
    expect(read[3]?.stem).to.equal('烫伤先用____水冲。');
    expect(read[3]?.content).to.deep.include({ blanks: [{ key: 'b1', accepted: ['冷', '凉'] }] });
    expect(read[5]?.content).to.include({ value: '36.65', tolerance: '0.55' });
    expect(read[6]?.content).to.deep.include({ pairs: { a: 'a', b: 'b' } });
    expect(read[7]?.content?.explanation.zh).to.equal('说到不外传');
    expect(read[8]?.stem).to.equal('逃生=快 {一}');
  });

  it('names what it leaves out, and never drops a question in silence', () => {
    expect(read.map(({ losses }) => losses)).to.deep.equal([
      ['feedback'],
      [],
      [],
      ['weights'],
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(read.at(-1)).to.deep.include({ stem: '只有题干，没有答案', content: null });
    expect(parseGift('两个对 {=一 =二 ~三}')[0]?.content).to.equal(null);
  });

  it('never fails, whatever the file holds', () => {
    const parts = fc.constantFrom(
      '题',
      '{',
      '}',
      '=',
      '~',
      '#',
      '%50%',
      '->',
      '\\',
      '\n',
      '\n\n',
      '::',
      'T',
      '..',
      ':',
      '1',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (some) => {
        expect(() => parseGift(some.join(''))).not.to.throw();
      }),
      { numRuns: 500 },
    );
  });
});

describe('the Aiken format', () => {
  const text =
    '火警电话是？\nA. 110\nB. 119\nANSWER: B\n\n急救电话是？\nA) 120\nB) 122\nANSWER: A\n坏的\nA. 一\nANSWER: C\n';

  it('is read, and what is wrong is named', () => {
    expect(isAiken(text)).to.equal(true);
    const read = parseAiken(text);
    expect(read.map(({ line, stem }) => [line, stem])).to.deep.equal([
      [1, '火警电话是？'],
      [6, '急救电话是？'],
      [10, '坏的'],
    ]);
    expect(read.map(({ content }) => content && 'answerKey' in content && content.answerKey)).to.deep.equal([
      'b',
      'a',
      null,
    ]);
  });
});

describe('the encodings of text files', () => {
  it('are UTF-8 and UTF-16 with and without a mark, and GB18030', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('火警', 'utf16le')]);
    const gb18030 = Buffer.from([0xbb, 0xf0, 0xbe, 0xaf]);
    for (const bytes of [Buffer.from('火警'), Buffer.from('\ufeff火警'), utf16, gb18030])
      expect(decodeText(bytes)).to.deep.equal({ text: '火警' });
  });

  it('tell a file apart that was saved wrongly, and bytes that are no text', () => {
    const garbled = Buffer.from(Buffer.from('火警电话').toString('latin1'));
    expect(decodeText(garbled)).to.deep.equal({ problem: 'mojibake' });
    expect(decodeText(Buffer.from('Café à Zürich, déjà vu'))).to.have.property('text');
    expect(decodeText(Buffer.from([0, 1, 2, 0xff, 0xff, 0]))).to.deep.equal({ problem: 'encoding' });
  });
});
