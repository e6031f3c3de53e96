import { expect } from 'chai';
import { findCertificatesOf } from '../../src/certificates/certificate.store.ts';
import { findPresences } from '../../src/ladders/attendance/entry.store.ts';
import { Session } from '../../src/ladders/cohort.model.ts';
import { findCohort, findSessions } from '../../src/ladders/cohort.store.ts';
import { enrol } from '../../src/ladders/enrol.action.ts';
import { type Browser, signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenClass, givenCourse, givenPeople } from './givenClass.ts';

const minute = 60_000;
const soon = () => new Date(Date.now() + 30 * minute);

/** A class in progress: it began five minutes ago, and one person is enrolled. */
async function givenRunning(capacity = 20) {
  const { organiser, newcomer } = await givenCast();
  const startsAt = new Date(Date.now() - 5 * minute);
  const { cohortId } = await givenClass(organiser, { startsAt, capacity });
  await enrol(cohortId, newcomer, new Date());
  const [session] = await findSessions(cohortId);
  const cohort = await findCohort(cohortId);
  if (!session || !cohort) throw new Error('no class');
  return { organiser, newcomer, cohortId, session, enrolUrl: `/e/${cohort.enrolCode}` };
}

const post = (browser: Browser, url: string, body: object = {}) => browser.post(url).type('form').send(body);

describe('a visitor', () => {
  useDatabase();

  it('narrows the catalogue by tier and month to classes that there are, and shows all again', async () => {
    const { organiser } = await givenCast();
    const startsAt = new Date(Date.now() + 86_400_000);
    for (const tierRank of [1, 2]) {
      const courseId = await givenCourse(tierRank, `N${tierRank}`);
      await givenClass(organiser, { courseId, startsAt });
    }
    const anyone = visitor();
    const whole = (await anyone.get('/courses')).text;
    expect(whole).to.include('第1级课程').and.include('第2级课程');
    const narrowed = (await anyone.get('/courses?tier=2')).text;
    expect(narrowed).to.include('第2级课程').and.not.include('第1级课程');
    expect((await anyone.get('/courses?tier=5')).text).to.include('第1级课程');
    expect((await anyone.get('/courses?month=1999-01')).text).to.include('第1级课程');
  });

  it('finds open classes in the catalogue with their free places', async () => {
    const { organiser } = await givenCast();
    await givenClass(organiser, { startsAt: soon(), capacity: 7 });
    const { text } = await visitor().get('/courses');
    expect(text).to.include('第1级课程').and.include('还有 7 个名额').and.include('阳光社区服务站');
  });

  it('is told her place in the queue when she signs up for a full class', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { startsAt: soon(), capacity: 1 });
    for (const person of await givenPeople(2)) await enrol(cohortId, person, new Date());
    const url = `/e/${(await findCohort(cohortId))?.enrolCode}`;
    const browser = visitor();
    expect((await browser.get(url)).text).to.include('名额已满，已有 1 人候补');
    const form = {
      name: '周晓梅',
      phone: '13800000001',
      identityNumber: '990000198001010012',
      password: 'sunshine-1',
      consent: 'yes',
    };
    expect((await post(browser, `${url}/sign-up`, form)).status).to.equal(303);
    const { text } = await browser.get(url);
    expect(text).to.include('已排上候补').and.include('您在候补第 2 位').and.not.include('名额已经给您留好');
    expect((await browser.get('/me')).text).to.include('候补第 2 位');
  });

  it('must give her consent, and gets no account without it', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { startsAt: soon() });
    const browser = visitor();
    const form = { name: '周晓梅', phone: '1380000', identityNumber: '', password: 'short' };
    const { status, text } = await post(
      browser,
      `/e/${(await findCohort(cohortId))?.enrolCode}/sign-up`,
      form,
    );
    expect(status).to.equal(422);
    for (const field of ['phone', 'identityNumber', 'password', 'consent'])
      expect(text).to.include(`href="#field-${field}"`);
    expect((await browser.get('/me')).status).to.equal(303);
  });
});

