import { expect } from 'chai';
import { Person } from '../../../src/accounts/person.model.ts';
import { registerPerson } from '../../../src/accounts/registerPerson.action.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { Session } from '../../../src/ladders/cohort.model.ts';
import { findCohort, findSessions } from '../../../src/ladders/cohort.store.ts';
import { Course } from '../../../src/ladders/course.model.ts';
import { Enrolment } from '../../../src/ladders/enrolment.model.ts';
import { type Browser, signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenCourse } from '../givenClass.ts';

const minute = 60_000;
const post = (browser: Browser, url: string, body: object = {}) => browser.post(url).type('form').send(body);
const newcomer = {
  name: '周晓梅',
  phone: '13800000001',
  identityNumber: '990000198001010012',
  password: 'sunshine-1',
  consent: 'yes',
};

describe('the page behind a QR', () => {
  useDatabase();

  it('asks for an ID number only where the certificate needs it', async () => {
    const { cohortId, courseId, classUrl, organiser } = await givenPlain();
    const browser = visitor();
    const short = { ...newcomer, identityNumber: 'none' };
    expect((await browser.get(classUrl)).text).to.not.include('field-identityNumber');
    expect((await post(browser, `${classUrl}/sign-up`, short)).status).to.equal(303);
    expect(await Enrolment.count({ where: { cohortId } })).to.equal(1);
    await Course.update({ needsIdentity: true }, { where: { id: courseId } });
    const other = await givenClass(organiser, { courseId, startsAt: new Date(Date.now() + 60 * minute) });
    const url = `/e/${(await findCohort(other.cohortId))?.enrolCode}`;
    expect((await visitor().get(url)).text).to.include('field-identityNumber');
    const refused = await post(visitor(), `${url}/sign-up`, {
      ...short,
      name: '钱小红',
      phone: '13800000002',
    });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('href="#field-identityNumber"').and.not.include('value="none"');
  });

  it('asks someone who is known by her ID number to prove that it is she', async () => {
    const { classUrl } = await givenPlain();
    const { name, phone, identityNumber } = newcomer;
    const blank = { community: null, workerNumber: null, consentVersion: null };
    const known = { ...blank, name, phone, identityNumber, now: new Date() };
    await unitOfWork((transaction) => registerPerson(transaction, known));
    const refused = await post(visitor(), `${classUrl}/sign-up`, { ...newcomer, identityNumber: 'none' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('已经登记过').and.include('id="field-identityNumber"');
    expect((await post(visitor(), `${classUrl}/sign-up`, newcomer)).status).to.equal(303);
  });

  it('asks for her consent where the text is new to her, and keeps the version with her place', async () => {
    const { cohortId, classUrl, newcomer: personId } = await givenPlain();
    await Person.update({ consentVersion: '2026-11' }, { where: { id: personId } });
    const browser = await signedIn('newcomer');
    expect((await browser.get(classUrl)).text)
      .to.include('name="consent"')
      .and.include('版本 2026-11-24');
    const refused = await post(browser, `${classUrl}/place`);
    expect(refused.status).to.equal(422);
    expect((await post(browser, `${classUrl}/place`, { consent: 'yes' })).status).to.equal(303);
    expect((await Person.findByPk(personId))?.consentVersion).to.equal('2026-11-24');
    const staff = await signedIn('organiser');
    expect((await staff.get(`/admin/cohorts/${cohortId}/enrolments`)).text).to.include(
      '2026-11-24 · 本人勾选',
    );
    expect((await visitor().get('/consent/2026-11')).text).to.include('以前的版本');
    expect((await visitor().get('/consent/2020-01')).status).to.equal(404);
  });

  it('tells her what she still misses, in sentences, before she tries', async () => {
    const { organiser } = await givenCast();
    const startsAt = new Date(Date.now() + 60 * minute);
    const { cohortId } = await givenClass(organiser, { courseId: await givenCourse(3), startsAt });
    const url = `/e/${(await findCohort(cohortId))?.enrolCode}`;
    const browser = await signedIn('newcomer');
    expect((await browser.get(url)).text)
      .to.include('您现在还不能报这个班，还差')
      .and.include('技能培训')
      .and.not.include(`action="${url}/place"`);
    expect((await post(browser, `${url}/place`)).status).to.equal(422);
  });

  it('shows every session, with the places left and what comes after', async () => {
    const { organiser } = await givenCast();
    const startsAt = new Date(Date.now() + 60 * minute);
    const courseId = await givenCourse(2);
    const { cohortId } = await givenClass(organiser, { courseId, startsAt, sessionCount: 7 });
    const [first, second] = await findSessions(cohortId);
    await Session.update({ mode: 'online' }, { where: { id: first?.id ?? 0 } });
    await Session.update({ cancelledAt: new Date() }, { where: { id: second?.id ?? 0 } });
    const { text } = await visitor().get(`/e/${(await findCohort(cohortId))?.enrolCode}`);
    expect(text.match(/<li[^>]*><span>\d{4}年/g)).to.have.length(7);
    expect(text).to.include('还有 2 次课').and.include('线上课').and.include('这次课取消了');
    expect(text).to.include('还有 20 个名额').and.include('通过理论考试').and.include('通过实操考核');
  });

  async function givenPlain() {
    const cast = await givenCast();
    const startsAt = new Date(Date.now() + 30 * minute);
    const made = await givenClass(cast.organiser, { startsAt });
    return { ...cast, ...made, classUrl: `/e/${(await findCohort(made.cohortId))?.enrolCode}` };
  }
});
