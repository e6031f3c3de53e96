import { expect } from 'chai';
import type { ExamRow } from '../../src/exams/exam.store.ts';
import { findResult } from '../../src/exams/result.store.ts';
import { Sitting } from '../../src/exams/sitting.model.ts';
import { type Browser, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCompletion, givenExam } from './fixtures.ts';

describe('the pages of exams', () => {
  useDatabase();
  let exam: ExamRow;
  let questionIds: number[];
  let cast: Awaited<ReturnType<typeof givenCast>>;

  beforeEach(async () => {
    cast = await givenCast();
    ({ exam, questionIds } = await givenExam());
    await givenCompletion(cast.trainee, exam.courseId);
  });

  const post = (browser: Browser, path: string, body: Record<string, string | string[]> = {}) =>
    browser.post(path).type('form').send(body);
  const sitting = () => `/exams/${exam.id}/sitting`;

  it('show an exam to her who completed its course, and to nobody else', async () => {
    const trainee = await signedIn('trainee');
    expect((await trainee.get('/exams')).text)
      .to.include('养老护理专项考试')
      .and.include('可以考');
    expect((await trainee.get(`/exams/${exam.id}`)).text).to.include('开始答题');
    const newcomer = await signedIn('newcomer');
    expect((await newcomer.get('/exams')).text).to.include('还没有考试');
    expect((await newcomer.get(`/exams/${exam.id}`)).status).to.equal(404);
    expect((await post(newcomer, sitting())).status).to.equal(404);
  });

  it('let her sit the paper without script, and never show the key', async () => {
    const browser = await signedIn('trainee');
    expect((await browser.get(sitting())).headers.location).to.equal(`/exams/${exam.id}`);
    expect((await post(browser, sitting())).headers.location).to.equal(sitting());
    const paper = (await browser.get(sitting())).text;
    expect(paper).to.include('第一题').and.include('第 4 题，共 4 题');
    expect(paper).not.to.include('answerKey');
    const answered = await post(browser, `${sitting()}/answers`, {
      questionId: String(questionIds[1]),
      response: ['a', 'b'],
    });
    expect(answered.status).to.equal(303);
    expect((await browser.get(sitting())).text).to.include('已答 1/4');
    expect((await post(browser, `${sitting()}/submission`)).headers.location).to.equal(`/exams/${exam.id}`);
    const after = (await browser.get(`/exams/${exam.id}`)).text;
    expect(after).to.include('25.00 分').and.include('未达线').and.include('0/3 位考评员已打分');
  });

  it('answer a save with its receipt, the server time and the deadline', async () => {
    const browser = await signedIn('trainee');
    await post(browser, sitting());
    const deviceToken = 'device-of-the-test';
    const device = await browser.post(`${sitting()}/device`).send({ deviceToken });
    expect(device.body.deadlineMs - device.body.nowMs).to.be.within(59 * 60_000, 60 * 60_000);
    const save = (sequence: string, token = deviceToken) =>
      browser
        .post(`${sitting()}/saves`)
        .send({ questionId: questionIds[0], response: ['a'], sequence, deviceToken: token });
    const reply = await save('3');
    expect(reply.status).to.equal(200);
    expect(reply.body).to.include({ questionId: questionIds[0], sequence: 3, isLate: false });
    expect((await save('3')).body.savedAt).to.equal(reply.body.savedAt);
    const other = await save('4', 'another-device-0001');
    expect(other.status).to.equal(409);
    expect(other.body.refusal).to.equal('exams.refusal.otherDevice');
  });

  it('close a sitting whose time is long over when she comes back', async () => {
    const browser = await signedIn('trainee');
    await post(browser, sitting());
    await Sitting.update({ deadlineAt: new Date(Date.now() - 61_000) }, { where: { examId: exam.id } });
    expect((await browser.get(sitting())).headers.location).to.equal(`/exams/${exam.id}`);
    expect((await browser.get(`/exams/${exam.id}`)).text)
      .to.include('等实操成绩')
      .and.include('0.00 分');
  });

  it('take three assessors’ sheets and give the certificate', async () => {
    const trainee = await signedIn('trainee');
    await post(trainee, sitting());
    const right = [['a'], ['a', 'b'], ['true'], ['a']];
    for (const [index, response] of right.entries())
      await post(trainee, `${sitting()}/answers`, { questionId: String(questionIds[index]), response });
    await post(trainee, `${sitting()}/submission`);
    const sheet = `/assessing/exams/${exam.id}/candidates/${cast.trainee}`;
    const scores = { preparation: '12', procedure: '32', safety: '16', care: '12', outcome: '8' };
    const typed = Object.fromEntries(Object.entries(scores).map(([key, mark]) => [`scores[${key}]`, mark]));
    for (const name of ['assessor', 'assessor2', 'assessor3'] as const) {
      const assessor = await signedIn(name);
      expect((await assessor.get('/assessing')).text).to.include('1 人待考评');
      expect((await assessor.get(sheet)).text).to.include('操作规范');
      const incomplete = await post(assessor, sheet, { 'scores[preparation]': '12' });
      expect(incomplete.status).to.equal(422);
      expect(incomplete.text)
        .to.include('请给每一项打分')
        .and.match(/value="12" data-hundredths="1200" required checked/);
      expect((await post(assessor, sheet, typed)).headers.location).to.equal(`/assessing/exams/${exam.id}`);
    }
    expect(await findResult(exam.id, cast.trainee)).to.include({ theoryMarks: 10_000, practicalMarks: 8000 });
    const result = (await trainee.get(`/exams/${exam.id}`)).text;
    expect(result)
      .to.include('合格')
      .and.include('80.00 分')
      .and.match(/\/me\/certificates\/\d+/);
    const staff = await signedIn('organiser');
    const desk = (await staff.get(`/admin/exams/${exam.id}`)).text;
    expect(desk).to.include('王桂芳').and.include('方秀兰 80');
    const workbook = await staff.get(`/admin/exams/${exam.id}/candidates`);
    expect(workbook.headers['content-type']).to.include('spreadsheetml');
  });

  it('let staff make, change, open and close an exam', async () => {
    const browser = await signedIn('organiser');
    const exams = {
      courseId: String(exam.courseId),
      titleZh: '十二月专项考试',
      titleEn: 'December exam',
      opensAt: '2030-12-01T09:00',
      closesAt: '2030-12-01T12:00',
      minutes: '90',
      assessorsNeeded: '3',
      questionCount: '3',
    };
    const wrong = await post(browser, '/admin/exams', {
      ...exams,
      closesAt: '2030-12-01T08:00',
      assessorsNeeded: '4',
    });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('考评员人数要是单数').and.include('十二月专项考试');
    const made = await post(browser, '/admin/exams', exams);
    const href = String(made.headers.location);
    expect((await browser.get(href)).text)
      .to.include('草稿')
      .and.include('3 题');
    const { courseId: _course, questionCount: _count, ...facts } = exams;
    expect((await post(browser, href, { ...facts, minutes: '60' })).status).to.equal(303);
    await post(browser, `${href}/opening`);
    expect((await browser.get(href)).text)
      .to.include('60 分钟')
      .and.include('结束考试');
    await post(browser, `${href}/closing`);
    expect((await browser.get('/admin/exams?state=closed')).text).to.include('十二月专项考试');
    expect((await browser.get('/admin/questions?kind=multiple')).text)
      .to.include('第二题')
      .and.not.include('第一题');
  });
});
