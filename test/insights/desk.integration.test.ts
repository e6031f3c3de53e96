import { expect } from 'chai';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { addExam, findExam } from '../../src/exams/exam.store.ts';
import { givenExam } from '../exams/fixtures.ts';
import { givenClass } from '../ladders/givenClass.ts';
import { signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const hour = 3_600_000;

describe('the staff’s desk', () => {
  useDatabase();

  it('says so when nothing happens today', async () => {
    await givenCast();
    expect((await (await signedIn('organiser')).get('/admin/home')).text)
      .to.include('今天没有课')
      .and.include('现在没有考试')
      .and.include('没有待办');
  });

  it('shows today’s sessions and the exams under way, each as a link', async () => {
    const { organiser } = await givenCast();
    const today = await givenClass(organiser, { startsAt: new Date() });
    await givenClass(organiser, {
      courseId: today.courseId,
      startsAt: new Date(Date.now() + 48 * hour),
    });
    const { exam } = await givenExam({ titleZh: '正在进行的考试甲' });
    const { id: _id, ...copy } = exam;
    const over = { opensAt: new Date(Date.now() - 3 * hour), closesAt: new Date(Date.now() - hour) };
    const overId = await unitOfWork((transaction) =>
      addExam(transaction, { ...copy, ...over, titleZh: '考完的考试乙' }),
    );
    expect(await findExam(overId)).to.include({ state: 'open', titleZh: '考完的考试乙' });
    const { text } = await (await signedIn('organiser')).get('/admin/home');
    expect(text)
      .to.include('第1级课程')
      .and.include('正在进行的考试甲')
      .and.include(`href="/admin/exams/${exam.id}"`)
      .and.not.include('考完的考试乙');
    expect(text.split('class="row-link" href="/admin/cohorts/').length - 1).to.equal(1);
  });
});
