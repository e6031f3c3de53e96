import { expect } from 'chai';
import { findConsentState, findConsents } from '../../../src/accounts/privacy/consent.store.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { enrolMyself } from '../../../src/ladders/enrolment/enrolMyself.action.ts';
import { findEnrolment } from '../../../src/ladders/enrolment.store.ts';
import { Notice } from '../../../src/notices/notice.model.ts';
import { sendNotice } from '../../../src/notices/sendNotice.action.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenPeople } from '../givenClass.ts';

describe('consent', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let her: Browser;
  beforeEach(async () => {
    cast = await givenCast();
    her = await signedIn('trainee');
  });
  const post = (browser: Browser, path: string, body = {}) => browser.post(path).type('form').send(body);

  it('taken back gives up her places to the next in line, says so first, and ends notices', async () => {
    const startsAt = new Date(Date.now() + 5 * 86_400_000);
    const { cohortId } = await givenClass(cast.organiser, { capacity: 1, startsAt });
    const [next = 0] = await givenPeople(1);
    const now = new Date();
    await enrol(cohortId, cast.trainee, now);
    await enrol(cohortId, next, now);
    expect((await her.get('/me/privacy')).text)
      .to.include('以后的 1 个课程名额会取消')
      .and.include('证书登记长期保留');
    expect((await post(her, '/me/privacy/withdrawal')).status).to.equal(303);
    expect((await findEnrolment(cohortId, cast.trainee))?.state).to.equal('cancelled');
    expect((await findEnrolment(cohortId, next))?.state).to.be.oneOf(['offered', 'confirmed']);
    expect((await her.get('/me/privacy')).text).to.include('已收回同意');
    const params = { titleZh: '课', titleEn: 'Class', days: 0 };
    await unitOfWork((transaction) =>
      sendNotice(transaction, {
        personId: cast.trainee,
        kind: 'enrolled',
        key: 'x',
        params,
        href: '/',
        at: now,
      }),
    );
    const kinds = (await Notice.findAll({ where: { personId: cast.trainee } })).map(({ kind }) => kind);
    expect(kinds).to.include('consentWithdrawn');
    expect(await Notice.count({ where: { personId: cast.trainee, key: 'x' } })).to.equal(0);
    expect((await post(her, '/me/privacy/withdrawal')).text).to.include('同意已经收回了');
  });

  it('can be taken back by staff for her, who are named, and given again by enrolling', async () => {
    const organiser = await signedIn('organiser');
    await post(organiser, `/admin/people/${cast.trainee}/privacy/withdrawal`);
    expect((await her.get('/me/privacy')).text).to.include('由 林晓燕 代办');
    expect((await findConsents(cast.trainee)).map(({ kind }) => kind)).to.deep.equal(['withdrawn']);
    const { cohortId } = await givenClass(cast.organiser, {
      startsAt: new Date(Date.now() + 5 * 86_400_000),
    });
    const own = { cohortId, personId: cast.trainee, sourceId: null, now: new Date() };
    await enrolMyself({ ...own, consentVersion: '2026-11-24', agreesNow: true });
    expect(await findConsentState(cast.trainee)).to.include({ version: '2026-11-24', withdrawnAt: null });
    expect((await findConsents(cast.trainee)).map(({ kind }) => kind)).to.deep.equal(['given', 'withdrawn']);
    const [entry] = await AuditEntry.findAll({ where: { action: 'consent.withdraw' } });
    expect(entry?.after).to.include('"byStaff":true');
  });
});

describe('everything that is held about someone', () => {
  useDatabase();

  it('is given to her as a ZIP, after her password', async () => {
    const cast = await givenCast();
    const her = await signedIn('trainee');
    const ask = (password: string) => her.post('/me/privacy/export').type('form').send({ password });
    const wrong = await ask('wrong');
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('密码不对');
    const right = await ask('jieti-demo')
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(right.headers['content-type']).to.equal('application/zip');
    const text = (right.body as Buffer).toString('utf8');
    expect(text)
      .to.include('data.json')
      .and.include('13900000001')
      .and.include('王桂芳')
      .and.not.include('scrypt');
    expect(
      await AuditEntry.count({ where: { action: 'person.exportData', subjectId: String(cast.trainee) } }),
    ).to.equal(1);
  });

  it('is given to an administrator with a reason, and to nobody else', async () => {
    const { trainee } = await givenCast();
    const address = `/admin/people/${trainee}/privacy/export`;
    const ask = async (name: 'admin' | 'organiser', reason: string) =>
      (await (await signedIn(name)).post(address).type('form').send({ reason })).status;
    expect(await ask('organiser', '本人来电')).to.equal(403);
    expect(await ask('admin', '')).to.equal(422);
    expect(await ask('admin', '本人来电索取')).to.equal(200);
  });
});
