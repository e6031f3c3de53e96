import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { credentialJwt } from '../../src/certificates/credential.ts';
import { type PayloadFacts, payloadDigits } from '../../src/certificates/payload.ts';
import { buildStatusList, type StatusPurpose } from '../../src/certificates/statusList.ts';
import { key as credentialKey, did, origin } from '../certificates/givenCredential.ts';
import { judgeModule, type Knowledge, readers } from './browserModules.ts';

const { judgePayload, digitsOf } = judgeModule;
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const newer = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const facts: PayloadFacts = {
  number: 'JT-26-T-7K3M9Q4-X',
  kind: 'completion',
  holderMasked: '王*芳',
  title: '养老护理技能班',
  award: null,
  issuedDay: '2026-03-23',
  lastDay: '2029-03-23',
  statusIndex: 94_567,
};
const digits = payloadDigits(facts, key);
const now = new Date('2026-06-01T00:00:00Z');

describe('a scanned code judged without network', () => {
  it('is genuine, and good as far as the kept lists know', async () => {
    const found = await judge(digits, await knowing({}));
    expect(found).to.deep.include({ state: 'genuine', status: 'good', hasEnded: false });
    expect(found.facts).to.deep.equal(facts);
    expect(found.knownAt).to.equal('2026-05-31T00:00:00Z');
  });

  it('is revoked or suspended where a kept list says so', async () => {
    expect((await judge(digits, await knowing({ revocation: true }))).status).to.equal('revoked');
    expect((await judge(digits, await knowing({ suspension: true }))).status).to.equal('suspended');
  });

  it('has no status, rather than a good one, where the lists are missing or do not cover it', async () => {
    const knowledge = await knowing({});
    expect((await judge(digits, { ...knowledge, lists: [] })).status).to.equal(null);
    expect((await judge(digits, { ...knowledge, lists: knowledge.lists.slice(0, 1) })).status).to.equal(null);
    expect((await judge(digits, { ...knowledge, lists: ['x.y.z', 'nonsense'] })).status).to.equal(null);
    const elsewhere = payloadDigits({ ...facts, statusIndex: 500_000 }, key);
    expect((await judge(elsewhere, knowledge)).status).to.equal(null);
  });

  it('holds through its last day in the issuer’s time zone, and no longer', async () => {
    const knowledge = await knowing({});
    const at = async (instant: string) =>
      (await judgePayload(digits, knowledge, new Date(instant), readers)).hasEnded;
    expect(await at('2029-03-23T15:59:59Z')).to.equal(false);
    expect(await at('2029-03-23T16:00:00Z')).to.equal(true);
  });

  it('is nothing but a fault under unknown keys, and vouched for by no lost key', async () => {
    const knowledge = await knowing({});
    const [own] = knowledge.keys;
    const other = { purpose: 'payload', publicKeyJwk: newer.publicKey.export({ format: 'jwk' }) };
    expect(await judge(digits, { ...knowledge, keys: [other] })).to.deep.equal({ state: 'unknownKey' });
    const lost = { ...own, purpose: 'payload', publicKeyJwk: own?.publicKeyJwk ?? {}, lostAt: '2026-04-01' };
    expect(await judge(digits, { ...knowledge, keys: [other, lost] })).to.deep.equal({ state: 'lostKey' });
  });

  it('is never genuine with a digit changed', async () => {
    const knowledge = await knowing({});
    await fc.assert(
      fc.asyncProperty(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), async (at, step) => {
        const digit = (Number(digits[at]) + step) % 10;
        const changed = digits.slice(0, at) + digit + digits.slice(at + 1);
        expect((await judge(changed, knowledge)).state).not.to.equal('genuine');
      }),
      { numRuns: 200 },
    );
  });

  it('is found in a QR’s whole text, behind the #, or pasted alone with line breaks', () => {
    expect(digitsOf(`https://jieti.example.org/c/abc#${digits}`)).to.equal(digits);
    expect(digitsOf(`${digits.slice(0, 100)}\n${digits.slice(100)} `)).to.equal(digits);
    expect(digitsOf('https://jieti.example.org/c/abc')).to.equal('');
  });
});

function judge(text: string, knowledge: Knowledge) {
  return judgePayload(text, knowledge, now, readers);
}

/** Knowledge of a day ago, in which the certificate stands as given. */
async function knowing(set: Partial<Record<StatusPurpose, boolean>>): Promise<Knowledge> {
  const lists = (['revocation', 'suspension'] as const).map(async (purpose) => {
    const list = await buildStatusList({
      origin,
      did,
      name: { purpose, list: 1 },
      set: set[purpose] ? [facts.statusIndex] : [],
      decoys: [],
      validFrom: new Date('2026-05-31T00:00:00Z'),
    });
    return credentialJwt(list, credentialKey, `${did}#credential-2026-1-jwk`);
  });
  return {
    fetchedAt: '2026-05-31T00:00:00Z',
    timeZone: 'Asia/Shanghai',
    keys: [{ purpose: 'payload', publicKeyJwk: key.publicKey.export({ format: 'jwk' }), lostAt: null }],
    lists: await Promise.all(lists),
  };
}
