import { expect } from 'chai';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { CertificateBatchRow } from '../../src/issuing/batch.model.ts';
import { countRows, findBatch } from '../../src/issuing/batch.store.ts';
import { changeBatch } from '../../src/issuing/changeBatch.action.ts';
import { runBatches } from '../../src/issuing/runBatches.action.ts';
import { checkIn } from '../../src/ladders/checkIn.action.ts';
import { Session } from '../../src/ladders/cohort.model.ts';
import { findSessions } from '../../src/ladders/cohort.store.ts';
import { batchFrom, completeCohort } from '../../src/ladders/completeCohort.action.ts';
import { enrol } from '../../src/ladders/enrol.action.ts';
import { writeSpreadsheet } from '../../src/lib/spreadsheetFile.ts';
import { isRefusal } from '../../src/refusal.ts';
import { issuer } from '../certificates/givenCertificate.ts';
import { givenClass, givenCourse, now } from '../ladders/givenClass.ts';
import { download, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenBatch, givenPeople } from './givenBatch.ts';

const start = new Date('2026-11-23T03:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const silent = () => {};
/** Before each file's record in the directory of a ZIP (APPNOTE 4.3.12). */
const centralRecord = String.fromCharCode(0x50, 0x4b, 1, 2);

describe('issuing a batch', function () {
  this.timeout(60_000);
  useDatabase();
  let organiser: number;

  beforeEach(async () => {
    organiser = (await givenCast()).organiser;
  });

  const run = (clock = () => start) => runBatches(issuer, clock, silent);

  it('issues nothing before it is started, then one certificate to each, and says who holds it already', async () => {
    const people = await givenPeople(30);
    const id = await givenBatch(people, organiser);
    await run();
    expect(await Certificate.count()).to.equal(0);
    expect(await changeBatch(id, 'start', organiser, start)).to.equal(null);
    await run();
    expect(await countRows(id)).to.include({ issued: 30, issue: 0 });
    expect((await findBatch(id))?.state).to.equal('done');
    const second = await givenBatch([...people, ...(await givenPeople(31)).slice(30)], organiser);
    expect(await countRows(second)).to.include({ held: 30, issue: 1 });
  });

  it('comes from completing a large class in one press, a second press adding nothing', async () => {
    const { cohortId } = await givenClass(organiser, { capacity: 300 });
    const [session] = await findSessions(cohortId);
    const people = await givenPeople(batchFrom);
    for (const personId of people) {
      await enrol(cohortId, personId, now);
      if (session) await checkIn(session, personId, session.startsAt);
    }
    await Session.update({ startsAt: now, endsAt: now }, { where: { cohortId } });
    const browser = await signedIn('organiser');
    const press = () => browser.post(`/admin/cohorts/${cohortId}/completion`).type('form').send({});
    const { location } = (await press()).headers;
    expect(location).to.match(/^\/admin\/certificate-batches\/\d+$/);
    expect((await browser.get(location as string)).text).to.include(`已结业，${batchFrom} 人完成培训`);
    await run();
    expect(await Certificate.count()).to.equal(batchFrom);
    expect((await press()).status).to.equal(409);
    await run();
    expect(await Certificate.count()).to.equal(batchFrom);
  });

  it('goes on after a crash where it stopped, and gives nobody two', async () => {
    const id = await givenBatch(await givenPeople(60), organiser);
    await changeBatch(id, 'start', organiser, start);
    let calls = 0;
    const crash = new Error('the process dies');
    const dying = () => {
      calls += 1;
      if (calls > 3) throw crash;
      return start;
    };
    await run(dying).catch((error: unknown) => expect(error).to.equal(crash));
    const issued = (await countRows(id)).issued;
    expect(issued).to.be.within(1, 59);
    await run(() => later(30));
    expect((await countRows(id)).issued, 'while the lease holds').to.equal(issued);
    await run(() => later(61));
    expect(await countRows(id)).to.include({ issued: 60, issue: 0 });
    expect(await Certificate.count()).to.equal(60);
  });

  it('is done once by two instances at the same time', async () => {
    const id = await givenBatch(await givenPeople(40), organiser);
    await changeBatch(id, 'start', organiser, start);
    await Promise.all([run(), run(), run()]);
    expect(await countRows(id)).to.include({ issued: 40, issue: 0 });
    expect(await Certificate.count()).to.equal(40);
  });

  it('stops when it is paused or cancelled; what is issued stays', async () => {
    const id = await givenBatch(await givenPeople(40), organiser);
    await changeBatch(id, 'start', organiser, start);
    let calls = 0;
    await runBatches(
      issuer,
      () => {
        calls += 1;
        if (calls === 3) void changeBatch(id, 'pause', organiser, start);
        return start;
      },
      silent,
    );
    const { issued, issue } = await countRows(id);
    if (issue > 0) {
      expect((await findBatch(id))?.state).to.equal('paused');
      await changeBatch(id, 'resume', organiser, start);
      await run();
      expect((await countRows(id)).issued).to.equal(40);
    } else expect(issued).to.equal(40);
    expect(isRefusal(await changeBatch(id, 'start', organiser, start))).to.equal(true);
  });

  it('marks a row that breaks as failed, issues the others, and tries it again on request', async () => {
    const people = await givenPeople(5);
    const id = await givenBatch(people, organiser);
    const [first] = await CertificateBatchRow.findAll({
      where: { batchId: id },
      order: [['position', 'ASC']],
    });
    const award = first?.award ?? null;
    await first?.update({ award: null });
    await changeBatch(id, 'start', organiser, start);
    await run();
    expect(await countRows(id)).to.include({ failed: 1, issued: 4, issue: 0 });
    await first?.update({ award });
    await changeBatch(id, 'retry', organiser, start);
    await run();
    expect(await countRows(id)).to.include({ failed: 0, issued: 5 });
    expect(await Certificate.count()).to.equal(5);
  });

  it('reads an Excel list, tells known from unknown, and starts once however often the button is pressed', async () => {
    await givenPeople(3);
    const browser = await signedIn('organiser');
    const sheet = await writeSpreadsheet(
      '名单',
      ['姓名', '工号', '奖项'],
      [
        ['王小甲', 'b00000', '一等奖'],
        ['王小乙', 'B00001', null],
        ['别的名', 'B00002', null],
        ['没登记', 'B99999', null],
      ],
    );
    const made = await browser
      .post('/admin/certificate-batches/file')
      .field({ kind: 'award', titleZh: '', programmeZh: '技能比武', programmeEn: '', awardZh: '参与奖' })
      .field({ hours: '', startsOn: '2026-11-01', endsOn: '', validityMonths: '' })
      .attach('file', sheet, 'list.xlsx');
    expect(made.status, made.text).to.equal(303);
    const address = made.headers.location as string;
    const id = Number(address.split('/').at(-1));
    expect(await countRows(id)).to.include({ issue: 2, refused: 2 });
    expect((await browser.get(`${address}/rows?state=refused`)).text)
      .to.include('证件号或工号属于另一个名字')
      .and.include('人员库里没有这个人');
    const page = (await browser.get(address)).text;
    const requestKey = /action="[^"]*\/start"[\s\S]*?name="request_key" value="([^"]+)"/.exec(page)?.[1];
    const press = () => browser.post(`${address}/start`).type('form').send({ request_key: requestKey });
    await Promise.all([press(), press()]);
    await run();
    expect(await Certificate.count()).to.equal(2);
    expect(await Certificate.count({ where: { kind: 'award' } })).to.equal(2);
  });

  it('hands all documents out as one ZIP and as sheets for the print shop', async () => {
    const id = await givenBatch(await givenPeople(3), organiser);
    await changeBatch(id, 'start', organiser, start);
    await run();
    const browser = await signedIn('organiser');
    const zip = await download(browser, `/admin/certificate-batches/${id}/zip`);
    expect(zip.subarray(0, 2).toString()).to.equal('PK');
    expect(zip.toString('latin1').split(centralRecord)).to.have.length(4);
    const print = await download(browser, `/admin/certificate-batches/${id}/print`);
    expect(print.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(print.toString('latin1').match(/\/Type \/Page\b/g)).to.have.length(3);
  });

  it('keeps what was typed when the file is no workbook or the days are wrong', async () => {
    const browser = await signedIn('organiser');
    const post = (endsOn: string, bytes: Buffer) =>
      browser
        .post('/admin/certificate-batches/file')
        .field({ kind: 'honour', titleZh: '', programmeZh: '年度标兵', programmeEn: '', awardZh: '' })
        .field({ hours: '', startsOn: '2026-11-02', endsOn, validityMonths: '' })
        .attach('file', bytes, 'list.xlsx');
    const broken = await post('', Buffer.from('not a workbook'));
    expect(broken.status).to.equal(422);
    expect(broken.text).to.include('打不开').and.include('value="年度标兵"');
    const days = await post('2026-11-01', Buffer.from('x'));
    expect(days.text).to.include('结束日期不能早于开始日期').and.include('value="年度标兵"');
  });
});

describe('the preview of a class', () => {
  useDatabase();

  it('is chosen from the completed classes and finds who holds the certificate', async function () {
    this.timeout(60_000);
    const { organiser, newcomer, trainee } = await givenCast();
    const { cohortId } = await givenClass(organiser, { courseId: await givenCourse(1) });
    const [session] = await findSessions(cohortId);
    for (const personId of [newcomer, trainee]) {
      await enrol(cohortId, personId, now);
      if (session) await checkIn(session, personId, session.startsAt);
    }
    await completeCohort(cohortId, organiser, new Date(now.getTime() + 8 * 3_600_000), issuer);
    const browser = await signedIn('organiser');
    expect((await browser.get('/admin/certificate-batches/new')).text).to.include(
      `value="cohort:${cohortId}"`,
    );
    const made = await browser
      .post('/admin/certificate-batches')
      .type('form')
      .send({ source: `cohort:${cohortId}` });
    const id = Number((made.headers.location as string).split('/').at(-1));
    expect(await countRows(id)).to.include({ held: 2, issue: 0 });
    const wrong = await browser
      .post('/admin/certificate-batches')
      .type('form')
      .send({ source: 'cohort:999999' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('没有这个编号');
  });
});
