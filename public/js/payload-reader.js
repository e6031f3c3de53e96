/**
 * Reads the signed facts in the fragment of a paper's QR, in the browser and without network: decimal digits, that is
 * a COSE_Sign1 (RFC 9052) with ES256. Every bit counts: what is not written in the one shortest way is refused. What
 * it can't check it never calls genuine. `src/certificates/payload.ts` writes it.
 */

/**
 * @typedef {object} PayloadFacts
 * @property {string} number the printed number
 * @property {'completion' | 'award' | 'honour' | 'record' | 'other'} kind
 * @property {string} holderMasked 王*芳
 * @property {string} title programme or title; ends in … where it was cut
 * @property {string | null} award
 * @property {string} issuedDay YYYY-MM-DD
 * @property {string | null} lastDay the last day on which it holds, YYYY-MM-DD; null: no end
 * @property {number} statusIndex position in the status lists
 */

/**
 * `noCrypto`: this browser gives no WebCrypto here (as on plain http), so nothing can be said.
 * @typedef {{ ok: true, facts: PayloadFacts }
 *   | { ok: false, fault: 'shape' | 'unknownKey' | 'signature' | 'noCrypto' }} PayloadReading
 */

/** @typedef {number | string | null | Uint8Array | Item[] | Map<Item, Item>} Item */
/** @typedef {{ kty?: string, crv?: string, x?: string, y?: string }} PublicJwk */
/** @typedef {{ bytes: Uint8Array, at: number }} Reader */

/** @type {readonly PayloadFacts['kind'][]} */
const kinds = ['other', 'completion', 'award', 'honour', 'record'];
const firstDay = Date.UTC(2020, 0, 1);
const dayLength = 86_400_000;

/**
 * Reads a payload and checks it against the issuer's published keys (all of them, old ones too).
 * @param {string} digits
 * @param {readonly PublicJwk[]} keys P-256 keys as JSON Web Keys; others are passed over
 * @returns {Promise<PayloadReading>}
 */
export async function readPayload(digits, keys) {
  if (!globalThis.crypto?.subtle) return { ok: false, fault: 'noCrypto' };
  const sealed = openEnvelope(digits);
  const facts = sealed && factsOf(sealed.body);
  if (!sealed || !facts) return { ok: false, fault: 'shape' };
  const candidates = await keysNamed(sealed.keyName, keys);
  if (candidates.length === 0) return { ok: false, fault: 'unknownKey' };
  for (const jwk of candidates) if (await isSigned(sealed, jwk)) return { ok: true, facts };
  return { ok: false, fault: 'signature' };
}

/**
 * @typedef {{ head: Uint8Array, keyName: Uint8Array, body: Uint8Array, signature: Uint8Array }} Envelope
 * @param {string} digits
 * @returns {Envelope | null}
 */
function openEnvelope(digits) {
  const bytes = /^[1-9]\d{99,499}$/.test(digits) ? bytesOf(digits) : null;
  const envelope = bytes && decode(bytes);
  if (!Array.isArray(envelope) || envelope.length !== 4) return null;
  const [head, unprotected, body, signature] = envelope;
  const areBytes =
    head instanceof Uint8Array && body instanceof Uint8Array && signature instanceof Uint8Array;
  if (!areBytes || !(unprotected instanceof Map) || unprotected.size > 0) return null;
  const header = decode(head);
  if (!(header instanceof Map) || header.size !== 2 || header.get(1) !== -7) return null;
  const keyName = header.get(4);
  return keyName instanceof Uint8Array && signature.length === 64 ? { head, keyName, body, signature } : null;
}

/**
 * @param {Uint8Array} body
 * @returns {PayloadFacts | null}
 */
function factsOf(body) {
  const items = decode(body);
  if (!Array.isArray(items) || items.length < 7 || items.length > 8) return null;
  const [head, packed, holderMasked, title, issued, last = null, statusIndex, award = null] = items;
  if (typeof head !== 'number' || Math.floor(head / 10) !== 1) return null;
  const number = packed instanceof Uint8Array ? unpacked(packed) : packed;
  if (typeof number !== 'string' || typeof holderMasked !== 'string' || typeof title !== 'string')
    return null;
  if (typeof issued !== 'number' || typeof statusIndex !== 'number') return null;
  if (award !== null && typeof award !== 'string') return null;
  if (last !== null && typeof last !== 'number') return null;
  const days = { issuedDay: dayAfter(issued), lastDay: last === null ? null : dayAfter(last) };
  return { number, kind: kinds[head % 10] ?? 'other', holderMasked, title, award, ...days, statusIndex };
}

