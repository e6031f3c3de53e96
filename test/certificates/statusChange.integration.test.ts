import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { findCertificate, findChanges, findReplacement } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { decideRevocation } from '../../src/certificates/decideRevocation.action.ts';
import { correctName } from '../../src/certificates/replaceCertificate.action.ts';
import { requestRevocation } from '../../src/certificates/requestRevocation.action.ts';
import { RevocationRequest } from '../../src/certificates/revocation.model.ts';
import { findWaiting } from '../../src/certificates/revocation.store.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { isRefusal } from '../../src/refusal.ts';
import { readLeaf } from '../../src/transparency/leaf.ts';
import { findEntriesOf } from '../../src/transparency/log.store.ts';
import { signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCertificate, issuer } from './givenCertificate.ts';

const at = new Date('2026-11-23T02:00:00Z');
const reason = { code: 'resultCorrected', note: '复核记录第 12 页', isPublic: false } as const;

const logged = async (id: number) => (await findEntriesOf(id)).map(({ leaf }) => readLeaf(leaf)?.kind);
const audited = async (subjectId: number) =>
  (
    await AuditEntry.findAll({
      where: { subjectKind: 'certificate', subjectId: String(subjectId) },
      order: [['sequence', 'ASC']],
    })
  ).map(({ action }) => action);

/** Every request for a certificate, newest first. */
function findRevocationsOf(certificateId: number): Promise<RevocationRequest[]> {
  return RevocationRequest.findAll({ where: { certificateId }, order: [['id', 'DESC']] });
}

