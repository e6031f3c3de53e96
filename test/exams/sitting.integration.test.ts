import { expect } from 'chai';
import { findCertificatesOf } from '../../src/certificates/certificate.store.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { verifyAudit } from '../../src/db/audit.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import type { ExamRow } from '../../src/exams/exam.store.ts';
import { findResult } from '../../src/exams/result.store.ts';
import { type IncomingAnswer, saveAnswer, takeDevice } from '../../src/exams/saveAnswer.action.ts';
import { changeExam, closeExam, makeExam, openExam } from '../../src/exams/saveExam.action.ts';
import { scorePractical } from '../../src/exams/scorePractical.action.ts';
import { Answer } from '../../src/exams/sitting.model.ts';
import { findSitting } from '../../src/exams/sitting.store.ts';
import { startSitting } from '../../src/exams/startSitting.action.ts';
import { closeDueSittings, submitSitting } from '../../src/exams/submitSitting.action.ts';
import { addAchievement, findAchievements } from '../../src/ladders/achievement.store.ts';
import { listPublished } from '../../src/ladders/rules/ladder.store.ts';
import { LadderVersionRow } from '../../src/ladders/rules/ladderVersion.model.ts';
import { isRefusal } from '../../src/refusal.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCompletion, givenExam, issuer, scoresOf } from './fixtures.ts';

const minutes = 60_000;

