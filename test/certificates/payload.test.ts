import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { create } from 'qrcode';
import {
  mostPayloadBytes,
  type PayloadFacts,
  payloadDigits,
  payloadFacts,
  readPayload,
} from '../../src/certificates/payload.ts';

type Reading = { ok: true; facts: PayloadFacts } | { ok: false; fault: string };
interface BrowserReader {
  readPayload(digits: string, keys: readonly object[]): Promise<Reading>;
}

/** The reader that pages import; it uses nothing of node. */
const browser = (await import(
  new URL('../../public/js/payload-reader.js', import.meta.url).href
)) as BrowserReader;

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = key.publicKey.export({ format: 'jwk' });
const otherJwk = another.publicKey.export({ format: 'jwk' });

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

const texts = fc.string({ unit: 'grapheme', maxLength: 30 });
const days = fc
  .integer({ min: 0, max: 30_000 })
  .map((day) => new Date(Date.UTC(2020, 0, 1) + day * 86_400_000));
const day = days.map((date) => date.toISOString().slice(0, 10));
const anyFacts: fc.Arbitrary<PayloadFacts> = fc.record({
  number: fc.stringMatching(/^[0-9A-Z]{2}-\d\d-[TAH]-[0-9A-Z]{7}-[0-9A-Z]$/),
  kind: fc.constantFrom('completion', 'award', 'honour', 'other'),
  holderMasked: fc.constantFrom('王*芳', '王*', '欧阳**芳', 'A*** L***'),
  title: texts,
  award: fc.option(fc.constantFrom('一等奖', '优秀奖')),
  issuedDay: day,
  lastDay: fc.option(day),
  statusIndex: fc.integer({ min: 0, max: 4_000_000_000 }),
});

describe('the payload of a QR', () => {
  it('gives back every fact, to the server’s reader and to the browser’s, which share no code', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async (some) => {
        const digits = payloadDigits(some, key);
        expect(digits).to.match(/^\d+$/);
        const read = readPayload(digits, [another.publicKey, key.publicKey]) as PayloadFacts;
        const { title, ...rest } = some;
        expect(read).to.deep.include(rest);
        expect(read.title === title || title.startsWith(read.title.slice(0, -1))).to.equal(true);
        expect(await browser.readPayload(digits, [otherJwk, jwk])).to.deep.equal({ ok: true, facts: read });
      }),
    );
  });

  it('is refused by both readers after any one flipped bit', async () => {
    const bytes = bytesOf(payloadDigits(facts, key));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      const digits = BigInt(`0x${changed.toString('hex')}`).toString();
      expect(readPayload(digits, [key.publicKey]), `bit ${bit}`).to.equal(null);
      expect(await browser.readPayload(digits, [jwk]), `bit ${bit}`).to.include({ ok: false });
    }
  });

  it('is refused by both after any one changed, missing, added or swapped digit', async () => {
    const digits = payloadDigits(facts, key);
    await fc.assert(
      fc.asyncProperty(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), async (at, by) => {
        const changed = `${digits.slice(0, at)}${(Number(digits[at]) + by) % 10}${digits.slice(at + 1)}`;
        const missing = digits.slice(0, at) + digits.slice(at + 1);
        for (const wrong of [changed, missing, `${digits}${by}`, `0${digits}`, `${by}${digits}`]) {
          expect(readPayload(wrong, [key.publicKey])).to.equal(null);
          expect(await browser.readPayload(wrong, [jwk])).to.include({ ok: false });
        }
      }),
    );
  });

  it('is not taken from anyone else’s key, nor when no key is known', async () => {
    const digits = payloadDigits(facts, another);
    expect(readPayload(digits, [key.publicKey])).to.equal(null);
    expect(await browser.readPayload(digits, [jwk])).to.deep.equal({ ok: false, fault: 'unknownKey' });
    expect(await browser.readPayload(digits, [])).to.deep.equal({ ok: false, fault: 'unknownKey' });
    const forged = { ...another, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) };
    expect(await browser.readPayload(payloadDigits(facts, forged), [jwk])).to.deep.equal({
      ok: false,
      fault: 'signature',
    });
    for (const nonsense of ['', '12', 'abc', '9'.repeat(340), `${digits} `])
      expect(await browser.readPayload(nonsense, [jwk])).to.include({ ok: false });
  });

  it('takes at most 134 bytes for an ordinary certificate: version 9 at level M with a short address, else 10', () => {
    const ordinary = payloadDigits(facts, key);
    expect(bytesOf(ordinary).length).to.be.at.most(134);
    expect(versionOf(`https://jieti.cn/c/${'7k'.repeat(13)}`, ordinary)).to.equal(9);
    expect(versionOf(`https://verify.jieti.example.cn/c/${'7k'.repeat(13)}`, ordinary)).to.equal(10);
  });

  it('cuts long texts, so that the QR stays at version 10 with an address of 60 characters', () => {
    const long = { ...facts, title: '养老护理与婴幼儿照护综合技能提升研修班'.repeat(3) };
    const name = { ...long, award: '一等奖', holderMasked: 'A*** '.repeat(20), number: 'WB-2026-0000000001' };
    for (const most of [long, name]) {
      const digits = payloadDigits(most, key);
      expect(bytesOf(digits).length).to.be.within(mostPayloadBytes - 3, mostPayloadBytes);
      expect(readPayload(digits, [key.publicKey])).to.include({ number: most.number });
      expect(versionOf(`https://verify.jieti.example.cn/c/${'7k'.repeat(13)}`, digits)).to.equal(10);
    }
  });

  it('names days as the paper prints them, in the issuer’s time zone, and masks the name', () => {
    const shown = payloadFacts({
      number: facts.number,
      kind: 'award',
      holderName: '王桂芳',
      programme: '养老护理',
      award: '一等奖',
      issuedAt: new Date('2026-03-22T16:30:00Z'),
      expiresAt: new Date('2029-03-23T16:00:00Z'),
      timeZone: 'Asia/Shanghai',
      statusIndex: 1,
    });
    expect(shown).to.include({ issuedDay: '2026-03-23', lastDay: '2029-03-23', holderMasked: '王*芳' });
  });
});

function bytesOf(digits: string): Buffer {
  const hex = BigInt(digits).toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

/** The library finds the tightest segments by itself; these are the ones that it should find. */
function versionOf(address: string, digits: string): number {
  const segments = [
    { data: Buffer.from(`${address}#`), mode: 'byte' },
    { data: digits, mode: 'numeric' },
  ];
  const { version } = create(segments as never, { errorCorrectionLevel: 'M' });
  expect(create(`${address}#${digits}`, { errorCorrectionLevel: 'M' }).version).to.equal(version);
  return version;
}
