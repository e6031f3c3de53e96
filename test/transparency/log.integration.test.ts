import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import { expect } from 'chai';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { appendLogEntries } from '../../src/transparency/appendEntry.action.ts';
import { hashFacts } from '../../src/transparency/leaf.ts';
import { LogHead } from '../../src/transparency/log.model.ts';
import { holdsConsistency, holdsInclusion } from '../../src/transparency/merkleProof.ts';
import { proveInclusion } from '../../src/transparency/proof.action.ts';
import { currentHead, signTreeHead } from '../../src/transparency/signTreeHead.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const at = new Date('2026-11-23T02:00:00Z');
const inSeconds = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const bytes = (hex: string) => Buffer.from(hex, 'hex');

function grow(firstId: number, count: number): Promise<number> {
  const entries = Array.from({ length: count }, (_, step) => ({
    kind: 'issued' as const,
    certificateId: firstId + step,
    number: `number ${firstId + step}`,
    factsHash: hashFacts(firstId + step),
    at,
  }));
  return unitOfWork((transaction) => appendLogEntries(transaction, entries));
}

describe('the published log', () => {
  useDatabase();

  it('lets an outsider check everything from public answers alone', async () => {
    await grow(1, 11);
    await signTreeHead(at);
    await grow(12, 9);
    await signTreeHead(inSeconds(60));
    const get = async (path: string) => (await visitor().get(path)).body;
    const [old, head] = [(await get('/log/heads')).heads[1], await get('/log/head')];
    expect([old.treeSize, head.treeSize]).to.deep.equal([11, 20]);

    const { keys } = await get('/log/keys');
    const { signature, ...signed } = head;
    const text = JSON.stringify(Object.fromEntries(Object.entries(signed).sort()));
    const key = createPublicKey({ key: keys[0].publicJwk, format: 'jwk' });
    expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))).to.equal(true);

    const { path: grown } = await get('/log/proof/consistency?first=11&second=20');
    const claim = { first: 11, second: 20, firstRoot: bytes(old.rootHash), secondRoot: bytes(head.rootHash) };
    expect(holdsConsistency(claim, grown.map(bytes))).to.equal(true);

    const { entries } = await get('/log/entries?start=5&end=8');
    expect(entries.map(({ index }: { index: number }) => index)).to.deep.equal([5, 6, 7]);
    const leaf = createHash('sha256').update(Buffer.of(0)).update(entries[1].leaf).digest();
    const proof = await get(`/log/proof/inclusion?hash=${leaf.toString('hex')}&size=20`);
    const inclusion = { leaf, index: proof.index, size: 20, root: bytes(head.rootHash) };
    expect(holdsInclusion(inclusion, proof.path.map(bytes))).to.equal(true);
  });

  it('answers nothing about entries that no head has signed, and says what a bad question lacks', async () => {
    await grow(1, 3);
    await signTreeHead(at);
    await grow(4, 2);
    const status = async (path: string) => (await visitor().get(path)).status;
    expect((await visitor().get('/log/entries?start=0&end=99')).body.entries).to.have.length(3);
    expect(await status('/log/proof/inclusion?index=4&size=5')).to.equal(400);
    expect(await status('/log/proof/consistency?first=2&second=5')).to.equal(400);
    expect(await status('/log/proof/consistency?first=3&second=2')).to.equal(400);
    expect(await status('/log/entries?start=-1')).to.equal(400);
    expect(await status(`/log/proof/inclusion?hash=${'0'.repeat(64)}`)).to.equal(404);
  });

  it('signs a head when the log grew, once for each size, and on demand only every few seconds', async () => {
    expect(await signTreeHead(at)).to.equal(null);
    await grow(1, 3);
    const heads = await Promise.all([1, 2, 3].map(() => signTreeHead(at)));
    expect(new Set(heads.map((head) => head?.signature)).size).to.equal(1);
    expect((await signTreeHead(inSeconds(1)))?.signedAt).to.deep.equal(at);
    await grow(4, 1);
    expect((await currentHead(inSeconds(1)))?.treeSize).to.equal(3);
    expect((await currentHead(inSeconds(5)))?.treeSize).to.equal(4);
    expect(await LogHead.count()).to.equal(2);
  });

  it('explains itself in both languages, also when it is empty', async () => {
    expect((await visitor().get('/log')).text).to.include('还没有记录');
    await grow(1, 2);
    await LogHead.destroy({ where: {} });
    const page = (await visitor().get('/log?language=en')).text;
    expect(page).to.include('The newest head').and.include('RFC 6962');
    expect((await visitor().get('/log')).headers).not.to.have.property('set-cookie');
  });
});

describe('the log’s page of one certificate', () => {
  useDatabase();

  it('proves each entry against one signed head, and opens the number but not the facts', async () => {
    const { trainee } = await givenCast();
    await grow(900, 6);
    const { id, token, number } = await givenCertificate(trainee);
    const proof = await proveInclusion(id);
    expect(proof?.leafIndex).to.equal(6);
    const address = `/log/certificates/${token}`;
    const { body } = await visitor().get(`${address}?format=json`);
    const [entry] = body.entries;
    const claim = { leaf: bytes(entry.leafHash), index: 6, size: 7, root: bytes(body.head.rootHash) };
    expect(holdsInclusion(claim, entry.path.map(bytes))).to.equal(true);
    const opened = createHmac('sha256', bytes(body.numberKey)).update(number).digest('hex');
    expect(JSON.parse(entry.leaf).certificate).to.equal(opened);
    const answer = await visitor().get(address);
    expect(answer.text).to.include(number).and.include(entry.leafHash).and.not.include('王桂芳');
    expect(answer.headers['x-robots-tag']).to.include('noindex');
    expect(answer.headers).not.to.have.property('set-cookie');
  });

  it('is not there for an unknown token', async () => {
    expect((await visitor().get(`/log/certificates/${'0'.repeat(26)}`)).status).to.equal(404);
    expect((await visitor().get('/log/certificates/x')).status).to.equal(404);
  });
});
