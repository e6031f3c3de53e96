import { expect } from 'chai';
import type { LearningRecord } from '../../src/certificates/learningRecord.ts';
import { renderRecordPdf } from '../../src/certificates/recordPdf.ts';
import { certificateFacts } from '../support/certificateFacts.ts';
import { pdfText } from '../support/documents.ts';

const record = (classes: number): LearningRecord => ({
  asOf: '2026-11-23T02:00:00.000Z',
  theoryHours: 24,
  practiceHours: 12,
  classes: Array.from({ length: classes }, (_, index) => ({
    title: `养老护理技能班第${index + 1}期`,
    titleEnglish: 'Elderly care skills',
    startsOn: '2026-01-28T01:00:00.000Z',
    endsOn: '2026-01-30T04:00:00.000Z',
    theoryHours: 8,
    practiceHours: 4,
    attended: 3,
    held: 3,
    isCompleted: true,
  })),
  passes: [
    { kind: 'theory', title: '技能培训', titleEnglish: 'Skills training', on: '2026-02-01T01:00:00.000Z' },
  ],
  certificates: [
    {
      number: 'JT-26-T-7K3M9Q4-X',
      title: '培训合格证书',
      programme: '养老护理技能班',
      issuedOn: '2026-02-01T01:00:00.000Z',
      expiresOn: '2029-02-01T16:00:00.000Z',
      state: 'suspended',
    },
  ],
  externals: [],
  awards: [{ award: '一等奖', event: '养老护理', on: '2026-05-01T01:00:00.000Z' }],
});

describe('the PDF of a record of learning', () => {
  const facts = certificateFacts({ kind: 'record', number: 'JT-26-R-7K3M9Q4-X' });

  it('lists everything under its heading, in both languages, with the state of each certificate', async () => {
    const text = pdfText(await renderRecordPdf(facts, record(1)));
    for (const part of [
      '截至 As of 2026年11月23日',
      '参加的班',
      '到课 attended 3/3',
      '理论考试合格',
      '一等奖 · 养老护理',
    ])
      expect(text).to.include(part);
    expect(text)
      .to.include('暂停使用 Suspended')
      .and.include('2026年2月1日 – 2029年2月1日')
      .and.include('无 None');
  });

  it('takes as many pages as it needs, each saying whose it is', async () => {
    const text = pdfText(await renderRecordPdf(facts, record(60)));
    expect(text).to.include('养老护理技能班第60期').and.include('Page 3');
    expect(text.match(/JT-26-R-7K3M9Q4-X · 王小芳/g)?.length).to.be.at.least(3);
  });

  it('is tagged PDF/A, and the same bytes for the same facts', async () => {
    const [one, two] = await Promise.all([
      renderRecordPdf(facts, record(9)),
      renderRecordPdf(facts, record(9)),
    ]);
    expect(one.equals(two)).to.equal(true);
    const source = one.toString('latin1');
    expect(source).to.include('pdfaid:part').and.include('/StructTreeRoot').and.include('/Marked true');
  });
});
