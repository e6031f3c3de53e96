import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { expect } from 'chai';
import express from 'express';
import supertest from 'supertest';
import { type CertificateRow, findCertificate } from '../../src/certificates/certificate.store.ts';
import { printedFacts } from '../../src/certificates/certificateAward.ts';
import { renderDocument } from '../../src/certificates/certificateDocument.ts';
import { changeStatus, type StatusChange } from '../../src/certificates/changeStatus.action.ts';
import {
  credentialFor,
  payloadFor,
  publicCredentialFor,
  qrTextFor,
} from '../../src/certificates/credential.action.ts';
import { hashIdentity } from '../../src/certificates/credential.ts';
import { attachmentsFor } from '../../src/certificates/credentialAttachment.action.ts';
import { loadContext } from '../../src/certificates/credentialProof.ts';
import { readPayload } from '../../src/certificates/payload.ts';
import { StatusListEntry } from '../../src/certificates/statusListEntry.model.ts';
import {
  assignStatusIndex,
  assignStatusIndexes,
  decoysOf,
} from '../../src/certificates/statusListEntry.store.ts';
import { readSettings } from '../../src/config.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { mount } from '../../src/http/pipeline.ts';
import { type Answer, route } from '../../src/http/route.ts';
import { rateLimits } from '../../src/http/security.ts';
import { findSigningKey } from '../../src/keys/signingKey.store.ts';
import { answerMachine } from '../../src/verification/credential.page.ts';
import { signedIn, testOrigin, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCertificate } from './givenCertificate.ts';
import { bitsOf, type DidDocument, isProven, type Json, readJwt } from './strictVerifier.ts';

const at = new Date();
const recent = { issuedAt: new Date(Date.now() - 86_400_000) };

const publishedDid = async () =>
  JSON.parse((await visitor().get('/.well-known/did.json').parse(asText)).body as string) as DidDocument;

/** superagent guesses by the media type; these tests want what was sent. */
function asText(response: NodeJS.EventEmitter, done: (error: Error | null, text: string) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  response.on('end', () => done(null, Buffer.concat(chunks).toString()));
}

/** What a verifier sees who follows the credential's own links. */
async function statusesOf(credential: Json): Promise<Record<string, boolean>> {
  const did = await publishedDid();
  const found: Record<string, boolean> = {};
  for (const entry of credential.credentialStatus as Record<string, string>[]) {
    const path = entry.statusListCredential?.slice(testOrigin.length) ?? '';
    const response = await visitor().get(path).parse(asText);
    const list = readJwt(response.body as string, did);
    expect((list.credentialSubject as Json).statusPurpose).to.equal(entry.statusPurpose);
    found[entry.statusPurpose ?? ''] = bitsOf(list)(Number(entry.statusListIndex));
  }
  return found;
}

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
      attachments: await attachmentsFor(certificate, testOrigin, at),
      key: { privateKey, certificatePem },
      signedAt: at,
    });
    const folder = mkdtempSync(join(tmpdir(), 'jieti-credential-'));
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    execFileSync('pdfdetach', ['-save', '1', '-o', join(folder, 'inside'), join(folder, 'paper.pdf')]);
    const read = readJwt(readFileSync(join(folder, 'inside'), 'utf8'), await publishedDid());
    rmSync(folder, { recursive: true });
    expect(read.credentialSubject).to.include({ name: '王桂芳', licenseNumber: certificate.number });
  });
});