/**
 * An ordinary number, thirteen letters and digits in eight bytes, as it is printed; by hand, for browsers without
 * BigInt.
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
function unpacked(bytes) {
  if (bytes.length !== 8) return null;
  const rest = [...bytes];
  let bare = '';
  for (let index = 12; index >= 0; index--) {
    const base = index === 2 || index === 3 ? 10 : 36;
    let carry = 0;
    for (let at = 0; at < rest.length; at++) {
      const value = carry * 256 + (rest[at] ?? 0);
      rest[at] = Math.floor(value / base);
      carry = value % base;
    }
    bare = carry.toString(36).toUpperCase() + bare;
  }
  const isWhole = rest.every((byte) => byte === 0);
  return isWhole ? bare.replace(/^(\w{2})(\w{2})(\w)(\w{7})(\w)$/, '$1-$2-$3-$4-$5') : null;
}

/** @param {number} days since 2020-01-01 */
function dayAfter(days) {
  return new Date(firstDay + days * dayLength).toISOString().slice(0, 10);
}

/**
 * Keys whose name (the first two bytes of SHA-256 over x and y) is this.
 * @param {Uint8Array} name
 * @param {readonly PublicJwk[]} keys
 */
async function keysNamed(name, keys) {
  const found = [];
  for (const { kty, crv, x, y } of keys) {
    if (kty !== 'EC' || crv !== 'P-256' || !x || !y) continue;
    const point = Uint8Array.from([...fromBase64Url(x), ...fromBase64Url(y)]);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', point));
    if (isSame(hash.subarray(0, 2), name)) found.push({ kty, crv, x, y });
  }
  return found;
}

/**
 * @param {Envelope} envelope
 * @param {PublicJwk} jwk
 */
async function isSigned({ head, body, signature }, jwk) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const context = [0x84, 0x6a, ...new TextEncoder().encode('Signature1')];
  const signed = Uint8Array.from([...context, ...byteString(head), 0x40, ...byteString(body)]);
  const copy = Uint8Array.from(signature);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, copy, signed);
}

/**
 * As CBOR's byte string; ours are shorter than 256 bytes.
 * @param {Uint8Array} bytes
 */
function byteString(bytes) {
  return bytes.length < 24 ? [0x40 | bytes.length, ...bytes] : [0x58, bytes.length, ...bytes];
}

/**
 * One whole CBOR item in its shortest form (RFC 8949 §4.2.1), or null.
 * @param {Uint8Array} bytes
 * @returns {Item | null}
 */
function decode(bytes) {
  try {
    const reader = { bytes, at: 0 };
    const item = readItem(reader, 0);
    return reader.at === bytes.length ? item : null;
  } catch {
    return null;
  }
}

/**
 * @param {Reader} reader
 * @param {number} depth
 * @returns {Item}
 */
function readItem(reader, depth) {
  const first = take(reader, 1)[0] ?? 0;
  if (first === 0xf6) return null;
  const major = first >> 5;
  const value = readLength(reader, first & 31);
  if (major === 0) return value;
  if (major === 1) return -1 - value;
  if (major === 2) return take(reader, value);
  if (major === 3)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(reader, value));
  if (depth > 1 || value > 16) throw new Error('too deep or too long');
  if (major === 4) return Array.from({ length: value }, () => readItem(reader, depth + 1));
  if (major === 5) return readMap(reader, value, depth + 1);
  throw new Error('not used here');
}

/**
 * @param {Reader} reader
 * @param {number} size
 * @param {number} depth
 * @returns {Map<Item, Item>}
 */
function readMap(reader, size, depth) {
  /** @type {Map<Item, Item>} */
  const map = new Map();
  for (let entry = 0; entry < size; entry++) {
    const key = readItem(reader, depth);
    if (map.has(key)) throw new Error('twice');
    map.set(key, readItem(reader, depth));
  }
  return map;
}

/**
 * @param {Reader} reader
 * @param {number} short
 */
function readLength(reader, short) {
  if (short < 24) return short;
  const size = { 24: 1, 25: 2, 26: 4 }[short];
  if (!size) throw new Error('not used here');
  const value = take(reader, size).reduce((sum, byte) => sum * 256 + byte, 0);
  if (value < (size === 1 ? 24 : 256 ** (size / 2))) throw new Error('not the shortest form');
  return value;
}

/**
 * @param {Reader} reader
 * @param {number} length
 */
function take(reader, length) {
  const part = reader.bytes.slice(reader.at, reader.at + length);
  if (part.length !== length) throw new Error('cut off');
  reader.at += length;
  return part;
}

/**
 * Digits to bytes, by hand, for browsers without BigInt.
 * @param {string} digits
 */
function bytesOf(digits) {
  /** @type {number[]} least significant first */
  const bytes = [];
  for (const digit of digits) {
    let carry = Number(digit);
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 10;
      bytes[index] = carry & 255;
      carry >>= 8;
    }
    if (carry > 0) bytes.push(carry);
  }
  return Uint8Array.from(bytes.reverse());
}

/** @param {string} text */
function fromBase64Url(text) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function isSame(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
