/** What a device finds by itself: the judge that pages and the single-file verifier share, and the reader of PDFs. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { renderDocument } from '../../src/certificates/certificateDocument.ts';
import { type PayloadFacts, payloadDigits } from '../../src/certificates/payload.ts';
import { selfSignedCertificate } from '../../src/keys/documentCertificate.ts';
import { verifierFile, verifierModules } from '../../src/verification/verifierFile.ts';
import { certificateFacts } from '../support/certificateFacts.ts';

interface Judgement {
  readonly state: string;
  readonly status?: string | null;
  readonly hasEnded?: boolean;
}
interface Published {
  readonly purpose: string;
  readonly publicKeyJwk: object;
  readonly certificate?: string;
  readonly lostAt?: string | null;
}
interface BrowserCode {
  judgePayload(digits: string, knowledge: object, now: Date, readers: object): Promise<Judgement>;
  digitsOf(text: string): string;
  resultOfPayload(judgement: Judgement, say: (name: string) => string, now: Date): { word: string };
  ageOf(instant: string, now: Date, say: (name: string, values?: object) => string): string;
  destinationOf(text: string, hosts: readonly string[]): { kind: string; path?: string };
  checkPdf(pdf: Uint8Array, keys: readonly Published[]): Promise<string>;
}

/** The scripts of the pages; what is tried here uses nothing of a page. */
const scripts = [
  'payload-reader',
  'status-reader',
  'verify-judge',
  'verify-result',
  'verify-scan',
  'verify-pdf',
];
const loaded = await Promise.all(
  scripts.map((name) => import(new URL(`../../public/js/${name}.js`, import.meta.url).href)),
);
const browser = Object.assign({}, ...loaded) as BrowserCode;

const now = new Date('2026-11-24T10:00:00Z');
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const place = 94_567;
const facts: PayloadFacts = {
  number: 'JT-26-T-7K3M9Q4-X',
  kind: 'completion',
  holderMasked: '王*芳',
  title: '养老护理技能班',
  award: null,
  issuedDay: '2026-03-23',
  lastDay: '2029-03-23',
  statusIndex: place,
};

function listOf(purpose: 'revocation' | 'suspension', set: readonly number[]): string {
  const bits = Buffer.alloc(131_072 / 8);
  for (const one of set) bits[one >> 3] = (bits[one >> 3] ?? 0) | (0x80 >> (one & 7));
  const credentialSubject = {
    statusPurpose: purpose,
    encodedList: `u${gzipSync(bits).toString('base64url')}`,
  };
  const id = `https://x.example/credentials/status/${purpose}-1`;
  const body = JSON.stringify({ id, validFrom: now.toISOString(), credentialSubject });
  return `e30.${Buffer.from(body).toString('base64url')}.x`;
}

function published(publicKey: KeyObject, changes: Partial<Published> = {}): Published {
  return { purpose: 'payload', publicKeyJwk: publicKey.export({ format: 'jwk' }), ...changes };
}

function judge(
  given: PayloadFacts,
  { keys = [published(key.publicKey)], lists = [] as string[], at = now } = {},
) {
  const knowledge = { fetchedAt: now.toISOString(), timeZone: 'Asia/Shanghai', keys, lists };
  return browser.judgePayload(payloadDigits(given, key), knowledge, at, browser);
}

describe('a judgement without network', () => {
  const good = [listOf('revocation', []), listOf('suspension', [])];

  it('says genuine, and what the lists say of it', async () => {
    expect(await judge(facts, { lists: good })).to.include({
      state: 'genuine',
      status: 'good',
      hasEnded: false,
    });
    const revoked = [listOf('revocation', [place]), listOf('suspension', [])];
    expect(await judge(facts, { lists: revoked })).to.include({ status: 'revoked' });
    const suspended = [listOf('revocation', []), listOf('suspension', [place])];
    expect(await judge(facts, { lists: suspended })).to.include({ status: 'suspended' });
  });

  it('does not take silence for a good status: no list, one of two, or a list that is none', async () => {
    const poor = [[], [listOf('revocation', [])], [listOf('suspension', [])], ['nonsense', 'e30.e30.x']];
    for (const lists of poor) expect(await judge(facts, { lists })).to.include({ status: null });
    const later = { ...facts, statusIndex: 131_072 + 5 };
    expect(await judge(later, { lists: good })).to.include({ status: null });
  });

  it('never words anything as plainly valid, whatever the lists and the day', async () => {
    const lists = fc.constantFrom(good, [], [listOf('revocation', [place]), listOf('suspension', [])]);
    const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(lists, days, async (some, at) => {
        const { word } = browser.resultOfPayload(await judge(facts, { lists: some, at }), (name) => name, at);
        expect(word).to.be.oneOf(['genuineWord', 'endedWord', 'revokedWord']);
      }),
      { numRuns: 40 },
    );
  });

  it('holds to the end of the last day at the issuer’s place', async () => {
    const at = (instant: string) => judge(facts, { lists: good, at: new Date(instant) });
    expect(await at('2029-03-23T15:59:59Z')).to.include({ hasEnded: false });
    expect(await at('2029-03-23T16:00:00Z')).to.include({ hasEnded: true });
  });

  it('trusts no stranger’s key, no other purpose’s, and none that was declared lost', async () => {
    const states = async (keys: Published[]) => (await judge(facts, { keys, lists: good })).state;
    expect(await states([published(stranger.publicKey)])).to.equal('unknownKey');
    expect(await states([published(key.publicKey, { purpose: 'document' })])).to.equal('unknownKey');
    expect(await states([published(key.publicKey, { lostAt: now.toISOString() })])).to.equal('lostKey');
  });

  it('says how old its knowledge is', () => {
    const age = (ms: number) =>
      browser.ageOf(
        now.toISOString(),
        new Date(now.getTime() + ms),
        (name, values) => name + JSON.stringify(values),
      );
    expect(age(30_000)).to.include('moment');
    expect(age(5 * 60_000)).to.equal('minutes{"n":"5"}');
    expect(age(3 * 3_600_000)).to.equal('hours{"n":"3"}');
    expect(age(9 * 86_400_000)).to.equal('days{"n":"9"}');
  });
});

