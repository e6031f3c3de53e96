import { expect } from 'chai';
import { Person } from '../../../src/accounts/person.model.ts';
import { checkIn } from '../../../src/ladders/checkIn.action.ts';
import { findCohort, findSessions } from '../../../src/ladders/cohort.store.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { createSource } from '../../../src/ladders/enrolment/saveSource.action.ts';
import { flushScans, recordScan } from '../../../src/ladders/enrolment/scan.action.ts';
import { SourceScan } from '../../../src/ladders/enrolment/source.model.ts';
import { findSourcesOf } from '../../../src/ladders/enrolment/source.store.ts';
import { Enrolment } from '../../../src/ladders/enrolment.model.ts';
import { type Browser, download, signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople } from '../givenClass.ts';

const minute = 60_000;
const post = (browser: Browser, url: string, body: object = {}) => browser.post(url).type('form').send(body);
const newcomer = {
  name: '周晓梅',
  phone: '13800000001',
  identityNumber: '990000198001010012',
  password: 'sunshine-1',
  consent: 'yes',
};

/** A class that begins soon, with two sources. */
async function givenSources() {
  const cast = await givenCast();
  const startsAt = new Date(Date.now() + 30 * minute);
  const { cohortId } = await givenClass(cast.organiser, { startsAt });
  const make = (kind: 'community' | 'gridWorker', label: string) =>
    createSource(cohortId, { kind, label, stationId: null }, cast.organiser, new Date());
  const community = await make('community', '阳光社区');
  const grid = await make('gridWorker', '3 号网格王姐');
  return { ...cast, cohortId, community, grid, classUrl: `/e/${(await findCohort(cohortId))?.enrolCode}` };
}

/** What a page says, its attributes unescaped. */
const plain = (text: string) => text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

async function scansOf(sourceId: number): Promise<number> {
  await flushScans();
  const rows = await SourceScan.findAll({ where: { sourceId } });
  return rows.reduce((sum, { scans }) => sum + scans, 0);
}

