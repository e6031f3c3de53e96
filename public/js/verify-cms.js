/**
 * Signatures over documents as `src/keys/signedData.ts` writes them (CMS, RFC 5652), checked with the browser's own
 * cryptography. Knows nothing of PDF.
 */

/** @typedef {import('./verify-judge.js').PublishedKey} PublishedKey */

/**
 * Whether this is the signature over the digest that the key makes. Everything but the signature's value follows from
 * digest and certificates, so it is built anew and compared.
 * @param {Uint8Array} contents
 * @param {Uint8Array} digest
 * @param {PublishedKey} key
 */
export async function isSignedBy(contents, digest, { publicKeyJwk, certificate }) {
  try {
    const certificates = certificatesIn(certificate ?? '');
    const isRsa = publicKeyJwk.kty === 'RSA';
    const value = signatureValue(contents);
    const attributes = await signedAttributes(digest, certificates[0] ?? Uint8Array.of());
    const expected = signedData(attributes, value, certificates, isRsa);
    if (!isSame(expected, contents)) return false;
    return await isValid(publicKeyJwk, value, der(0x31, ...attributes), isRsa);
  } catch {
    return false;
  }
}

/**
 * @param {Record<string, string>} jwk
 * @param {Uint8Array<ArrayBuffer>} value
 * @param {Uint8Array<ArrayBuffer>} covered
 * @param {boolean} isRsa
 */
async function isValid(jwk, value, covered, isRsa) {
  const { kty = '', crv = '', x = '', y = '', n = '', e = '' } = jwk;
  if (isRsa) {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, false, ['verify']);
    return crypto.subtle.verify(algorithm, key, value, covered);
  }
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, rawSignature(value), covered);
}

const sha256 = bytesOfHex('300d06096086480165030402010500');
const data = bytesOfHex('06092a864886f70d010701');
const version1 = bytesOfHex('020101');
const algorithms = {
  rsa: bytesOfHex('300d06092a864886f70d01010b0500'),
  ec: bytesOfHex('300a06082a8648ce3d040302'),
};

/**
 * @param {Uint8Array[]} attributes
 * @param {Uint8Array} value
 * @param {Uint8Array[]} certificates
 * @param {boolean} isRsa
 */
function signedData(attributes, value, certificates, isRsa) {
  const [own = Uint8Array.of()] = certificates;
  const [, serial, , issuer] = childrenOf(childrenOf(own)[0] ?? own);
  if (!serial || !issuer) throw new Error('no certificate');
  const signer = der(
    0x30,
    version1,
    der(0x30, issuer, serial),
    sha256,
    der(0xa0, ...attributes),
    isRsa ? algorithms.rsa : algorithms.ec,
    der(0x04, value),
  );
  const parts = [version1, der(0x31, sha256), der(0x30, data), der(0xa0, ...certificates), der(0x31, signer)];
  return der(0x30, bytesOfHex('06092a864886f70d010702'), der(0xa0, der(0x30, ...parts)));
}

/**
 * @param {Uint8Array} digest
 * @param {Uint8Array<ArrayBuffer>} certificate
 */
async function signedAttributes(digest, certificate) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
  const id = der(0x30, der(0x30, der(0x30, der(0x04, hash))));
  return [
    der(0x30, bytesOfHex('06092a864886f70d010903'), der(0x31, data)),
    der(0x30, bytesOfHex('06092a864886f70d010904'), der(0x31, der(0x04, digest))),
    der(0x30, bytesOfHex('060b2a864886f70d010910022f'), der(0x31, id)),
  ];
}

/**
 * The value in the signer's part; everything else is compared.
 * @param {Uint8Array} contents
 */
function signatureValue(contents) {
  const fields = childrenOf(childrenOf(childrenOf(contents)[1] ?? contents)[0] ?? contents);
  const signer = childrenOf(childrenOf(fields[4] ?? contents)[0] ?? contents);
  return contentOf(signer[5] ?? contents);
}

/**
 * ECDSA's two numbers at fixed length, as WebCrypto wants them.
 * @param {Uint8Array} value
 */
function rawSignature(value) {
  const raw = new Uint8Array(64);
  childrenOf(value).forEach((number, place) => {
    const plain = contentOf(number);
    const short = plain[0] === 0 ? plain.subarray(1) : plain;
    raw.set(short, 32 * (place + 1) - short.length);
  });
  return raw;
}

/**
 * Whether the file carries this key's certificate, and so claims to be signed by it.
 * @param {string} pdfText
 * @param {PublishedKey} key
 */
export function namesKey(pdfText, { certificate }) {
  const [own] = certificatesIn(certificate ?? '');
  return own !== undefined && pdfText.toLowerCase().includes(hexOf(own));
}

/**
 * @param {string} pem
 * @returns {Uint8Array<ArrayBuffer>[]}
 */
function certificatesIn(pem) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+/g) ?? [];
  return blocks.map((block) => fromBase64Url(block.slice(27).replace(/\s/g, '')));
}

/**
 * @param {number} tag
 * @param {...Uint8Array} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
function der(tag, ...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const long = length > 255 ? [0x82, length >> 8, length & 255] : [0x81, length];
  const bytes = [tag, ...(length < 128 ? [length] : long)];
  for (const part of parts) bytes.push(...part);
  return Uint8Array.from(bytes);
}

/** @param {Uint8Array} bytes */
function childrenOf(bytes) {
  const inside = contentOf(bytes);
  const children = [];
  for (let at = 0; at < inside.length; ) {
    const { head, length } = sizeOf(inside.subarray(at));
    children.push(inside.slice(at, at + head + length));
    at += head + length;
  }
  return children;
}

/** @param {Uint8Array} bytes */
function contentOf(bytes) {
  const { head, length } = sizeOf(bytes);
  if (head + length > bytes.length) throw new Error('cut off');
  return Uint8Array.from(bytes.subarray(head, head + length));
}

/** @param {Uint8Array} bytes */
function sizeOf(bytes) {
  const [, first = 0] = bytes;
  if (bytes.length < 2 || first > 0x82 || first === 0x80) throw new Error('no DER');
  if (first < 128) return { head: 2, length: first };
  const more = bytes.subarray(2, 2 + (first & 127));
  return { head: 2 + more.length, length: more.reduce((sum, byte) => sum * 256 + byte, 0) };
}

/** @param {string} hexadecimal */
export function bytesOfHex(hexadecimal) {
  return Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} text base64 or base64url */
export function fromBase64Url(text) {
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