describe('the text of a code', () => {
  const token = 'a1'.repeat(13);
  const kind = (text: string) => browser.destinationOf(text, ['jieti.example']).kind;

  it('leads to a certificate only at our own address', () => {
    const to = browser.destinationOf(`https://jieti.example/c/${token}#123`, ['jieti.example']);
    expect(to).to.deep.equal({ kind: 'certificate', path: `/c/${token}#123` });
    expect(kind('https://jieti.example/ladders/1')).to.equal('ours');
    expect(kind(`https://jieti.example.evil.example/c/${token}`)).to.equal('elsewhere');
    expect(kind(`https://jieti.example@evil.example/c/${token}`)).to.equal('elsewhere');
    for (const text of ['javascript:alert(1)', 'hello', 'https://', '//jieti.example/c/x'])
      expect(kind(text), text).to.equal('text');
  });

  it('gives its digits with or without the address, and across broken lines', () => {
    const digits = payloadDigits(facts, key);
    const half = Math.floor(digits.length / 2);
    const broken = `${digits.slice(0, half)}\n ${digits.slice(half)}\n`;
    for (const text of [digits, broken, `https://jieti.example/c/${token}#${digits}`])
      expect(browser.digitsOf(text)).to.equal(digits);
    expect(browser.digitsOf('JT-26-T-7K3M9Q4-X')).to.equal('');
  });
});

describe('a PDF on the reader’s device', function () {
  this.timeout(60_000);
  let pdf: Uint8Array = new Uint8Array();
  let own: Published;
  before(async () => {
    const days = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2056-01-01T00:00:00Z') };
    const about = { organisation: '示范市妇女联合会', serial: Buffer.from('7f01', 'hex'), ...days };
    const certificate = selfSignedCertificate(key.privateKey, about);
    own = published(key.publicKey, { purpose: 'document', certificate });
    const job = {
      facts: certificateFacts(),
      qrText: 'https://x.example/c/1',
      attachments: [],
      signedAt: now,
    };
    const signer = { privateKey: key.privateKey, certificatePem: certificate };
    pdf = new Uint8Array(await renderDocument({ ...job, key: signer }));
  });

  it('is unchanged only by our published document key', async () => {
    expect(await browser.checkPdf(pdf, [own])).to.equal('unchanged');
    expect(await browser.checkPdf(pdf, [{ ...own, lostAt: now.toISOString() }])).to.equal('lostKey');
    expect(await browser.checkPdf(pdf, [{ ...own, purpose: 'credential' }])).to.equal('foreign');
    const swapped = { ...own, publicKeyJwk: stranger.publicKey.export({ format: 'jwk' }) };
    expect(await browser.checkPdf(pdf, [swapped])).to.equal('altered');
  });

  it('is never unchanged with a flipped bit anywhere, the signature included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.nat(7), async (at, bit) => {
        const changed = pdf.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(await browser.checkPdf(changed, [own])).not.to.equal('unchanged');
      }),
      { numRuns: 60 },
    );
  });

  it('is never unchanged once something is added or cut off', async () => {
    const added = Uint8Array.from([...pdf, ...Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]);
    expect(await browser.checkPdf(added, [own])).to.equal('altered');
    expect(await browser.checkPdf(pdf.slice(0, -1), [own])).to.equal('altered');
    expect(await browser.checkPdf(new Uint8Array(Buffer.from('%PDF-1.7')), [own])).to.equal('unsigned');
  });
});

describe('the single-file verifier', () => {
  const modules = Object.fromEntries(
    Object.keys(verifierModules).map((name) => [name, `export const a = '${name}';`]),
  );
  const hostile = '</script><script>alert(1)</script>';
  const knowledge = { fetchedAt: now.toISOString(), timeZone: 'Asia/Shanghai', keys: [], lists: [hostile] };
  const file = verifierFile({ modules, style: 'a{}', organisation: '<b>&', knowledge, words: {} });

  it('allows its own script and style by their hashes, and no connection', () => {
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(file)?.[1] ?? '';
    const script = /<script type="module">([\s\S]*?)<\/script>/.exec(file)?.[1];
    const style = /<style>([\s\S]*?)<\/style>/.exec(file)?.[1];
    expect(policy)
      .to.include("default-src 'none'")
      .and.include(`script-src ${hash(script)}`);
    expect(policy)
      .to.include(`style-src ${hash(style)}`)
      .and.not.include('unsafe')
      .and.not.include('connect');
  });

  it('carries what it knows without letting it out of its place', () => {
    expect(file).not.to.include(hostile).and.not.to.include('<b>');
    const carried =
      /<script type="application\/json" id="carried">([\s\S]*?)<\/script>/.exec(file)?.[1] ?? '';
    expect(JSON.parse(carried).knowledge.lists).to.deep.equal([hostile]);
    expect(file).not.to.match(/(src|href)=/);
  });
});