describe('an exam from start to result', () => {
  useDatabase();
  let exam: ExamRow;
  let questionIds: number[];
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let me: number;
  let started: Date;

  beforeEach(async () => {
    cast = await givenCast();
    me = cast.trainee;
    ({ exam, questionIds } = await givenExam());
    await givenCompletion(me, exam.courseId);
    started = new Date();
  });

  const later = (milliseconds: number) => new Date(started.getTime() + milliseconds);
  const begin = () => startSitting(exam, me, started);
  const save = (part: Partial<IncomingAnswer>) =>
    saveAnswer({
      examId: exam.id,
      personId: me,
      questionId: questionIds[0] as number,
      response: ['a'],
      sequence: 1,
      deviceToken: null,
      now: later(1000),
      ...part,
    });
  const submit = (now = later(5 * minutes)) =>
    submitSitting({ exam, personId: me, actorId: me, now, issuer });
  const stored = async () =>
    (await Answer.findOne({ where: { questionId: questionIds[0] as number } }))?.response;
  const assess = (assessorId: number, tenths: number) =>
    scorePractical({
      exam,
      personId: me,
      actorId: assessorId,
      scores: scoresOf(tenths),
      now: later(0),
      issuer,
    });
  const reason = (outcome: unknown) => (isRefusal(outcome) ? outcome.key : outcome);

  it('starts once, and only inside the window', async () => {
    expect(await begin()).to.equal(null);
    expect(await startSitting(exam, me, later(minutes))).to.equal(null);
    expect((await findSitting(exam.id, me))?.startedAt.getTime()).to.equal(started.getTime());
    const tooEarly = new Date(exam.opensAt.getTime() - 1);
    expect(reason(await startSitting(exam, cast.newcomer, tooEarly))).to.equal('exams.refusal.window.before');
  });

  it('is started once by many taps at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, begin));
    expect(all.every((outcome) => outcome === null)).to.equal(true);
  });

  it('keeps answers; a lower number changes nothing and a repeat gets the same receipt', async () => {
    await begin();
    const first = await save({ response: ['b'], sequence: 5 });
    expect(first).to.include({ sequence: 5, isLate: false });
    expect(await save({ response: ['b'], sequence: 5, now: later(9000) })).to.deep.equal(first);
    expect(await save({ response: ['c'], sequence: 4 })).to.deep.equal(first);
    expect(await stored()).to.deep.equal(['b']);
    expect(await save({ response: ['a'], sequence: 6 })).to.include({ sequence: 6 });
    expect(await stored()).to.deep.equal(['a']);
  });

  it('keeps the greatest number when answers overtake each other', async () => {
    await begin();
    const order = [3, 7, 1, 6, 2, 5, 4];
    await Promise.all(order.map((sequence) => save({ sequence, response: [sequence === 7 ? 'd' : 'a'] })));
    expect(await stored()).to.deep.equal(['d']);
  });

  it('takes an answer without a number as the newest', async () => {
    await begin();
    await save({ sequence: 5 });
    expect(await save({ sequence: null, response: ['d'] })).to.include({ sequence: 6 });
    expect(await stored()).to.deep.equal(['d']);
  });

  it('takes answers for 60 s after the deadline as late, then refuses', async () => {
    await begin();
    const end = 60 * minutes;
    expect(await save({ now: later(end) })).to.include({ isLate: false });
    expect(await save({ sequence: 2, now: later(end + minutes) })).to.include({ isLate: true });
    const refused = await save({ sequence: 3, now: later(end + minutes + 1) });
    expect(reason(refused)).to.equal('exams.refusal.tooLate');
  });

  it('refuses what no question offers, before the start, and from a device that was left', async () => {
    expect(reason(await save({}))).to.equal('exams.refusal.notStarted');
    await begin();
    expect(reason(await save({ response: ['z'] }))).to.equal('exams.refusal.impossible');
    expect(reason(await save({ response: ['a', 'b'] }))).to.equal('exams.refusal.impossible');
    expect(reason(await save({ questionId: 999_999 }))).to.equal('exams.refusal.impossible');
    await takeDevice(exam.id, me, 'first-device-0001', later(0));
    await takeDevice(exam.id, me, 'other-device-0002', later(0));
    expect(reason(await save({ deviceToken: 'first-device-0001' }))).to.equal('exams.refusal.otherDevice');
    expect(await save({ deviceToken: 'other-device-0002' })).to.include({ sequence: 1 });
  });

  it('is handed in once and marked; then nothing changes any more', async () => {
    await begin();
    await save({});
    await save({ questionId: questionIds[1] as number, response: ['b', 'a'], sequence: 2 });
    await save({ questionId: questionIds[2] as number, response: ['false'], sequence: 3 });
    const all = await Promise.all([submit(), submit(), submit(later(6 * minutes))]);
    expect(all).to.deep.equal([5000, 5000, 5000]);
    expect(await AuditEntry.count({ where: { action: 'sitting.mark' } })).to.equal(1);
    expect(reason(await save({ sequence: 9 }))).to.equal('exams.refusal.handedIn');
    expect(
      reason(await submitSitting({ exam, personId: cast.newcomer, actorId: null, now: started, issuer })),
    ).to.equal('exams.refusal.notStarted');
  });

  it('is closed by the server after deadline and grace, with the deadline as its time', async () => {
    await begin();
    await save({});
    expect(await closeDueSittings(later(61 * minutes), issuer)).to.equal(0);
    expect(await closeDueSittings(later(61 * minutes + 1), issuer)).to.equal(1);
    expect(await closeDueSittings(later(62 * minutes), issuer)).to.equal(0);
    const sitting = await findSitting(exam.id, me);
    expect(sitting?.theoryMarks).to.equal(2500);
    expect(sitting?.submittedAt?.getTime()).to.equal(sitting?.deadlineAt.getTime());
  });

  it('is passed with both parts: a result, a tier and a certificate, once', async () => {
    await begin();
    await save({});
    await save({ questionId: questionIds[1] as number, response: ['a', 'b'], sequence: 2 });
    await save({ questionId: questionIds[2] as number, response: ['true'], sequence: 3 });
    expect(await assess(cast.assessor, 6)).to.equal(6000);
    await submit();
    await assess(cast.assessor2, 7);
    expect(await findResult(exam.id, me)).to.equal(null);
    await assess(cast.assessor3, 9);
    const result = await findResult(exam.id, me);
    expect(result).to.include({ theoryMarks: 7500, practicalMarks: 7333, passed: true });
    const certificates = await findCertificatesOf(me);
    expect(certificates.map(({ id }) => id)).to.deep.equal([result?.certificateId]);
    expect((await findAchievements(me)).map(({ kind }) => kind)).to.have.members([
      ...['completion', 'tier', 'theory', 'practical'],
    ]);
    expect(reason(await assess(cast.assessor3, 10))).to.equal('exams.refusal.decided');
    expect((await verifyAudit()).broken).to.equal(null);
  });

  it('counts an award as the practical where the rules of the tier say so', async () => {
    const [version] = await listPublished();
    const tiers = (version?.tiers ?? []).map((tier) => ({
      ...tier,
      rules: { ...tier.rules, awardAsPractical: { level: 1, event: null, months: 24 } as const },
    }));
    await LadderVersionRow.update({ rules: { tiers } }, { where: { id: version?.id ?? 0 } });
    const won = {
      achievedAt: new Date('2026-05-01T00:00:00Z'),
      validUntil: null,
      awardLevel: 1,
      awardTitle: '养老护理',
    };
    const event = { kind: 'award', tierRank: 0, courseId: null, sourceKind: 'event', sourceId: 1 } as const;
    await unitOfWork((transaction) => addAchievement(transaction, { ...event, ...won, personId: me }));
    await begin();
    await save({});
    await save({ questionId: questionIds[1] as number, response: ['a', 'b'], sequence: 2 });
    await save({ questionId: questionIds[2] as number, response: ['true'], sequence: 3 });
    await submit();
    const result = await findResult(exam.id, me);
    expect(result).to.include({ theoryMarks: 7500, practicalMarks: exam.passMark, passed: true });
    expect((await findAchievements(me)).map(({ kind }) => kind)).to.include('tier');
  });

  it('forgets a passed part after a failure where the rules keep none', async () => {
    const kinds = async () => (await findAchievements(me)).map(({ kind }) => kind);
    await begin();
    await save({});
    for (const assessor of [cast.assessor, cast.assessor2, cast.assessor3]) await assess(assessor, 10);
    expect(await kinds()).to.include('practical');
    await submit();
    expect(await findResult(exam.id, me)).to.include({ passed: false });
    expect(await kinds()).not.to.include('practical');
  });

  it('is decided by the paper when the assessors were first, and failed by one weak part', async () => {
    await begin();
    await save({});
    for (const assessor of [cast.assessor, cast.assessor2, cast.assessor3]) await assess(assessor, 10);
    expect(await findResult(exam.id, me)).to.equal(null);
    await submit();
    const failed = { theoryMarks: 2500, practicalMarks: 10_000, passed: false, certificateId: null };
    expect(await findResult(exam.id, me)).to.include(failed);
    expect(await findCertificatesOf(me)).to.deep.equal([]);
  });

  it('is decided once when the last marks come in at the same time', async () => {
    await begin();
    await save({});
    await Promise.all([
      submit(),
      assess(cast.assessor, 8),
      assess(cast.assessor2, 8),
      assess(cast.assessor3, 8),
    ]);
    expect(await findResult(exam.id, me)).to.include({ theoryMarks: 2500, practicalMarks: 8000 });
    expect(await AuditEntry.count({ where: { action: 'examResult.decide' } })).to.equal(1);
  });

  it('lets an assessor correct her marks, with before and after on record', async () => {
    await assess(cast.assessor, 5);
    expect(await assess(cast.assessor, 8)).to.equal(8000);
    const entry = await AuditEntry.findOne({ where: { action: 'practicalMark.correct' } });
    expect(JSON.parse(String(entry?.before))).to.include({ marks: 5000 });
    expect(JSON.parse(String(entry?.after))).to.include({ marks: 8000 });
    await assess(cast.assessor2, 8);
    await assess(cast.assessor3, 8);
    expect(reason(await assess(cast.judge, 8))).to.equal('exams.refusal.enoughAssessors');
    const outOfRange = { ...scoresOf(5), care: 1501 };
    const wrong = { exam, personId: me, actorId: cast.assessor, scores: outOfRange, now: started, issuer };
    expect(reason(await scorePractical(wrong))).to.equal('exams.refusal.badScore');
  });

  it('is made with a paper from the bank, changed as a draft only, opened and closed', async () => {
    const facts = {
      titleZh: '补考',
      titleEn: 'Resit',
      opensAt: later(0),
      closesAt: later(100 * minutes),
      minutes: 30,
      assessorsNeeded: 3,
    };
    const act = { actorId: cast.organiser, now: started };
    const tooMany = await makeExam({ ...facts, courseId: exam.courseId, questionCount: 5 }, act);
    expect(reason(tooMany)).to.equal('exams.refusal.tooFewQuestions');
    const id = (await makeExam({ ...facts, courseId: exam.courseId, questionCount: 3 }, act)) as number;
    expect(await changeExam(id, { ...facts, minutes: 45 })).to.equal(null);
    expect(await openExam(id, act)).to.equal(null);
    expect(await openExam(id, act)).to.equal(null);
    expect(reason(await changeExam(id, facts))).to.equal('exams.refusal.notDraft');
    expect(await closeExam(id, act)).to.equal(null);
    expect(reason(await openExam(id, act))).to.equal('exams.refusal.otherState');
  });
});
