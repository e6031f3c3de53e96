import { expect } from 'chai';
import express from 'express';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import supertest from 'supertest';
import { type CertificateRow, findCertificate } from '../../src/certificates/certificate.store.ts';
import { printedFacts } from '../../src/certificates/certificateAward.ts';
import { renderDocument } from '../../src/certificates/certificateDocument.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import {
  credentialFor,
  payloadFor,
  publicCredentialFor,
  qrTextFor,
} from '../../src/certificates/credential.action.ts';
import { hashIdentity } from '../../src/certificates/credential.ts';
import { attachmentsFor } from '../../src/certificates/credentialAttachment.action.ts';
import { readPayload } from '../../src/certificates/payload.ts';
import { StatusListEntry } from '../../src/certificates/statusListEntry.model.ts';
import { readSettings } from '../../src/config.ts';
import { mount } from '../../src/http/pipeline.ts';
import { type Answer, route } from '../../src/http/route.ts';
import { rateLimits } from '../../src/http/security.ts';
import { addSigningKey } from '../../src/keys/addSigningKey.action.ts';
import { SigningKeyRow } from '../../src/keys/signingKey.model.ts';
import { findSigningKey } from '../../src/keys/signingKey.store.ts';
import { answerMachine } from '../../src/verification/credential.page.ts';
import { signedIn, testOrigin, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCertificate } from './givenCertificate.ts';
import { asText, publishedDid } from './otherSystem.ts';
import { isProven, readJwt } from './strictVerifier.ts';

const at = new Date();
const recent = { issuedAt: new Date(Date.now() - 86_400_000) };

describe('a certificate for machines', () => {
  useDatabase();

  it('is signed so that whoever resolves the issuer’s DID can verify it, in both ways', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const did = await publishedDid();
    expect(did.id).to.equal('did:web:ladder.test');
    const { jwt } = await credentialFor(certificate, testOrigin);
    expect(readJwt(jwt, did).issuer).to.deep.include({ id: did.id, name: '示范市妇女联合会' });
    const file = await visitor().get(`/credentials/${certificate.token}.json`).parse(asText);
    expect(await isProven(JSON.parse(file.body as string), did)).to.equal(true);
  });

  it('carries name and salt in the holder’s form only, and the ID number in none', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const own = await credentialFor(certificate, testOrigin);
    const open = await publicCredentialFor(certificate, testOrigin);
    const subjectOf = ({ credential }: typeof own) =>
      credential.credentialSubject as { name: string; identifier: { identityHash: string; salt?: string }[] };
    const [mine, shown] = [subjectOf(own).identifier[0], subjectOf(open).identifier[0]];
    expect(subjectOf(own).name).to.equal('王桂芳');
    expect(mine?.identityHash).to.equal(hashIdentity('王桂芳', mine?.salt ?? ''));
    expect(mine?.salt).to.match(/^[0-9a-f]{64}$/);
    expect(shown).to.deep.include({ identityHash: mine?.identityHash }).and.not.to.have.property('salt');
    const ending = certificate.facts.identityMasked?.slice(-4) ?? '';
    expect(ending).to.have.length(4);
    for (const personal of ['9900', certificate.facts.identityMasked ?? '', '139'])
      expect(JSON.stringify(own.credential)).not.to.include(`"${personal}`);
    expect(JSON.stringify(own.credential)).not.to.include('identityMasked');
  });

  it('costs the holder’s form nothing of the public one’s privacy: no public form has her name', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const { token } = certificate;
    const own = await credentialFor(certificate, testOrigin);
    const salt = (own.credential.credentialSubject as { identifier: { salt: string }[] }).identifier[0]?.salt;
    const app = machineApp(certificate);
    const texts = [
      await visitor().get(`/credentials/${token}.json`).parse(asText),
      await visitor().get(`/credentials/${token}.jwt`).parse(asText),
      ...(await Promise.all(
        ['application/json', 'application/vc', 'application/ld+json', 'application/vc+jwt'].map((type) =>
          supertest(app).get('/c').set('Accept', type).parse(asText),
        ),
      )),
    ].map(decoded);
    for (const text of texts) {
      expect(text).to.include('王*芳').and.not.to.include('王桂芳').and.not.to.include(salt);
      expect(text).not.to.include(certificate.facts.identityMasked).and.not.to.include('identityMasked');
    }
  });

  it('is given in the form that the client accepts, status first, never cached and never indexed', async () => {
    const { trainee, admin } = await givenCast();
    const { id } = await givenCertificate(trainee, recent);
    await changeStatus({ certificateId: id, change: 'revoke', reason: '成绩作废', actorId: admin, at });
    const app = machineApp((await findCertificate(id)) as CertificateRow);
    const get = (type: string) => supertest(app).get('/c').set('Accept', type).parse(asText);
    const verdict = await get('application/json');
    expect(verdict.body).to.match(/^{"status":"revoked"/);
    expect(JSON.parse(verdict.body as string)).to.include({
      status: 'revoked',
      reason: '成绩作废',
      holder: '王*芳',
    });
    for (const type of ['application/vc', 'application/ld+json', 'application/vc+jwt', 'application/json']) {
      const response = await get(type);
      expect(response.headers['content-type'], type).to.include(type);
      expect(response.headers, type).to.include({ 'cache-control': 'no-store', vary: 'Accept' });
      expect(response.headers['x-robots-tag'], type).to.include('noindex');
    }
    for (const type of ['text/html', '*/*', 'image/png']) expect((await get(type)).body).to.equal('"page"');
    const missing = await supertest(machineApp(null)).get('/c').set('Accept', 'application/vc+jwt');
    expect(missing.status).to.equal(404);
    expect(missing.body).to.deep.equal({ status: 'unknown' });
  });

  it('is downloaded by its holder with her name, and by nobody else', async () => {
    const { trainee } = await givenCast();
    const { id, number } = await givenCertificate(trainee, recent);
    const browser = await signedIn('trainee');
    const json = await browser.get(`/me/certificates/${id}/credential.json`).parse(asText);
    expect(json.headers['content-disposition']).to.include(`${number}.json`);
    expect(JSON.parse(json.body as string).credentialSubject.name).to.equal('王桂芳');
    const jwt = await browser.get(`/me/certificates/${id}/credential.jwt`).parse(asText);
    expect(readJwt(jwt.body as string, await publishedDid()).credentialSubject).to.include({
      name: '王桂芳',
    });
    expect((await (await signedIn('newcomer')).get(`/me/certificates/${id}/credential.jwt`)).status).to.equal(
      404,
    );
  });

  it('stays verifiable when the key is changed: the old one stays published, the new one signs', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const { keyId } = await findSigningKey('credential');
    const old = (await credentialFor(certificate, testOrigin)).jwt;
    const request = { purpose: 'credential' as const, organisation: '示范市妇女联合会', actorId: null, at };
    const added = await addSigningKey(request);
    const fresh = (await credentialFor(certificate, testOrigin)).jwt;
    const did = await publishedDid();
    await SigningKeyRow.destroy({ where: { keyId: added.keyId } });
    await SigningKeyRow.update({ retiredAt: null }, { where: { keyId } });
    expect(kidOf(old)).to.equal(`${did.id}#${keyId}-jwk`);
    expect(kidOf(fresh)).to.equal(`${did.id}#${added.keyId}-jwk`);
    for (const jwt of [old, fresh]) expect(readJwt(jwt, did).id).to.include(certificate.token);
  });

  it('is not found under what is no token or no form of it', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    for (const file of [`${'0'.repeat(26)}.json`, `${token}.xml`, token, 'x.json', '.jwt'])
      expect((await visitor().get(`/credentials/${file}`)).status, file).to.equal(404);
  });
});

