/**
 * The signed facts in the fragment of a paper's QR: a COSE_Sign1 (RFC 9052, ES256) written as decimal digits, which a
 * QR packs as tightly as bytes. Whoever has the issuer's key can check it without network. Only what a verifier is
 * shown anyway is inside: the masked name, never phone or ID number. `public/js/payload-reader.js` reads it in a
 * browser. The protected header names algorithm and key (two bytes of a hash), the unprotected one is empty; the payload
 * is an array of version and kind (10 × version + kind), number (an ordinary one in eight bytes: its year's digits to
 * base 10, the other characters to base 36), holder, title, first and last day (days since 2020-01-01, null: no end), status index and, where there
 * is one, award.
 */
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { decode, encode } from 'cborg';
import type { SigningKey } from '../keys/signingKey.ts';
import { maskName } from '../lib/masking.ts';
import { wallClock } from '../lib/timeZone.ts';

/** What the QR says. Days are `YYYY-MM-DD` as printed; `lastDay` null: no end. */
export interface PayloadFacts {
  readonly number: string;
  readonly kind: string;
  readonly holderMasked: string;
  /** Programme or title, cut to what fits and then ending in `…`. */
  readonly title: string;
  readonly award: string | null;
  readonly issuedDay: string;
  readonly lastDay: string | null;
  readonly statusIndex: number;
}

/** Most bytes of the whole, so that with an address of 60 characters the QR stays at version 10, level M. */
export const mostPayloadBytes = 150;

const version = 1;
const ordinaryNumber = /^\w{2}-\d{2}-\w-\w{7}-\w$/;
const bareNumber = /^(\w{2})(\d{2})(\w)(\w{7})(\w)$/;
const bases = [36n, 36n, 10n, 10n, ...Array<bigint>(9).fill(36n)];
const kinds = ['other', 'completion', 'award', 'honour', 'record'];
const algorithm = 1;
const keyIdentifier = 4;
const es256 = -7;
const firstDay = Date.UTC(2020, 0, 1);
const dayLength = 86_400_000;

/** The facts of a certificate as its QR shows them. */
export function payloadFacts(certificate: {
  readonly number: string;
  readonly kind: string;
  readonly holderName: string;
  readonly programme: string;
  readonly award: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
  readonly timeZone: string;
  readonly statusIndex: number;
}): PayloadFacts {
  const { number, kind, holderName, programme, award, issuedAt, expiresAt, timeZone } = certificate;
  return {
    number,
    kind,
    holderMasked: maskName(holderName),
    title: programme,
    award,
    issuedDay: dayIn(issuedAt, timeZone),
    lastDay: expiresAt && dayIn(new Date(expiresAt.getTime() - 1), timeZone),
    statusIndex: certificate.statusIndex,
  };
}

/** Signs the facts and writes them as decimal digits; what does not fit is cut: the title first. */
export function payloadDigits(
  facts: PayloadFacts,
  key: Pick<SigningKey, 'privateKey' | 'publicKey'>,
): string {
  const head = encode(
    new Map<number, unknown>([
      [algorithm, es256],
      [keyIdentifier, thumbprint(key.publicKey)],
    ]),
  );
  const body = encodeFitting(facts, mostPayloadBytes - head.length - 71);
  const signature = sign('sha256', toBeSigned(head, body), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return toDigits(encode([head, new Map(), body, new Uint8Array(signature)]));
}

/** Reads digits and checks them against the issuer's published keys; null unless genuine, to the last bit. */
export function readPayload(digits: string, publicKeys: readonly KeyObject[]): PayloadFacts | null {
  try {
    const bytes = fromDigits(digits);
    const [head, unprotected, body, signature] = decode(bytes, { useMaps: true, strict: true }) as [
      Uint8Array,
      Map<unknown, unknown>,
      Uint8Array,
      Uint8Array,
    ];
    const isEmpty = unprotected instanceof Map && unprotected.size === 0;
    if (!isEmpty || !isSame(encode([head, unprotected, body, signature]), bytes)) return null;
    const header = decode(head, { useMaps: true, strict: true }) as Map<number, unknown>;
    const key = publicKeys.find((one) => isSame(thumbprint(one), header.get(keyIdentifier) as Uint8Array));
    if (!key || header.get(algorithm) !== es256 || header.size !== 2) return null;
    const signed = toBeSigned(head, body);
    return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature) ? factsOf(body) : null;
  } catch {
    return null;
  }
}

