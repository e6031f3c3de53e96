import { expect } from 'chai';
import type { ExamRow } from '../../src/exams/exam.store.ts';
import { openExam } from '../../src/exams/saveExam.action.ts';
import { scorePractical } from '../../src/exams/scorePractical.action.ts';
import { startSitting } from '../../src/exams/startSitting.action.ts';
import { submitSitting } from '../../src/exams/submitSitting.action.ts';
import { tellNewlyEligible } from '../../src/exams/tellNewlyEligible.action.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import { signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCompletion, givenExam, issuer, scoresOf } from './fixtures.ts';

describe('notices of exams', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let exam: ExamRow;
  const kinds = async (personId: number) => (await noticesOf(personId)).map(({ kind }) => kind);

  it('tell those who may sit it that it is open, once, and nobody else', async () => {
    cast = await givenCast();
    ({ exam } = await givenExam({ state: 'draft' }));
    await givenCompletion(cast.trainee, exam.courseId);
    const act = { actorId: cast.organiser, now: new Date() };
    expect(await openExam(exam.id, act)).to.equal(null);
    expect(await openExam(exam.id, act)).to.equal(null);
    expect(await kinds(cast.trainee)).to.deep.equal(['examOpen']);
    expect(await kinds(cast.newcomer)).to.deep.equal([]);
    expect((await (await signedIn('trainee')).get('/me/notices')).text).to.include(
      '“养老护理专项考试”可以报考了',
    );
  });

  it('reach those who become eligible after it was announced, once', async () => {
    cast = await givenCast();
    ({ exam } = await givenExam());
    expect(await tellNewlyEligible(new Date())).to.equal(0);
    await givenCompletion(cast.trainee, exam.courseId);
    expect(await tellNewlyEligible(new Date())).to.equal(1);
    expect(await tellNewlyEligible(new Date())).to.equal(0);
    expect(await kinds(cast.trainee)).to.deep.equal(['examOpen']);
    await givenCompletion(cast.newcomer, exam.courseId);
    expect(await tellNewlyEligible(exam.closesAt)).to.equal(0);
  });

  it('tell her that her result is there once it is decided, without saying which', async () => {
    cast = await givenCast();
    ({ exam } = await givenExam());
    await givenCompletion(cast.trainee, exam.courseId);
    const now = new Date();
    const her = { exam, personId: cast.trainee, now, issuer };
    await startSitting(exam, cast.trainee, now);
    await submitSitting({ ...her, actorId: cast.trainee });
    for (const assessorId of [cast.assessor, cast.organiser])
      await scorePractical({ ...her, actorId: assessorId, scores: scoresOf(8) });
    expect(await kinds(cast.trainee)).not.to.include('examResult');
    await scorePractical({ ...her, actorId: cast.admin, scores: scoresOf(8) });
    expect((await kinds(cast.trainee)).filter((kind) => kind === 'examResult')).to.have.length(1);
    expect((await (await signedIn('trainee')).get('/me/notices')).text).to.include('成绩出来了，点开查看');
  });
});