describe('a certificate’s PDF', () => {
  useDatabase();

  it('carries the credential as a file that says what the paper says, name included', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const { privateKey, certificatePem } = await findSigningKey('document');
    const pdf = await renderDocument({
      facts: printedFacts(certificate.facts, {
        ...certificate,
        verifyUrl: `${testOrigin}/c/${certificate.token}`,
      }),
      qrText: await qrTextFor(certificate, testOrigin),
      attachments: await attachmentsFor(certificate, testOrigin, at),
      key: { privateKey, certificatePem },
      signedAt: at,
    });
    const attached = await (await getDocument({ data: new Uint8Array(pdf) }).promise).getAttachments();
    const [inside] = Object.values(attached as Record<string, { content: Uint8Array }>);
    const read = readJwt(Buffer.from(inside?.content ?? []).toString(), await publishedDid());
    expect(read.credentialSubject).to.include({ name: '王桂芳', licenseNumber: certificate.number });
  });
});

describe('a certificate’s QR', () => {
  useDatabase();

  it('carries behind # what can be checked with the published key alone, with no full name', async () => {
    const { trainee } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const [page, digits = ''] = (await qrTextFor(certificate, testOrigin)).split('#');
    expect(page).to.equal(`${testOrigin}/c/${certificate.token}`);
    const { publicKey } = await findSigningKey('payload');
    const read = readPayload(digits, [publicKey]);
    expect(read).to.deep.include({
      number: certificate.number,
      kind: 'completion',
      holderMasked: '王*芳',
      title: '养老护理技能班',
      award: null,
    });
    const entry = await StatusListEntry.findOne({ where: { certificateId: certificate.id } });
    expect(read?.statusIndex).to.equal(entry?.statusIndex);
    const browser = await import(new URL('../../public/js/payload-reader.js', import.meta.url).href);
    const keys = (await publishedDid()).verificationMethod.map(({ publicKeyJwk }) => publicKeyJwk ?? {});
    expect(await browser.readPayload(await payloadFor(certificate), keys)).to.deep.equal({
      ok: true,
      facts: read,
    });
  });
});

function kidOf(jwt: string): unknown {
  return JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()).kid;
}

/** The answer for machines in the real pipeline, as the verification page asks for it. */
function machineApp(row: CertificateRow | null) {
  const app = express();
  app.use((request, _response, next) => {
    request.arrivedAt = new Date();
    next();
  });
  const handle = async (context: Parameters<typeof answerMachine>[0]): Promise<Answer> =>
    (await answerMachine(context, row)) ?? { kind: 'json', status: 200, body: 'page' };
  const settings = readSettings({ NODE_ENV: 'test', BASE_URL: testOrigin });
  mount(app, { settings, limits: rateLimits(), baseUrl: () => testOrigin }, [
    route({ method: 'get', path: '/c', may: 'anyone', session: false, handle }),
  ]);
  return app;
}

/** The text of an answer, with a JWT's parts read. */
function decoded({ body }: { body: unknown }): string {
  const plain = body as string;
  const [, payload] = plain.split('.');
  return plain.startsWith('ey') ? Buffer.from(payload ?? '', 'base64url').toString() : plain;
}
