import { expect } from 'chai';
import { closeAnalysis } from '../../../src/exams/analysis/analysisThread.ts';
import type { ExamRow } from '../../../src/exams/exam.store.ts';
import { findPapersIn } from '../../../src/exams/papers/paper.store.ts';
import { Answer, Sitting } from '../../../src/exams/sitting.model.ts';
import { readFirstSheet } from '../../../src/lib/workbook.ts';
import { givenPeople } from '../../ladders/givenClass.ts';
import { download, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenExam } from '../fixtures.ts';

/** Twenty people; the stronger half has all right but the last question, of which only the weaker half has the key. */
async function givenAttempts(exam: ExamRow): Promise<void> {
  const [paper] = await findPapersIn(exam.id);
  const people = await givenPeople(20);
  const at = { startedAt: exam.opensAt, deadlineAt: exam.closesAt, submittedAt: exam.opensAt };
  for (const [index, personId] of people.entries()) {
    const isStrong = index < 10;
    const sheet = isStrong
      ? [['a'], ['a', 'b'], ['true'], ['b']]
      : [['c'], ['a'], [String(index > 14)], ['a']];
    const row = { examId: exam.id, personId, paperId: paper?.id ?? null, ...at, deviceToken: null };
    const sitting = await Sitting.create({ ...row, theoryMarks: 5000, markedAt: exam.opensAt });
    await Answer.bulkCreate(
      (paper?.places ?? []).map(({ questionId }, place) => ({
        ...{ sittingId: sitting.id, questionId, sequence: place + 1, response: sheet[place] ?? [] },
        ...{ savedAt: exam.opensAt, isLate: false },
      })),
    );
  }
}

describe('the analysis of an exam', () => {
  useDatabase();
  after(closeAnalysis);

  it('finds the question whose key is wrong, and says so in words', async () => {
    await givenCast();
    const { exam } = await givenExam();
    const organiser = await signedIn('organiser');
    const address = `/admin/exams/${exam.id}/analysis`;
    expect((await organiser.get(address).expect(200)).text).to.include('还没有人交卷');
    await givenAttempts(exam);
    const { text } = await organiser.get(address).expect(200);
    expect(text).to.include('选了“选项b”的考生比选正确答案的更强').and.include('试卷 A');
    expect(text).to.include('没有人选“选项b”、“选项d”').and.include('交卷不到 30 人');
    expect(text).not.to.include('NaN');
    const rows = await readFirstSheet(await download(organiser, `${address}.xlsx`));
    expect(rows?.slice(-4).map((row) => row[1])).to.deep.equal([1, 2, 3, 4]);
  });
});
