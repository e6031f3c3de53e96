import { expect } from 'chai';
import { AccountRole } from '../../../src/accounts/account.model.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { cancelPlace } from '../../../src/ladders/cancelPlace.action.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { createStation } from '../../../src/ladders/enrolment/saveStation.action.ts';
import { findSourcesOf } from '../../../src/ladders/enrolment/source.store.ts';
import { findStationOf, listStations } from '../../../src/ladders/enrolment/station.store.ts';
import { Enrolment } from '../../../src/ladders/enrolment.model.ts';
import { isRefusal } from '../../../src/refusal.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople } from '../givenClass.ts';

const hour = 3_600_000;
const post = (browser: Browser, url: string, body: object = {}) => browser.post(url).type('form').send(body);
const facts = {
  code: 'YG-01',
  title: '阳光社区服务站',
  address: '阳光路 12 号',
  community: '阳光社区',
  managerId: null,
  isActive: true,
  position: null,
};
const someone = {
  name: '周晓梅',
  phone: '138 0000 0001',
  identityNumber: '',
  consentGiven: 'oral',
  witness: '网格员王姐在场',
};

/** A station with its manager, and a class of one place there that begins in three days. */
async function givenStation(capacity = 1) {
  const cast = await givenCast();
  const made = await createStation({ ...facts, managerId: cast.stationManager }, cast.admin, new Date());
  if (isRefusal(made)) throw new Error(made.key);
  const startsAt = new Date(Date.now() + 72 * hour);
  const { cohortId } = await givenClass(cast.organiser, { capacity, startsAt });
  const url = `/station/classes/${cohortId}`;
  return { ...cast, cohortId, url, stationId: made, browser: await signedIn('stationManager') };
}

