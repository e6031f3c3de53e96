import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { expect } from 'chai';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { publicCredentialFor } from '../../src/certificates/credential.action.ts';
import { StatusListEntry } from '../../src/certificates/statusListEntry.model.ts';
import {
  assignStatusIndex,
  assignStatusIndexes,
  decoysOf,
} from '../../src/certificates/statusListEntry.store.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { testOrigin, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCertificate } from './givenCertificate.ts';
import { asText, publishedDid, resolver, statusesOf } from './otherSystem.ts';
import { isProven } from './strictVerifier.ts';

const at = new Date();
const recent = { issuedAt: new Date(Date.now() - 86_400_000) };

describe('the status lists', () => {
  useDatabase();

  it('say what became of a certificate: suspended, resumed, revoked', async () => {
    const { trainee, admin } = await givenCast();
    const certificate = await givenCertificate(trainee, recent);
    const { credential } = await publicCredentialFor(certificate, testOrigin);
    const change = (kind: 'suspend' | 'resume' | 'revoke') =>
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
    await unitOfWork((transaction) => assignStatusIndexes(transaction, others.slice(0, 5)));
    const late = others.slice(5);
    await Promise.all(late.map((id) => unitOfWork((transaction) => assignStatusIndex(transaction, id))));
    const entries = await StatusListEntry.findAll();
    expect(new Set(entries.map(({ certificateId }) => certificateId))).to.deep.equal(new Set(ids));
    for (const { statusIndex } of entries)
      expect(decoysOf(Math.floor(statusIndex / 131_072) + 1)[statusIndex % 131_072]).to.equal(null);
  });
});
