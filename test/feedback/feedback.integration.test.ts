import { expect } from 'chai';
import { askFeedback, forgetWhoAnswered } from '../../src/feedback/askFeedback.action.ts';
import { FeedbackAnswer, FeedbackCell } from '../../src/feedback/feedback.model.ts';
import { giveFeedback } from '../../src/feedback/giveFeedback.action.ts';
import { cellsOf, findComments, findResults, type ResultRow } from '../../src/feedback/results.store.ts';
import { isRefusal } from '../../src/refusal.ts';
import { givenPeople } from '../ladders/givenClass.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import { download, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenHeld } from './givenHeld.ts';

const day = 86_400_000;
const good = { content: 5, trainer: 4, organisation: 3, comment: null };

describe('feedback', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let people: number[];
  let now: Date;

  beforeEach(async () => {
    cast = await givenCast();
    people = await givenPeople(11);
    now = new Date();
  });

  const held = (courseId?: number, who: readonly number[] = [...people, cast.trainee]) => {
    const parts = { actorId: cast.organiser, trainerId: cast.trainer };
    return givenHeld(courseId === undefined ? parts : { ...parts, courseId }, who, now);
  };
  const later = (days: number) => new Date(now.getTime() + days * day);

  it('is asked for once, of those who attended, also by two instances at the same time', async () => {
    const { session } = await held();
    await Promise.all([askFeedback(now), askFeedback(now)]);
    expect(await askFeedback(later(0.1))).to.equal(0);
    const asked = (await noticesOf(cast.trainee)).filter(({ kind }) => kind === 'feedbackAsked');
    expect(asked.map(({ href }) => href)).to.deep.equal([`/me/feedback/${session.id}`]);
    expect(await noticesOf(cast.newcomer)).to.deep.equal([]);
  });

  it('is given once by who attended, changed for seven days, and then names nobody', async () => {
    const taught = await held();
    const her = await signedIn('trainee');
    const path = `/me/feedback/${taught.session.id}`;
    const send = (content: string) =>
      her.post(path).type('form').send({ content, trainer: '4', organisation: '4', comment: '声音小' });
    const wrong = await send('6');
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('声音小');
    await send('3');
    await send('5');
    expect((await FeedbackAnswer.findAll()).map(({ content }) => content)).to.deep.equal([5]);
    expect((await her.get(path)).text)
      .to.include('7 天内可以修改')
      .and.include('声音小');
    expect((await (await signedIn('newcomer')).get(path)).status).to.equal(404);
    expect(isRefusal(await giveFeedback(cast.trainee, taught, good, later(8)))).to.equal(true);
    expect(await forgetWhoAnswered(later(6))).to.equal(0);
    expect(await forgetWhoAnswered(later(8))).to.equal(1);
    expect(await FeedbackAnswer.findOne()).to.include({ personId: null, answeredAt: null });
  });

  it('shows nothing of four answers, and of nine what it shows of five', async () => {
    const taught = await held();
    const answer = (index: number, content = 5) =>
      giveFeedback(people[index] as number, taught, { ...good, content, comment: `留言${index}` }, now);
    for (let index = 0; index < 4; index++) await answer(index);
    expect(await findResults('class')).to.deep.equal([]);
    expect(await findComments({}, 10)).to.deep.equal([]);
    await answer(4);
    const [five] = await findResults('class');
    expect(five).to.include({ counted: 5, content: 25, trainer: 20 });
    for (let index = 5; index < 9; index++) await answer(index, 1);
    await answer(0, 1);
    expect(await findResults('class')).to.deep.equal([five]);
    expect(await findComments(cellsOf('class', five as ResultRow), 10)).to.have.length(5);
    await answer(9, 1);
    expect((await findResults('class'))[0]).to.include({ counted: 10, content: 4 * 5 + 6 });
  });

  it('lets nobody subtract one class from a course or a trainer', async () => {
    const first = await held();
    const second = await held(first.course.id);
    for (const personId of people.slice(0, 5)) await giveFeedback(personId, first, good, now);
    await giveFeedback(people[0] as number, second, { ...good, content: 1 }, now);
    for (const grain of ['course', 'trainer', 'class'] as const)
      expect((await findResults(grain)).map(({ counted, content }) => [counted, content])).to.deep.equal([
        [5, 25],
      ]);
  });

  it('counts right when many answer at the same moment', async () => {
    const taught = await held();
    const outcomes = await Promise.all(
      [...people, ...people].map((personId) => giveFeedback(personId, taught, good, now)),
    );
    expect(outcomes.filter(isRefusal)).to.deep.equal([]);
    expect(await FeedbackCell.findOne()).to.include({ answers: 11, counted: 10, content: 50 });
  });

  it('is seen by staff with comments and as .xlsx, and by the trainer as her own', async () => {
    const taught = await held();
    for (const [index, personId] of people.slice(0, 5).entries())
      await giveFeedback(personId, taught, { ...good, comment: index === 0 ? '讲得很清楚' : null }, now);
    const staff = await signedIn('organiser');
    const list = await staff.get('/admin/feedback?grain=course');
    expect(list.text).to.include('第1级课程').and.not.include('留言');
    const [row] = await findResults('course');
    const detail = await staff.get(`/admin/feedback/course/${row?.cellId}`);
    expect(detail.text).to.include('讲得很清楚').and.include('4.00');
    expect((await staff.get('/admin/feedback/day/1')).status).to.equal(404);
    expect((await download(staff, '/admin/feedback?format=xlsx')).subarray(0, 2).toString()).to.equal('PK');
    const own = await (await signedIn('trainer')).get('/teaching/feedback');
    expect(own.text).to.include('讲得很清楚');
  });

  it('is reached from the class page of who attended', async () => {
    const { cohort } = await held();
    const her = await signedIn('trainee');
    const page = await her.get(`/me/feedback/classes/${cohort.id}`);
    expect(page.text).to.include('请回答三个问题');
    expect((await (await signedIn('newcomer')).get(`/me/feedback/classes/${cohort.id}`)).status).to.equal(
      404,
    );
  });
});