describe('a station', () => {
  useDatabase();

  it('is made and changed by staff, who choose its manager among those with the role', async () => {
    const { stationManager, newcomer } = await givenCast();
    const staff = await signedIn('organiser');
    const form = { ...facts, code: 'yg-01', managerId: '', isActive: 'yes' };
    const wrong = await post(staff, '/admin/stations', { ...form, code: '阳光', title: '' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('href="#field-code"').and.include('href="#field-title"');
    expect((await post(staff, '/admin/stations', { ...form, managerId: newcomer })).text).to.include(
      '没有“站长”角色',
    );
    expect((await post(staff, '/admin/stations', form)).status).to.equal(303);
    expect((await post(staff, '/admin/stations', form)).text).to.include('这个编号已经用过');
    const [station] = await listStations();
    const url = `/admin/stations/${station?.id}`;
    expect((await staff.get(url)).text)
      .to.include('罗玉琴')
      .and.include('value="YG-01"');
    await post(staff, url, { ...form, managerId: stationManager });
    expect((await findStationOf(stationManager))?.title).to.equal('阳光社区服务站');
    expect((await staff.get('/admin/stations')).text)
      .to.include('罗玉琴')
      .and.include('服务中');
    const { isActive, ...closed } = { ...form, managerId: stationManager };
    expect(isActive).to.equal('yes');
    await post(staff, url, closed);
    expect(await findStationOf(stationManager)).to.equal(null);
    const sheet = await staff.get('/admin/stations?format=xlsx');
    expect(sheet.headers['content-type']).to.include('spreadsheetml');
  });

  it('shows its manager the classes of her community first, and the posters of her own source', async () => {
    const { cohortId, url, browser } = await givenStation();
    const { text } = await browser.get('/station');
    expect(text).to.include('阳光社区服务站').and.include('本社区').and.include(`href="${url}"`);
    expect((await browser.get(`${url}/poster?size=a3&language=zh`)).headers['content-type']).to.equal(
      'application/pdf',
    );
    expect((await browser.get(`${url}/poster-image`)).headers['content-type']).to.equal('image/png');
    const sources = await findSourcesOf(cohortId);
    expect(sources.map(({ kind, label }) => [kind, label])).to.deep.equal([['station', '阳光社区服务站']]);
  });

  it('tells a manager without one whom to ask', async () => {
    const { organiser } = await givenCast();
    const browser = await signedIn('stationManager');
    expect((await browser.get('/station')).text).to.include('还没有给您分配服务站');
    const { cohortId } = await givenClass(organiser, { startsAt: new Date(Date.now() + hour) });
    expect((await browser.get(`/station/classes/${cohortId}`)).status).to.equal(404);
  });
});

describe('a station’s manager', () => {
  useDatabase();

  it('enrols people who can’t, one after the other, and reads what became of each', async () => {
    const { stationManager, cohortId, url, browser, stationId } = await givenStation();
    const first = await post(browser, `${url}/enrolments`, someone);
    expect(first.status).to.equal(303);
    const { text } = await browser.get(first.headers.location as string);
    expect(text).to.include('周晓梅报名成功，名额已留好').and.include('value="网格员王姐在场"');
    const second = { ...someone, name: '钱小红', phone: '13800000002', consentGiven: 'paper' };
    await post(browser, `${url}/enrolments`, second);
    expect((await browser.get(url)).text).to.include('钱小红已排上候补，现在是第 1 位');
    await post(browser, `${url}/enrolments`, second);
    expect((await browser.get(url)).text).to.include('钱小红以前已经报过这个班：候补第 1 位');
    const places = await Enrolment.findAll({ where: { cohortId }, order: [['id', 'ASC']] });
    const [source] = await findSourcesOf(cohortId);
    expect(source?.stationId).to.equal(stationId);
    const kept = { enrolledById: stationManager, sourceId: source?.id, consentVersion: '2026-11-24' };
    expect(places.map((place) => place.get({ plain: true }))).to.have.length(2);
    expect(places[0]).to.include({ ...kept, consentGiven: 'oral', consentWitness: '网格员王姐在场' });
    expect(places[1]).to.include({ ...kept, consentGiven: 'paper', state: 'waitlisted' });
    const known = await Person.findByPk(places[0]?.personId);
    expect(known).to.include({ community: '阳光社区', consentVersion: '2026-11-24' });
    const staff = await signedIn('organiser');
    expect((await staff.get(`/admin/cohorts/${cohortId}/enrolments`)).text)
      .to.include('罗玉琴')
      .and.include('口头同意 · 网格员王姐在场');
  });

  it('must say how she agreed and who saw it; what was typed stays', async () => {
    const { url, browser } = await givenStation();
    const { consentGiven, ...unsaid } = { ...someone, witness: '', identityNumber: '123' };
    expect(consentGiven).to.equal('oral');
    const refused = await post(browser, `${url}/enrolments`, unsaid);
    expect(refused.status).to.equal(422);
    for (const field of ['consentGiven', 'witness', 'identityNumber'])
      expect(refused.text).to.include(`href="#field-${field}"`);
    expect(refused.text).to.include('value="周晓梅"');
    expect(await Enrolment.count()).to.equal(0);
  });

  it('sees those whom she enrolled herself, and nobody else', async () => {
    const { organiser, cohortId, url, browser, stationManager, newcomer } = await givenStation(20);
    await post(browser, `${url}/enrolments`, someone);
    const [own] = (await givenPeople(1)) as [number];
    await Person.update({ name: '自己报的' }, { where: { id: own } });
    await enrol(cohortId, own, new Date());
    await AccountRole.create({ personId: newcomer, role: 'stationManager' });
    await enrol(cohortId, organiser, new Date(), { enrolledById: newcomer });
    for (const page of ['/station', '/station/enrolments', url])
      expect((await browser.get(page)).text)
        .to.include('周晓梅')
        .and.not.include('自己报的')
        .and.not.include('林晓燕');
    const foreign = await Enrolment.findOne({ where: { enrolledById: newcomer } });
    const stolen = await post(browser, `/station/enrolments/${foreign?.id}/cancellation`);
    expect(stolen.status).to.equal(404);
    const mine = await Enrolment.findOne({ where: { enrolledById: stationManager } });
    expect((await post(browser, `/station/enrolments/${mine?.id}/cancellation`)).status).to.equal(303);
    expect((await mine?.reload())?.state).to.equal('cancelled');
  });

  it('confirms an offered place for someone whom she enrolled', async () => {
    const { cohortId, url, browser } = await givenStation();
    const [holder] = (await givenPeople(1)) as [number];
    await enrol(cohortId, holder, new Date());
    await post(browser, `${url}/enrolments`, someone);
    await cancelPlace(cohortId, holder, new Date());
    expect((await browser.get('/station')).text)
      .to.include('待确认')
      .and.include('替她确认');
    const place = await Enrolment.findOne({ where: { cohortId, state: 'offered' } });
    expect((await post(browser, `/station/enrolments/${place?.id}/confirmation`)).status).to.equal(303);
    expect((await place?.reload())?.state).to.equal('confirmed');
  });
});
