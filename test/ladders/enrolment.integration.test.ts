import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { findCertificatesOf } from '../../src/certificates/certificate.store.ts';
import { gatherCandidates } from '../../src/issuing/batchSource.action.ts';
import { findAchievements } from '../../src/ladders/achievement.store.ts';
import { cancelPlace } from '../../src/ladders/cancelPlace.action.ts';
import { checkIn } from '../../src/ladders/checkIn.action.ts';
import { findCohort, findSessions } from '../../src/ladders/cohort.store.ts';
import { completeCohort } from '../../src/ladders/completeCohort.action.ts';
import { enrol, type Place } from '../../src/ladders/enrol.action.ts';
import { findEnrolment, findEnrolmentsIn } from '../../src/ladders/enrolment.store.ts';
import { isRefusal } from '../../src/refusal.ts';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenClass, givenCourse, givenPeople, now } from './givenClass.ts';

const issuer = { name: '示范市妇女联合会', timeZone: 'Asia/Shanghai', demonstration: true };

describe('enrolling', () => {
  useDatabase();

  it('gives thirty people at once exactly five places and a queue without gaps', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { capacity: 5 });
    const people = await givenPeople(30);
    const places = (await Promise.all(people.map((id) => enrol(cohortId, id, now)))) as Place[];
    expect(places.filter(({ state }) => state === 'confirmed')).to.have.length(5);
    const queue = (await findEnrolmentsIn(cohortId)).flatMap(({ queueNumber }) => queueNumber ?? []);
    expect(queue).to.deep.equal(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it('keeps the place of someone who enrols again, and gives a freed one to the next in line', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { capacity: 1 });
    const [first, second, third] = (await givenPeople(3)) as [number, number, number];
    for (const person of [first, first, second, third]) await enrol(cohortId, person, now);
    await cancelPlace(cohortId, first, now);
    await cancelPlace(cohortId, first, now);
    expect((await findEnrolment(cohortId, second))?.state).to.equal('confirmed');
    expect((await findEnrolment(cohortId, third))?.state).to.equal('waitlisted');
  });

  it('keeps places as they are once a class is over', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { capacity: 1 });
    const [first, second] = (await givenPeople(2)) as [number, number];
    for (const person of [first, second]) await enrol(cohortId, person, now);
    const evening = new Date(now.getTime() + 8 * 3_600_000);
    const refusal = { key: 'ladders.refusal.cancelOver' };
    expect(await cancelPlace(cohortId, first, evening)).to.include(refusal);
    await completeCohort(cohortId, organiser, evening, issuer);
    expect(await cancelPlace(cohortId, first, now)).to.include(refusal);
    expect((await findEnrolment(cohortId, second))?.state).to.equal('waitlisted');
  });

  it('asks for the tier below first', async () => {
    const { organiser, newcomer } = await givenCast();
    const { cohortId } = await givenClass(organiser, { courseId: await givenCourse(3) });
    expect(await enrol(cohortId, newcomer, now)).to.have.property('key', 'ladders.refusal.tierFirst.skills');
  });

  it('lets a newcomer sign up from the poster, and then she is logged in and sees her ladder', async () => {
    const { organiser } = await givenCast();
    const { cohortId } = await givenClass(organiser, { startsAt: new Date(Date.now() + 3_600_000) });
    const code = (await findCohort(cohortId))?.enrolCode;
    const browser = visitor();
    const form = {
      name: '周晓梅',
      phone: '138 0000 0001',
      identityNumber: '990000198001010012',
      password: 'sunshine-1',
      consent: 'yes',
    };
    const wrong = await browser
      .post(`/e/${code}/sign-up`)
      .type('form')
      .send({ ...form, identityNumber: '990000198001010013' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text)
      .to.include('身份证号校验不通过')
      .and.include('value="周晓梅"')
      .and.not.include('sunshine-1');
    expect((await browser.post(`/e/${code}/sign-up`).type('form').send(form)).status).to.equal(303);
    expect((await browser.get('/me')).text)
      .to.include('周晓梅')
      .and.include('进行中');
    const again = await visitor().post(`/e/${code}/sign-up`).type('form').send(form);
    expect(again.status).to.equal(422);
    expect(again.text).to.include('您已经有账号了');
  });
});