/** Names a key in two bytes: the start of SHA-256 over the point's x and y. */
export function thumbprint(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return new Uint8Array(createHash('sha256').update(point).digest().subarray(0, 2));
}

function encodeFitting(facts: PayloadFacts, most: number): Uint8Array {
  for (const shorter of shortened(facts)) {
    const body = encode(bodyOf(shorter));
    if (body.length <= most) return body;
  }
  throw new Error('The number alone does not fit into a QR.');
}

/** The facts, then with ever shorter texts. */
function* shortened(facts: PayloadFacts): Generator<PayloadFacts> {
  let shorter = facts;
  yield shorter;
  for (const field of ['title', 'award', 'holderMasked'] as const) {
    const characters = [...(shorter[field] ?? '')];
    while (characters.pop() !== undefined) {
      shorter = { ...shorter, [field]: `${characters.join('')}…` };
      yield shorter;
    }
  }
}

function bodyOf(facts: PayloadFacts): unknown[] {
  const { number, kind, holderMasked, title, award, issuedDay, lastDay, statusIndex } = facts;
  return [
    10 * version + Math.max(0, kinds.indexOf(kind)),
    ordinaryNumber.test(number) ? packed(number.replaceAll('-', '')) : number,
    holderMasked,
    title,
    daysSince(issuedDay),
    lastDay && daysSince(lastDay),
    statusIndex,
    ...(award === null ? [] : [award]),
  ];
}

/** Thirteen letters and digits in eight bytes; 36^11 × 10^2 is just below 2^64. */
function packed(characters: string): Uint8Array {
  const values = [...characters].map((one) => BigInt(Number.parseInt(one, 36)));
  const whole = values.reduce((sum, value, index) => sum * (bases[index] as bigint) + value, 0n);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, whole);
  return bytes;
}

function unpacked(bytes: Uint8Array): string {
  let rest = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getBigUint64(0);
  let bare = '';
  for (const base of bases.toReversed()) {
    bare = (rest % base).toString(36).toUpperCase() + bare;
    rest /= base;
  }
  return bare.replace(bareNumber, '$1-$2-$3-$4-$5');
}

function factsOf(body: Uint8Array): PayloadFacts | null {
  const [head, number, holderMasked, title, issued, last, statusIndex, award = null] = decode(body, {
    strict: true,
  }) as [number, string | Uint8Array, string, string, number, number | null, number, string?];
  if (Math.floor(head / 10) !== version) return null;
  return {
    number: typeof number === 'string' ? number : unpacked(number),
    kind: kinds[head % 10] ?? 'other',
    holderMasked,
    title,
    award,
    issuedDay: dayAfter(issued),
    lastDay: last === null ? null : dayAfter(last),
    statusIndex,
  };
}

/** COSE's Sig_structure (RFC 9052 §4.4). */
function toBeSigned(head: Uint8Array, body: Uint8Array): Uint8Array {
  return encode(['Signature1', head, new Uint8Array(), body]);
}

function dayIn(instant: Date, timeZone: string): string {
  const { year, month, day } = wallClock(instant, timeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function daysSince(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - firstDay) / dayLength;
}

function dayAfter(days: number): string {
  return new Date(firstDay + days * dayLength).toISOString().slice(0, 10);
}

function toDigits(bytes: Uint8Array): string {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`).toString();
}

function fromDigits(digits: string): Uint8Array {
  if (!/^[1-9]\d{99,499}$/.test(digits)) throw new Error('No payload.');
  const hex = BigInt(digits).toString(16);
  return new Uint8Array(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