describe('revoking a certificate', () => {
  useDatabase();

  it('takes two people: who asked can not confirm, another can, and both are on record', async () => {
    const { trainee, admin, organiser } = await givenCast();
    const { id } = await givenCertificate(trainee);
    expect(await requestRevocation({ certificateId: id, reason, actorId: organiser, at })).to.equal(null);
    const requestId = (await findWaiting(id))?.id ?? 0;
    const decide = (actorId: number) =>
      decideRevocation({ certificateId: id, requestId, decision: 'confirmed', actorId, at });
    expect(await decide(organiser)).to.have.property('key', 'certificates.revocation.secondPerson');
    expect((await findCertificate(id))?.state).to.equal('active');
    expect(await decide(admin)).to.equal(null);
    const revoked = await findCertificate(id);
    expect(revoked).to.include({ state: 'revoked', reasonCode: 'resultCorrected' });
    expect(revoked?.publicReason).to.equal('成绩更正后不合格');
    expect((await findChanges(id))[0]).to.include({
      actorId: admin,
      requestedById: organiser,
      change: 'revoke',
    });
    expect(await logged(id)).to.deep.equal(['issued', 'revoked']);
    expect(await audited(id)).to.deep.equal([
      'certificate.issue',
      'certificate.requestRevocation',
      'certificate.revoke',
    ]);
  });

  it('is asked for once and decided once, also when two do it at the same moment', async () => {
    const { trainee, admin, organiser, judge } = await givenCast();
    const { id } = await givenCertificate(trainee);
    const asked = await Promise.all(
      [organiser, admin, judge].map((actorId) =>
        requestRevocation({ certificateId: id, reason, actorId, at }),
      ),
    );
    expect(asked.filter((answer) => answer === null)).to.have.length(1);
    expect(await findRevocationsOf(id)).to.have.length(1);
    const waiting = await findWaiting(id);
    const others = [organiser, admin, judge].filter((actorId) => actorId !== waiting?.requestedById);
    const requestId = waiting?.id ?? 0;
    const decided = await Promise.all(
      others.map((actorId) =>
        decideRevocation({ certificateId: id, requestId, decision: 'confirmed', actorId, at }),
      ),
    );
    expect(decided.filter((answer) => answer === null)).to.have.length(1);
    expect(decided.find(isRefusal)).to.have.property('key', 'certificates.revocation.decidedAlready');
    expect(await logged(id)).to.deep.equal(['issued', 'revoked']);
  });

  it('can be declined by another and taken back by who asked, and asked for again', async () => {
    const { trainee, admin, organiser } = await givenCast();
    const { id } = await givenCertificate(trainee);
    for (const [decision, decider] of [
      ['declined', admin],
      ['withdrawn', organiser],
    ] as const) {
      await requestRevocation({ certificateId: id, reason, actorId: organiser, at });
      const requestId = (await findWaiting(id))?.id ?? 0;
      const decide = (actorId: number) =>
        decideRevocation({ certificateId: id, requestId, decision, actorId, at });
      expect(isRefusal(await decide(decider === admin ? organiser : admin))).to.equal(true);
      expect(await decide(decider)).to.equal(null);
    }
    expect((await findCertificate(id))?.state).to.equal('active');
    expect(await logged(id)).to.deep.equal(['issued']);
    expect((await findRevocationsOf(id)).map(({ state }) => state)).to.deep.equal(['withdrawn', 'declined']);
  });

  it('goes from the organiser’s request to the administrator’s confirmation on the pages', async () => {
    const { trainee } = await givenCast();
    const { id, token } = await givenCertificate(trainee);
    const [organiser, admin] = [await signedIn('organiser'), await signedIn('admin')];
    const one = `/admin/certificates/${id}`;
    const wrong = await organiser
      .post(`${one}/revocation`)
      .type('form')
      .send({ reasonCode: 'other', note: '错' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('至少 4 个字').and.include('>错</textarea>');
    const sent = { reasonCode: 'notAttended', note: '签到表见附件', confirmed: 'yes' };
    expect((await organiser.post(`${one}/revocation`).type('form').send(sent)).status).to.equal(303);
    const own = (await organiser.get(one)).text;
    expect(own).to.include('撤回申请').and.not.include('/revocation/confirmation');
    expect((await admin.get('/admin/certificates?status=waitingRevocation')).text).to.include(
      `href="${one}"`,
    );
    expect((await admin.get('/admin/certificates/revocations')).text).to.include('等待确认');
    const requestId = String((await findWaiting(id))?.id);
    expect(
      (await organiser.post(`${one}/revocation/confirmation`).type('form').send({ requestId })).status,
    ).to.equal(403);
    expect(
      (await admin.post(`${one}/revocation/confirmation`).type('form').send({ requestId })).status,
    ).to.equal(303);
    const text = (await admin.get(one)).text;
    expect(text)
      .to.include('已撤销')
      .and.include('签到表见附件（内部）')
      .and.match(/申请，.+ 确认/);
    const shown = (await admin.get(`/c/${token}`)).text;
    expect(shown).to.include('verdict-revoked').and.include('未参加培训或考核').and.not.include('签到表');
  });

  it('is asked for only by the button below the question, never by Enter in a field', async () => {
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee);
    const admin = await signedIn('admin');
    for (const path of ['suspension', 'revocation']) {
      const address = `/admin/certificates/${id}/${path}`;
      // Enter presses the first button of a form, which carries no name.
      const blank = (await admin.get(address)).text;
      expect(blank).not.to.include('name="confirmed"');
      const reasonCode = path === 'suspension' ? 'complaint' : 'notAttended';
      const asked = await admin
        .post(address)
        .type('form')
        .send({ reasonCode, note: '来电反映', isPublic: 'yes' });
      expect(asked.status).to.equal(200);
      expect(asked.text)
        .to.include('name="confirmed"')
        .and.include('来电反映')
        .and.match(/value="yes" checked/);
      expect(asked.text.indexOf('type="submit"')).to.be.below(asked.text.indexOf('name="confirmed"'));
    }
    expect(await findCertificate(id)).to.include({ state: 'active' });
    expect(await findWaiting(id)).to.equal(null);
  });

  it('leaves nothing to prepare for a certificate that is final', async () => {
    const { trainee, admin } = await givenCast();
    const { id } = await givenCertificate(trainee);
    await changeStatus({ certificateId: id, change: 'revoke', reason: '成绩作废', actorId: admin, at });
    const browser = await signedIn('admin');
    for (const path of ['suspension', 'resumption', 'revocation', 'replacement'])
      expect((await browser.get(`/admin/certificates/${id}/${path}`)).status, path).to.equal(409);
    expect((await browser.get(`/admin/certificates/${id}`)).text).not.to.include(`/${id}/suspension`);
  });
});

describe('correcting a name', () => {
  useDatabase();

  const correct = (certificateId: number, name: string, actorId: number, evidence: string | null = null) =>
    correctName({ certificateId, name, evidence, actorId, at }, issuer);

  it('issues a new certificate with the same end, linked both ways, and logs both', async () => {
    const { trainee, admin } = await givenCast();
    const old = await givenCertificate(trainee);
    await Person.update({ name: '王桂芬' }, { where: { id: trainee } });
    const newId = (await correct(old.id, '王桂芬', admin)) as number;
    const fresh = await findCertificate(newId);
    expect(fresh).to.include({ holderName: '王桂芬', state: 'active', replacesId: old.id, title: old.title });
    expect(fresh?.facts.holderName).to.equal('王桂芬');
    expect(fresh?.expiresAt).to.deep.equal(old.expiresAt);
    expect(fresh?.number).not.to.equal(old.number);
    const replaced = await findCertificate(old.id);
    expect(replaced).to.include({ state: 'replaced', replacedById: newId, holderName: '王桂芳' });
    expect(await findReplacement(replaced ?? old)).to.include({ token: fresh?.token });
    expect(await logged(old.id)).to.deep.equal(['issued', 'replaced']);
    expect(await logged(newId)).to.deep.equal(['issued']);
    expect(await audited(old.id)).to.include('certificate.replace');
  });

  it('asks for evidence where the name is not the one on record, and keeps it inside', async () => {
    const { trainee, admin } = await givenCast();
    const { id, token } = await givenCertificate(trainee);
    expect(await correct(id, '王桂芳', admin)).to.have.property('key', 'certificates.replace.sameName');
    expect(await correct(id, '王桂分', admin)).to.include({
      key: 'certificates.replace.evidenceNeeded',
      field: 'evidence',
    });
    expect(isRefusal(await correct(id, '王桂分', admin, '户口簿原件'))).to.equal(false);
    expect((await (await signedIn('admin')).get(`/c/${token}`)).text)
      .to.include('verdict-replaced')
      .and.include('姓名已更正')
      .and.not.include('户口簿');
  });

  it('happens once when two do it at once, and not while the certificate is suspended', async () => {
    const { trainee, admin } = await givenCast();
    const { id } = await givenCertificate(trainee);
    const results = await Promise.all([1, 2, 3].map(() => correct(id, '王桂芬', admin, '户口簿原件')));
    expect(results.filter((result) => !isRefusal(result))).to.have.length(1);
    expect(await Certificate.count()).to.equal(2);
    const other = await givenCertificate(trainee, { awardKey: 'exam:2' });
    await changeStatus({ certificateId: other.id, change: 'suspend', reason: '核查中', actorId: admin, at });
    expect(await correct(other.id, '王桂芬', admin, '户口簿原件')).to.have.property(
      'key',
      'certificates.fault.suspended',
    );
    expect(await Certificate.count()).to.equal(3);
  });

  it('refuses a name that the fonts can not print, and changes nothing', async () => {
    const { trainee, admin } = await givenCast();
    const { id } = await givenCertificate(trainee);
    expect(await correct(id, '王\u{2B81D}', admin, '户口簿原件')).to.have.property(
      'key',
      'certificates.refusal.unprintable',
    );
    expect((await findCertificate(id))?.state).to.equal('active');
    expect(await logged(id)).to.deep.equal(['issued']);
  });

  it('is filled in with the name on record, on its page', async () => {
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee);
    await Person.update({ name: '王桂芬' }, { where: { id: trainee } });
    const admin = await signedIn('admin');
    const page = `/admin/certificates/${id}/replacement`;
    expect((await admin.get(page)).text).to.include('value="王桂芬"');
    const answer = await admin
      .post(page)
      .type('form')
      .send({ name: '王桂芬', evidence: '', confirmed: 'yes' });
    expect(answer.status).to.equal(303);
    expect((await admin.get(answer.headers.location as string)).text).to.include('换发自');
    expect((await admin.get(`/admin/certificates/${id}`)).text).to.include('已换发为');
  });
});