describe('a class', () => {
  useDatabase();

  it('is checked in to at the door, completed, and a tier without an exam gives its certificate once', async () => {
    const { organiser, newcomer } = await givenCast();
    const { cohortId } = await givenClass(organiser);
    const [session] = await findSessions(cohortId);
    if (!session) throw new Error('no session');
    expect(await checkIn(session, newcomer, now)).to.have.property('key', 'ladders.refusal.noPlace');
    await enrol(cohortId, newcomer, now);
    await Promise.all([checkIn(session, newcomer, now), checkIn(session, newcomer, now)]);
    const evening = new Date(now.getTime() + 8 * 3_600_000);
    expect(await checkIn(session, newcomer, evening)).to.have.property('key', 'ladders.refusal.checkIn.over');
    const completion = { completed: 1, withoutCertificate: 0 };
    expect(await completeCohort(cohortId, organiser, evening, issuer)).to.deep.equal(completion);
    expect(await completeCohort(cohortId, organiser, evening, issuer)).to.have.property(
      'key',
      'attendance.refusal.nobodyNew',
    );
    expect((await findAchievements(newcomer)).map(({ kind }) => kind)).to.deep.equal(['completion', 'tier']);
    expect(await findCertificatesOf(newcomer)).to.have.length(1);
  });

  it('completes a class though one name can’t be printed; her certificate waits for a batch', async () => {
    const { organiser, newcomer, trainee } = await givenCast();
    const { cohortId } = await givenClass(organiser, { courseId: await givenCourse(1) });
    await Person.update({ name: '王\u{1f600}' }, { where: { id: newcomer } });
    const [session] = await findSessions(cohortId);
    for (const personId of [newcomer, trainee]) {
      await enrol(cohortId, personId, now);
      if (session) await checkIn(session, personId, session.startsAt);
    }
    const evening = new Date(now.getTime() + 8 * 3_600_000);
    const completion = { completed: 2, withoutCertificate: 1 };
    expect(await completeCohort(cohortId, organiser, evening, issuer)).to.deep.equal(completion);
    expect(await findCertificatesOf(trainee)).to.have.length(1);
    expect(await findCertificatesOf(newcomer)).to.have.length(0);
    const gathered = await gatherCandidates('cohort', cohortId);
    if (isRefusal(gathered)) throw new Error(gathered.key);
    await Person.update({ name: '王小芳' }, { where: { id: newcomer } });
    expect(gathered.candidates.map(({ fault }) => fault)).to.deep.equal([null, null]);
  });

  it('is made by an organiser in the browser, with a poster', async () => {
    await givenCast();
    const courseId = await givenCourse(2);
    const organiser = await signedIn('organiser');
    const form = {
      courseId,
      venue: '湖滨社区',
      community: '',
      trainerName: '钱老师',
      capacity: 30,
      startsAt: '2027-01-05T09:00',
      sessionCount: 3,
      sessionMinutes: 180,
      daysBetween: 1,
    };
    const wrong = await organiser
      .post('/admin/cohorts')
      .type('form')
      .send({ ...form, capacity: 0, startsAt: '' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('href="#field-capacity"').and.include('value="湖滨社区"');
    const made = await organiser.post('/admin/cohorts').type('form').send(form);
    expect(made.status).to.equal(303);
    expect((await organiser.get(made.headers.location as string)).text)
      .to.include('2027年1月5日 09:00')
      .and.include('湖滨社区');
    const poster = await organiser.get(`${made.headers.location}/poster`);
    expect(poster.headers['content-type']).to.equal('application/pdf');
    const sheet = await organiser.get('/admin/cohorts?format=xlsx');
    expect(sheet.headers['content-type']).to.include('spreadsheetml');
  });
});