describe('a source of enrolments', () => {
  useDatabase();
  afterEach(() => flushScans());

  it('has an address shorter than the class’s, which shows the class', async () => {
    const { community, classUrl } = await givenSources();
    expect(`/e/${community.code}`).to.have.length.below(classUrl.length);
    expect((await visitor().get(`/e/${community.code.toUpperCase()}`)).text).to.include('第1级课程');
    expect((await visitor().get('/e/nobody')).status).to.equal(404);
  });

  it('counts a scan once for each browser session, and keeps nothing on the server for it', async () => {
    const { community, grid, classUrl } = await givenSources();
    const browser = visitor();
    for (const url of [community.code, community.code, grid.code, community.code])
      await browser.get(`/e/${url}`);
    await visitor().get(`/e/${community.code}`);
    await browser.get(classUrl);
    expect([await scansOf(community.id), await scansOf(grid.id)]).to.deep.equal([2, 1]);
  });

  it('adds scans of the same day up, also when several instances write at once', async () => {
    const { community } = await givenSources();
    const at = new Date('2026-11-23T02:00:00Z');
    for (const now of [at, at, new Date('2026-11-23T17:00:00Z')]) recordScan(community.id, now);
    const first = flushScans();
    recordScan(community.id, at);
    await Promise.all([first, flushScans()]);
    const rows = await SourceScan.findAll({ where: { sourceId: community.id }, order: [['day', 'ASC']] });
    expect(rows.map(({ day, scans }) => [day, scans])).to.deep.equal([
      ['2026-11-23', 3],
      ['2026-11-24', 1],
    ]);
  });

  it('stays with a newcomer to her enrolment, with the consent that she gave', async () => {
    const { community, cohortId } = await givenSources();
    const browser = visitor();
    const { text } = await browser.get(`/e/${community.code}`);
    expect(text).to.include(`action="/e/${community.code}/sign-up"`);
    expect((await post(browser, `/e/${community.code}/sign-up`, newcomer)).status).to.equal(303);
    const place = await Enrolment.findOne({ where: { cohortId } });
    expect(place).to.include({ sourceId: community.id, consentVersion: '2026-11-24', consentGiven: 'self' });
  });

  it('stays with someone who logs in, and with her who comes back by the class’s own address', async () => {
    const { community, grid, cohortId, classUrl, newcomer: newcomerId, trainee } = await givenSources();
    expect(plain((await visitor().get(`/e/${grid.code}`)).text)).to.include(
      `/log-in?wanted=%2Fe%2F${grid.code}`,
    );
    const first = await signedIn('newcomer');
    expect((await post(first, `/e/${grid.code}/place`)).status).to.equal(303);
    const second = await signedIn('trainee');
    await second.get(`/e/${community.code}`);
    expect((await post(second, `${classUrl}/place`)).status).to.equal(303);
    const sourceOf = async (personId: number) =>
      (await Enrolment.findOne({ where: { cohortId, personId } }))?.sourceId;
    expect([await sourceOf(newcomerId), await sourceOf(trainee)]).to.deep.equal([grid.id, community.id]);
  });

  it('shows staff scans, enrolled and attended, with the people behind each number, and as .xlsx', async () => {
    const { community, grid, cohortId } = await givenSources();
    const [one, two, three, four] = (await givenPeople(4)) as [number, number, number, number];
    const now = new Date();
    await enrol(cohortId, one, now, { sourceId: community.id });
    await enrol(cohortId, two, now, { sourceId: community.id });
    await enrol(cohortId, three, now, { sourceId: grid.id });
    await enrol(cohortId, four, now);
    await Person.update({ name: '白玉兰' }, { where: { id: two } });
    const [session] = await findSessions(cohortId);
    if (session) await checkIn(session, two, session.startsAt);
    for (const id of [community.id, community.id, community.id]) recordScan(id, now);
    await flushScans();
    const staff = await signedIn('organiser');
    const shown = await staff.get(`/admin/cohorts/${cohortId}`);
    const row = (label: string) =>
      new RegExp(`<tr><td>${label}</td>(.*?)</tr>`)
        .exec(shown.text)?.[1]
        ?.replace(/<[^>]+>/g, ' ')
        .match(/\d+/g);
    expect(row('阳光社区')).to.deep.equal(['3', '2', '1']);
    expect(row('3 号网格王姐')).to.deep.equal(['0', '1', '0']);
    expect(row('不经海报')).to.deep.equal(['1', '0']);
    const behind = `/admin/cohorts/${cohortId}/enrolments?source=${community.id}&held=yes`;
    expect(plain(shown.text)).to.include(behind);
    expect((await staff.get(behind)).text)
      .to.include('白玉兰')
      .and.include('学员0')
      .and.not.include('学员2');
    expect((await staff.get(`${behind}&attended=yes`)).text)
      .to.include('白玉兰')
      .and.not.include('学员0');
    expect((await staff.get(`${behind}&search=玉`)).text)
      .to.include('白玉兰')
      .and.not.include('学员0');
    const sheet = await staff.get(`/admin/cohorts/${cohortId}/sources?format=xlsx`);
    expect(sheet.headers['content-type']).to.include('spreadsheetml');
  });

  it('is added by staff, who then print its poster', async () => {
    const { cohortId, grid } = await givenSources();
    const staff = await signedIn('organiser');
    const url = `/admin/cohorts/${cohortId}/sources`;
    const wrong = await post(staff, url, { kind: 'community', label: ' ', stationId: '' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('href="#field-label"');
    const none = await post(staff, url, { kind: 'station', label: '', stationId: '' });
    expect(none.text).to.include('请选一个服务站');
    expect((await post(staff, url, { kind: 'other', label: '公众号', stationId: '' })).status).to.equal(303);
    expect((await staff.get(url)).text).to.include('公众号');
    expect(await findSourcesOf(cohortId)).to.have.length(3);
    const base = `/admin/cohorts/${cohortId}`;
    const all = await download(staff, `${base}/poster?source=all&size=a3&language=zh`);
    expect(all.toString('latin1').match(/\/Type \/Page\n/g)).to.have.length(3);
    const image = await staff.get(`${base}/poster-image?source=${grid.id}&language=zh`);
    expect(image.headers['content-type']).to.equal('image/png');
    expect((await staff.get(`${base}/poster?source=999999`)).status).to.equal(404);
  });
});
