import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { issueCertificate } from '../../src/certificates/issueCertificate.action.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { isRefusal } from '../../src/refusal.ts';
import { signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { award, givenCertificate, issuer } from './givenCertificate.ts';

const at = new Date('2026-11-23T02:00:00Z');
const issue = (personId: number, changes = {}) =>
  unitOfWork((transaction) => issueCertificate(transaction, award(personId, changes), issuer));

describe('issuing certificates', () => {
  useDatabase();

  it('gives one certificate for each award and person, however many ask at once', async () => {
    const { trainee } = await givenCast();
    const results = await Promise.all(Array.from({ length: 8 }, () => issue(trainee)));
    const ids = new Set(results.map((result) => (isRefusal(result) ? 0 : result.certificateId)));
    expect(ids.size).to.equal(1);
    expect(results.filter((result) => !isRefusal(result) && result.isNew)).to.have.length(1);
    expect(await Certificate.count()).to.equal(1);
    expect(await AuditEntry.count({ where: { action: 'certificate.issue' } })).to.equal(1);
  });

  it('refuses words that only the state may use, and names that the fonts can not print', async () => {
    const { trainee } = await givenCast();
    expect(await issue(trainee, { titleZh: '国家职业资格证书' })).to.have.property(
      'key',
      'certificates.refusal.forbiddenTitle',
    );
    await Person.update({ name: '王\u{2B81D}' }, { where: { id: trainee } });
    expect(await issue(trainee)).to.have.property('key', 'certificates.refusal.unprintable');
    expect(await Certificate.count()).to.equal(0);
  });

  it('freezes the holder’s name as it was', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee);
    await Person.update({ name: '王新名' }, { where: { id: trainee } });
    expect((await Certificate.findByPk(certificate.id))?.facts.holderName).to.equal('王桂芳');
  });

  it('serves the holder the same bytes at every download', async () => {
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee);
    const browser = await signedIn('trainee');
    const download = async () =>
      (await browser.get(`/me/certificates/${id}/pdf`).buffer(true)).body as Buffer;
    const [first, second] = await Promise.all([download(), download()]);
    expect(first.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(first.equals(second as Buffer)).to.equal(true);
    expect(first.equals(await download())).to.equal(true);
    expect((await (await signedIn('newcomer')).get(`/me/certificates/${id}/pdf`)).status).to.equal(404);
  });
});

describe('the status of a certificate', () => {
  useDatabase();

  it('is suspended, resumed and revoked for good, each in the audit trail', async () => {
    const { trainee, admin } = await givenCast();
    const { id } = await givenCertificate(trainee);
    const change = (kind: 'suspend' | 'resume' | 'revoke') =>
      changeStatus({ certificateId: id, change: kind, reason: '核查中', actorId: admin, at });
    expect(await change('suspend')).to.equal(null);
    expect(await change('suspend')).to.have.property('key', 'certificates.fault.alreadySuspended');
    expect(await change('resume')).to.equal(null);
    expect(await change('revoke')).to.equal(null);
    expect(await change('resume')).to.have.property('key', 'certificates.fault.alreadyRevoked');
    const actions = (
      await AuditEntry.findAll({ where: { subjectKind: 'certificate' }, order: [['sequence', 'ASC']] })
    ).map(({ action }) => action);
    expect(actions).to.deep.equal([
      'certificate.issue',
      'certificate.suspend',
      'certificate.resume',
      'certificate.revoke',
    ]);
  });
});
