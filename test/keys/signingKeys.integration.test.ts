import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import { freezeCertificate } from '../../src/certificates/freezeCertificate.action.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { addSigningKey, ensureSigningKeys } from '../../src/keys/addSigningKey.action.ts';
import { readCertificates, selfSignedCertificate } from '../../src/keys/documentCertificate.ts';
import { readImportedKey } from '../../src/keys/importedKey.ts';
import { checkPdfSignature } from '../../src/keys/pdfSignature.ts';
import { SigningKeyRow } from '../../src/keys/signingKey.model.ts';
import { findPublishedKeys, findSigningKey } from '../../src/keys/signingKey.store.ts';
import { keyPurposes } from '../../src/keys/signingKey.ts';
import { loseSigningKey, retireSigningKey } from '../../src/keys/stopSigningKey.action.ts';
import { isRefusal } from '../../src/refusal.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const organisation = '示范市妇女联合会';
const first = new Date('2026-02-01T00:00:00Z');
const later = new Date('2026-05-01T00:00:00Z');
const document = { purpose: 'document', organisation, actorId: null } as const;

describe('signing keys', () => {
  useDatabase();
  beforeEach(async () => {
    await SigningKeyRow.destroy({ where: {} });
    await ensureSigningKeys(organisation, first);
  });

  it('are made once for every purpose, even when several instances start at once', async () => {
    await SigningKeyRow.destroy({ where: {} });
    await Promise.all([1, 2, 3].map(() => ensureSigningKeys(organisation, first)));
    const keys = await findPublishedKeys();
    expect(keys.map(({ keyId }) => keyId).sort()).to.deep.equal(
      keyPurposes.map((purpose) => `${purpose}-2026-1`).sort(),
    );
    const algorithms = Object.fromEntries(keys.map(({ purpose, algorithm }) => [purpose, algorithm]));
    expect(algorithms).to.deep.equal({
      document: 'P-256',
      credential: 'Ed25519',
      payload: 'P-256',
      log: 'Ed25519',
    });
  });

  it('are kept sealed, and published without their private half', async () => {
    const { privateKey } = await findSigningKey('document');
    const secret = privateKey.export({ format: 'jwk' }).d as string;
    const [row] = await SigningKeyRow.findAll({ where: { purpose: 'document' } });
    expect(row?.sealedKey).not.to.contain('PRIVATE KEY').and.not.to.contain(secret);
    expect(JSON.stringify(await findPublishedKeys())).not.to.contain(secret);
    expect((await visitor().get('/keys.json')).text).not.to.contain(secret);
  });

  it('rotate: the newest signs, the one before stays published', async () => {
    const added = await addSigningKey({ ...document, at: later });
    expect(added.keyId).to.equal('document-2026-2');
    expect((await findSigningKey('document', later)).keyId).to.equal('document-2026-2');
    const keys = (await findPublishedKeys()).filter(({ purpose }) => purpose === 'document');
    expect(keys.map(({ keyId, retiredAt }) => [keyId, retiredAt])).to.deep.equal([
      ['document-2026-2', null],
      ['document-2026-1', later],
    ]);
    const entry = await AuditEntry.findOne({ where: { action: 'key.add', subjectId: 'document-2026-2' } });
    expect(entry?.after).to.contain('P-256');
  });

  it('can be published ahead: the old one signs until the new one’s time has come', async () => {
    const activeAt = new Date(later.getTime() + 86_400_000);
    await addSigningKey({ ...document, at: later, activeAt });
    expect((await findPublishedKeys()).map(({ keyId }) => keyId)).to.include('document-2026-2');
    const before = new Date(activeAt.getTime() - 1);
    expect((await findSigningKey('document', before)).keyId).to.equal('document-2026-1');
    expect((await findSigningKey('document', activeAt)).keyId).to.equal('document-2026-2');
  });

  it('are retired only when another one signs', async () => {
    const stop = (keyId: string) => retireSigningKey({ keyId, actorId: null, at: later });
    expect(await stop('log-2026-1')).to.have.property('key', 'keys.refusal.onlyKey');
    await addSigningKey({ purpose: 'log', organisation, actorId: null, at: later });
    expect(await stop('log-2026-1')).to.have.property('key', 'keys.refusal.alreadyRetired');
  });

  it('keep old certificates verifying after one was lost, and sign new ones with a new key (drill)', async () => {
    const { trainee } = await givenCast();
    const old = await givenCertificate(trainee, { awardKey: 'exam:1' });
    const before = await freezeCertificate(old.id, 'https://ladder.test');
    const stop = { keyId: 'document-2026-1', actorId: null, at: new Date() };
    expect(await loseSigningKey(stop, organisation)).to.deep.equal({ successor: 'document-2026-2' });
    expect((await SigningKeyRow.findOne({ where: { keyId: stop.keyId } }))?.sealedKey).to.equal(null);

    const again = await freezeCertificate(old.id, 'https://ladder.test');
    expect(again.pdf.equals(before.pdf)).to.equal(true);
    expect(await signerOf(again.pdf)).to.equal('document-2026-1');
    const next = await givenCertificate(trainee, { awardKey: 'exam:2' });
    expect(await signerOf((await freezeCertificate(next.id, 'https://ladder.test')).pdf)).to.equal(
      'document-2026-2',
    );
    const lost = (await findPublishedKeys()).find(({ keyId }) => keyId === stop.keyId);
    expect(lost?.lostAt).to.deep.equal(stop.at);
    const refusal = await loseSigningKey(stop, organisation);
    expect(isRefusal(refusal) && refusal.key).to.equal('keys.refusal.alreadyLost');
    expect(await AuditEntry.count({ where: { action: 'key.lose', subjectId: stop.keyId } })).to.equal(1);
  });

  it('may come from outside with a certificate of an authority', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const imported = readImportedKey('document', pem(privateKey), certificateOf(privateKey), later);
    if (!imported.ok) throw new Error(imported.fault);
    await addSigningKey({ ...document, at: later, imported });
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee);
    expect(await signerOf((await freezeCertificate(id, 'https://ladder.test')).pdf)).to.equal(
      'document-2026-2',
    );
    expect(await AuditEntry.count({ where: { action: 'key.import' } })).to.equal(1);
  });
});

