import { expect } from 'chai';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import type { ExamRow } from '../../../src/exams/exam.store.ts';
import {
  allowExtraTime,
  grantMinutes,
  noteReport,
} from '../../../src/exams/invigilation/grantTime.action.ts';
import { SittingEvent } from '../../../src/exams/invigilation/invigilation.model.ts';
import { saveAnswer, takeDevice } from '../../../src/exams/saveAnswer.action.ts';
import { Sitting } from '../../../src/exams/sitting.model.ts';
import { findSitting } from '../../../src/exams/sitting.store.ts';
import { startSitting } from '../../../src/exams/startSitting.action.ts';
import { closeDueSittings, submitSitting } from '../../../src/exams/submitSitting.action.ts';
import { isRefusal } from '../../../src/refusal.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenCompletion, givenExam, issuer } from '../fixtures.ts';

const minute = 60_000;

describe('invigilating an exam', () => {
  useDatabase();
  let exam: ExamRow;
  let questionId: number;
  let me: number;
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let started: Date;

  beforeEach(async () => {
    cast = await givenCast();
    const given = await givenExam();
    exam = given.exam;
    questionId = given.questionIds[0] as number;
    for (const id of [cast.trainee, cast.newcomer]) await givenCompletion(id, exam.courseId);
    me = cast.trainee;
    started = new Date();
  });

  const later = (minutes: number) => new Date(started.getTime() + minutes * minute);
  const grantOf = (now: Date) => ({ actorId: cast.admin, now, reason: '投影仪故障' });
  const minutesOf = async (personId = me) => {
    const sitting = await findSitting(exam.id, personId);
    return ((sitting?.deadlineAt.getTime() ?? 0) - (sitting?.startedAt.getTime() ?? 0)) / minute;
  };
  const save = (now: Date) =>
    saveAnswer({
      examId: exam.id,
      personId: me,
      questionId,
      response: ['a'],
      sequence: null,
      deviceToken: null,
      now,
    });

  it('gives extra time from the start, and at once to who is writing already', async () => {
    await allowExtraTime(exam, me, 25, grantOf(started));
    await startSitting(exam, me, started);
    expect(await minutesOf()).to.equal(75);
    await startSitting(exam, cast.newcomer, started);
    expect(await minutesOf(cast.newcomer)).to.equal(60);
    await allowExtraTime(exam, cast.newcomer, 50, grantOf(later(5)));
    expect(await minutesOf(cast.newcomer)).to.equal(90);
  });

  it('grants minutes to one or to all who are writing, and shows them at the next save', async () => {
    await startSitting(exam, me, started);
    await startSitting(exam, cast.newcomer, started);
    expect(await grantMinutes(exam, me, 10, grantOf(later(5)))).to.equal(1);
    expect(await grantMinutes(exam, null, 5, grantOf(later(6)))).to.equal(2);
    expect([await minutesOf(), await minutesOf(cast.newcomer)]).to.deep.equal([75, 65]);
    const receipt = await save(later(7));
    expect(isRefusal(receipt) ? receipt.key : receipt.deadlineAt).to.deep.equal(later(75));
    const entry = await AuditEntry.findOne({ where: { action: 'sitting.grant' } });
    expect(entry?.after).to.include('投影仪故障');
  });

  it('takes answers until the granted time is over, and the server does not close the sitting before', async () => {
    await startSitting(exam, me, started);
    await grantMinutes(exam, me, 10, grantOf(later(59)));
    expect(isRefusal(await save(later(68)))).to.equal(false);
    expect(await closeDueSittings(later(68), issuer)).to.equal(0);
    const outcome = await submitSitting({ exam, personId: me, actorId: null, now: later(68), issuer });
    expect(isRefusal(outcome) && outcome.key).to.equal('exams.refusal.stillWriting');
    expect(await closeDueSittings(later(72), issuer)).to.equal(1);
  });

  it('gives nothing to who has handed in, or whose time and grace are over', async () => {
    await startSitting(exam, me, started);
    expect(isRefusal(await grantMinutes(exam, me, 10, grantOf(later(62))))).to.equal(true);
    await submitSitting({ exam, personId: me, actorId: me, now: later(20), issuer });
    expect(isRefusal(await grantMinutes(exam, null, 10, grantOf(later(21))))).to.equal(true);
    expect(await minutesOf()).to.equal(60);
  });

  it('grants once for a press, however many press at the same time', async () => {
    await startSitting(exam, me, started);
    await Promise.all([1, 2, 3, 4].map(() => grantMinutes(exam, me, 5, grantOf(later(1)))));
    expect(await minutesOf()).to.equal(80);
    expect(await SittingEvent.count({ where: { kind: 'granted' } })).to.equal(4);
  });

  it('writes down what pages report, a second device, and no more than a bound of each', async () => {
    await startSitting(exam, me, started);
    await noteReport(exam.id, me, 'left', later(1));
    await noteReport(exam.id, me, null, later(2));
    await takeDevice(exam.id, me, 'first-device-0001', later(2));
    await takeDevice(exam.id, me, 'other-device-0002', later(3));
    const kinds = (await SittingEvent.findAll({ order: [['id', 'ASC']] })).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['left', 'otherDevice']);
    expect((await Sitting.findOne())?.seenAt).to.deep.equal(later(2));
    for (let index = 0; index < 210; index++) await noteReport(exam.id, me, 'returned', later(4));
    expect(await SittingEvent.count({ where: { kind: 'returned' } })).to.equal(200);
  });

  it('shows who is writing, how far, and since when nothing was heard', async () => {
    await startSitting(exam, me, new Date(Date.now() - 10 * minute));
    await save(new Date(Date.now() - 5 * minute));
    const organiser = await signedIn('organiser');
    const { text } = await organiser.get(`/admin/exams/${exam.id}/live`);
    expect(text).to.include('断线').and.include('1/4').and.include('5 分钟前');
    await (await signedIn('trainee')).post(`/exams/${exam.id}/sitting/reports`).send({ kind: 'left' });
    const after = (await organiser.get(`/admin/exams/${exam.id}/live`)).text;
    expect(after).to.include('离开 1 次').and.not.include('5 分钟前');
    expect((await organiser.get(`/admin/exams/${exam.id}/live/${me}`)).text).to.include('离开答题页');
  });

  it('asks for a reason, keeps what was typed, and knows only candidates', async () => {
    await startSitting(exam, me, started);
    const organiser = await signedIn('organiser');
    const send = (path: string, body: object) =>
      organiser.post(`/admin/exams/${exam.id}/${path}`).type('form').send(body);
    const refused = await send('live/minutes', { personId: 'all', minutes: 7, reason: '' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('value="7"');
    expect(
      (await send('allowances', { personId: cast.judge, extraPercent: 25, reason: '视力' })).status,
    ).to.equal(422);
    expect((await send('allowances', { personId: me, extraPercent: 25, reason: '视力' })).status).to.equal(
      303,
    );
    expect(await minutesOf()).to.equal(75);
  });
});