describe('the status lists', () => {
  useDatabase();

  it('say what became of a certificate: suspended, resumed, revoked', async () => {
    const { trainee, admin } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const { credential } = await publicCredentialFor(certificate, testOrigin);
    const change = (kind: StatusChange['change']) =>
      changeStatus({ certificateId: certificate.id, change: kind, reason: '核查中', actorId: admin, at });
    expect(await statusesOf(credential)).to.deep.equal({ revocation: false, suspension: false });
    await change('suspend');
    expect(await statusesOf(credential)).to.deep.equal({ revocation: false, suspension: true });
    await change('resume');
    expect(await statusesOf(credential)).to.deep.equal({ revocation: false, suspension: false });
    await change('revoke');
    expect(await statusesOf(credential)).to.deep.equal({ revocation: true, suspension: false });
  });

  it('are read by Digital Bazaar’s checker, which calls a revoked credential verified: its status says so', async () => {
    const { trainee, admin } = await givenCast();
    const { id, token } = await givenCertificate(trainee, recent);
    const file = await visitor().get(`/credentials/${token}.json`).parse(asText);
    const check = async () => {
      const result = await verifyCredential({
        credential: JSON.parse(file.body as string),
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader: await resolver(),
        checkStatus,
      });
      if (result.error) throw result.error;
      const { results = [] } = result.statusResult as Awaited<ReturnType<typeof checkStatus>>;
      return { verified: result.verified, isSet: results.map(({ status }) => status) };
    };
    expect(await check()).to.deep.equal({ verified: true, isSet: [false, false] });
    await changeStatus({ certificateId: id, change: 'revoke', reason: '成绩作废', actorId: admin, at });
    expect(await check()).to.deep.equal({ verified: true, isSet: [true, false] });
  });

  it('are proven in both forms, shared with every site, and not sent again while they are the same', async () => {
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee, recent);
    await unitOfWork((transaction) => assignStatusIndex(transaction, id));
    const address = `/credentials/status/suspension-${Math.floor(id / 65_536) + 1}`;
    const first = await visitor().get(address).parse(asText);
    expect(first.headers['content-type']).to.include('application/vc+jwt');
    expect(first.headers).to.include({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
    });
    expect(first.headers).not.to.have.property('set-cookie');
    const again = await visitor()
      .get(address)
      .set('If-None-Match', first.headers.etag ?? '');
    expect(again.status).to.equal(304);
    const json = await visitor().get(address).set('Accept', 'application/vc').parse(asText);
    expect(await isProven(JSON.parse(json.body as string), await publishedDid())).to.equal(true);
    expect(json.headers.etag).not.to.equal(first.headers.etag);
    for (const name of ['revocation-999', 'revocation-0', 'x'])
      expect((await visitor().get(`/credentials/status/${name}`)).status, name).to.equal(404);
  });

  it('give every certificate one place of its own, however many ask at once, and never a decoy’s', async () => {
    const { trainee } = await givenCast();
    const ids: number[] = [];
    for (let exam = 1; exam <= 12; exam++)
      ids.push((await givenCertificate(trainee, { ...recent, awardKey: `exam:${exam}` })).id);
    await StatusListEntry.destroy({ where: {} });
    const [one = 0, ...others] = ids;
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => unitOfWork((transaction) => assignStatusIndex(transaction, one))),
    );
    expect(new Set(asked).size).to.equal(1);
    await unitOfWork((transaction) => assignStatusIndexes(transaction, others));
    const entries = await StatusListEntry.findAll();
    expect(new Set(entries.map(({ certificateId }) => certificateId))).to.deep.equal(new Set(ids));
    for (const { statusIndex } of entries)
      expect(decoysOf(Math.floor(statusIndex / 131_072) + 1)[statusIndex % 131_072]).to.equal(null);
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

/** Resolves our DID, its keys and our status lists over HTTP, contexts from what is kept. */
async function resolver() {
  const did = await publishedDid();
  return async (asked: string): Promise<object> => {
    const method = did.verificationMethod.find(({ id }) => id === asked);
    const wrap = (document: object) => ({ contextUrl: null, documentUrl: asked, document });
    if (asked === did.id) return wrap(did);
    if (method) return wrap({ '@context': 'https://w3id.org/security/multikey/v1', ...method });
    if (!asked.startsWith(testOrigin)) return loadContext(asked);
    const path = asked.slice(testOrigin.length);
    const list = await visitor().get(path).set('Accept', 'application/vc').parse(asText);
    return wrap(JSON.parse(list.body as string));
  };
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