describe('the pages of signing keys', () => {
  useDatabase();
  beforeEach(async () => {
    await SigningKeyRow.destroy({ where: {} });
    await ensureSigningKeys(organisation, first);
  });

  it('show everyone all keys, old ones too, and say what a signature does not prove', async () => {
    await addSigningKey({ ...document, at: later });
    const { text } = await visitor().get('/keys');
    for (const word of ['document-2026-1', 'document-2026-2', '已停用', '没有可信时间戳', '认证机构'])
      expect(text).to.contain(word);
    expect((await visitor().get('/keys?language=en')).text).to.contain('no trusted time stamp');
    const { body } = await visitor().get('/keys.json');
    expect(body.issuer).to.equal('did:web:ladder.test');
    const old = body.keys.find((key: { keyId: string }) => key.keyId === 'document-2026-1');
    expect(old).to.include({ state: 'retired', id: 'did:web:ladder.test#document-2026-1' });
    const { text: certificate } = await visitor().get('/keys/document-2026-1/certificate').buffer(true);
    expect(certificate).to.equal(old.certificate);
    expect((await visitor().get('/keys/log-2026-1/certificate')).status).to.equal(404);
  });

  it('let an administrator rotate, and declare a key lost', async () => {
    await givenCast();
    const admin = await signedIn('admin');
    expect((await admin.post('/admin/keys/credential/rotation').type('form').send({})).status).to.equal(303);
    expect((await findSigningKey('credential')).keyId).to.equal(
      `credential-${new Date().getUTCFullYear()}-2`,
    );
    const lost = await admin.post('/admin/keys/payload-2026-1/loss').type('form').send({});
    expect(lost.status).to.equal(303);
    expect((await findSigningKey('payload')).keyId).to.match(/^payload-\d+-2$/);
    expect((await admin.post('/admin/keys/log-2026-1/retirement').type('form').send({})).status).to.equal(
      409,
    );
    expect((await admin.post('/admin/keys/tea/rotation').type('form').send({})).status).to.equal(404);
    const { text } = await admin.get('/admin/keys');
    expect(text).to.contain('已丢失').and.to.contain('使用中');
  });
});

async function signerOf(pdf: Buffer): Promise<string | undefined> {
  const signer = checkPdfSignature(pdf)?.certificate.fingerprint256;
  const keys = await findPublishedKeys();
  return keys.find(({ certificatePem }) =>
    readCertificates(certificatePem ?? '').some(({ fingerprint256 }) => fingerprint256 === signer),
  )?.keyId;
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function certificateOf(key: KeyObject): string {
  const years = { from: first, until: new Date('2036-02-01T00:00:00Z') };
  return selfSignedCertificate(key, { organisation, serial: Buffer.from('0102', 'hex'), ...years });
}