describe('a trainee', () => {
  useDatabase();

  it('enrols with one tap, sees her class on the ladder, and gives her place up', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { startsAt: soon() });
    const url = `/e/${(await findCohort(cohortId))?.enrolCode}`;
    const browser = await signedIn('newcomer');
    expect((await post(browser, `${url}/place`)).status).to.equal(303);
    expect((await browser.get('/me')).text)
      .to.include('下次上课')
      .and.include('您正在学“公益培训”这一阶');
    expect((await post(browser, `${url}/cancellation`)).status).to.equal(303);
    expect((await browser.get('/me')).text)
      .to.include('现在没有要上的班')
      .and.include('下一步是“公益培训”');
  });

  it('checks in at the door once, and reads why she can not', async () => {
    const { organiser, session } = await givenRunning();
    await Session.update({ hasDoorSheet: true }, { where: {} });
    const door = `/check-in/${session.doorCode}`;
    const browser = await signedIn('newcomer');
    expect((await browser.get(door)).text).to.include('确认签到');
    await Promise.all([post(browser, door), post(browser, door)]);
    expect((await browser.get(door)).text)
      .to.include('已签到')
      .and.not.include('确认签到');
    expect((await findPresences(session.id)).size).to.equal(1);
    const stranger = await post(await signedIn('trainee'), door);
    expect(stranger.status).to.equal(422);
    expect(stranger.text).to.include('您没有报这个班');
    const later = await givenClass(organiser, {
      courseId: await givenCourse(1, 'LATER'),
      startsAt: new Date(Date.now() + 180 * minute),
    });
    await Session.update({ hasDoorSheet: true }, { where: {} });
    const [early] = await findSessions(later.cohortId);
    expect((await post(browser, `/check-in/${early?.doorCode}`)).text).to.include('还没到签到时间');
  });

  it('is led from the ladder to her certificate once the class is completed', async () => {
    const { cohortId, session, newcomer } = await givenRunning();
    const browser = await signedIn('newcomer');
    const organiser = await signedIn('organiser');
    await Session.update({ hasDoorSheet: true }, { where: {} });
    await post(browser, `/check-in/${session.doorCode}`);
    const shown = await organiser.get(`/admin/cohorts/${cohortId}`);
    expect(shown.text).to.include('上课中').and.include('1 / 20').and.include('/completion');
    expect((await post(organiser, `/admin/cohorts/${cohortId}/completion`)).status).to.equal(303);
    expect((await organiser.get(`/admin/cohorts/${cohortId}/completion`)).text).to.include(
      '已结业，1 人完成培训',
    );
    const [certificate] = await findCertificatesOf(newcomer);
    const { text } = await browser.get('/me');
    expect(text).to.include(`href="/me/certificates/${certificate?.id}"`).and.include('以前的班');
    expect((await browser.get(`/me/certificates/${certificate?.id}`)).status).to.equal(200);
  });

  it('reads what became of a class that was called off', async () => {
    const { cohortId, enrolUrl } = await givenRunning();
    const browser = await signedIn('newcomer');
    await post(await signedIn('organiser'), `/admin/cohorts/${cohortId}/cancellation`);
    expect((await browser.get(enrolUrl)).text)
      .to.include('这个班已经取消')
      .and.not.include('取消报名');
    expect((await browser.get('/me')).text).to.include('班已取消');
    expect((await visitor().get(enrolUrl)).text)
      .to.include('这个班已经取消')
      .and.not.include('sign-up');
  });
});

describe('an organiser', () => {
  useDatabase();

  it('completes a class only after its last session has begun', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { startsAt: soon(), sessionCount: 2 });
    const browser = await signedIn('organiser');
    const { text } = await browser.get(`/admin/cohorts/${cohortId}`);
    expect(text).to.include('/cancellation');
    const review = await browser.get(`/admin/cohorts/${cohortId}/completion`);
    expect(review.text).to.include('还有课没有上').and.not.include('confirm-box');
    const early = await post(browser, `/admin/cohorts/${cohortId}/completion`);
    expect(early.status).to.equal(409);
    expect(early.text).to.include('还有课没有上');
  });

  it('ticks the roll by hand and takes the list of trainees away', async () => {
    const { cohortId, session, newcomer } = await givenRunning();
    const browser = await signedIn('organiser');
    const roll = `/teaching/sessions/${session.id}`;
    expect((await browser.get(roll)).text)
      .to.include('李一')
      .and.include(`value="${newcomer}"`);
    expect((await post(browser, roll, { present: String(newcomer) })).status).to.equal(303);
    expect((await browser.get(roll)).text).to.match(
      new RegExp(`name="present" value="${newcomer}"[^>]* checked`),
    );
    const sheet = await browser.get(`/admin/cohorts/${cohortId}/trainees`);
    expect(sheet.headers['content-type']).to.include('spreadsheetml');
    const door = `/admin/cohorts/${cohortId}/sessions/${session.id}/door`;
    expect((await browser.get(door)).text).to.not.include(`/check-in/${session.doorCode}`);
    expect((await post(browser, door, { allow: 'yes' })).status).to.equal(303);
    expect((await browser.get(door)).text).to.include(`/check-in/${session.doorCode}`);
  });

  it('changes a class in a form that shows what it is now', async () => {
    const { cohortId } = await givenRunning(1);
    const browser = await signedIn('organiser');
    const edit = await browser.get(`/admin/cohorts/${cohortId}/edit`);
    const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(edit.text)?.[1];
    const courseId = /<option value="(\d+)" selected/.exec(edit.text)?.[1];
    const names = ['venue', 'community', 'trainerName', 'capacity', 'startsAt', 'sessionCount'];
    const rest = ['sessionMinutes', 'daysBetween'];
    const typed = Object.fromEntries([...names, ...rest].map((name) => [name, value(name) ?? '']));
    expect(typed).to.include({ capacity: '1', sessionCount: '1', sessionMinutes: '120', daysBetween: '1' });
    const [waiting] = (await givenPeople(1)) as [number];
    await enrol(cohortId, waiting, new Date());
    const url = `/admin/cohorts/${cohortId}`;
    const none = await post(browser, url, { ...typed, courseId, capacity: '0' });
    expect(none.status).to.equal(422);
    expect((await post(browser, url, { ...typed, courseId, capacity: '3' })).status).to.equal(303);
    expect((await browser.get(url)).text)
      .to.include('已保存。 1 位候补学员补上了名额。')
      .and.include('2 / 3');
    await post(browser, `${url}/cancellation`);
    expect((await browser.get(`${url}/edit`)).status).to.equal(409);
  });

  it('narrows the list of classes by phase', async () => {
    await givenRunning();
    const browser = await signedIn('organiser');
    expect((await browser.get('/admin/cohorts?state=running')).text).to.include('第1级课程');
    expect((await browser.get('/admin/cohorts?state=ended')).text).to.not.include('第1级课程');
  });
});
