/**
 * Checks a PDF of ours in the browser, from its bytes alone: the signature over every byte of it (PAdES, the one
 * encoding that `src/keys/signedData.ts` writes, so that no single bit may differ), and the credential inside. Says
 * whether it is unchanged since its issue; not whether the certificate still holds.
 */

/**
 * @typedef {import('./verify-judge.js').PublishedKey} PublishedKey
 * @typedef {{ start: number, end: number }} Gap
 * @typedef {{ before: Uint8Array, after: Uint8Array, contents: Uint8Array | null, isWhole: boolean }} Signed
 */

/** In the version of this file, so that a browser never mixes two. @type {typeof import('./verify-cms.js')} */
const { bytesOfHex, fromBase64Url, isSignedBy, namesKey } = await import(
  `./verify-cms.js${new URL(import.meta.url).search}`
);

/**
 * `unsigned`: no signature at all; `foreign`: somebody else's; `lostKey`: ours, by a key declared lost since.
 * @typedef {'unchanged' | 'altered' | 'unsigned' | 'foreign' | 'lostKey' | 'noCrypto'} PdfVerdict
 */

/**
 * @param {Uint8Array<ArrayBuffer>} pdf
 * @param {readonly PublishedKey[]} keys all that were ever published
 * @returns {Promise<PdfVerdict>}
 */
export async function checkPdf(pdf, keys) {
  if (!globalThis.crypto?.subtle) return 'noCrypto';
  const text = latin1(pdf);
  const signed = findSigned(pdf, text);
  if (!signed) return text.includes('/ByteRange') ? 'altered' : 'unsigned';
  const own = keys.filter(({ purpose, certificate }) => purpose === 'document' && certificate);
  const parts = Uint8Array.from([...signed.before, ...signed.after]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', parts));
  for (const key of own) {
    const isOurs = signed.isWhole && signed.contents && (await isSignedBy(signed.contents, digest, key));
    if (isOurs) return key.lostAt ? 'lostKey' : 'unchanged';
  }
  return own.some((key) => namesKey(text, key)) ? 'altered' : 'foreign';
}

/**
 * When the signer says that it was signed; nobody else vouches for it.
 * @param {Uint8Array} pdf
 */
export function statedTime(pdf) {
  const [, ...parts] =
    /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)\s*\/Contents/.exec(latin1(pdf)) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return year ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : null;
}

/**
 * The texts of the files inside, such as the credential.
 * @param {Uint8Array<ArrayBuffer>} pdf
 * @returns {Promise<string[]>}
 */
export async function attachedTexts(pdf) {
  const text = latin1(pdf);
  const texts = [];
  for (const { index } of text.matchAll(/\/EmbeddedFile\b/g)) {
    const start = text.indexOf('stream', index);
    const head = text.slice(text.lastIndexOf('obj', index), start);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const from = start + (text.startsWith('\r\n', start + 6) ? 8 : 7);
    if (start < 0 || !length) continue;
    const bytes = pdf.slice(from, from + length);
    const plain = head.includes('/FlateDecode') ? await inflate(bytes) : bytes;
    if (plain) texts.push(new TextDecoder().decode(plain));
  }
  return texts;
}

/**
 * Photographs inside, as scanners make PDFs: the JPEG streams.
 * @param {Uint8Array<ArrayBuffer>} pdf
 */
export function picturesIn(pdf) {
  const text = latin1(pdf);
  return [...text.matchAll(/\/DCTDecode\b/g)].slice(0, 4).map(({ index }) => {
    const start = text.indexOf('\xff\xd8', text.indexOf('stream', index));
    const end = text.indexOf('endstream', start);
    return new Blob([pdf.slice(start, end)], { type: 'image/jpeg' });
  });
}

/**
 * What a file inside says of itself: the address of its certificate's page, and how the signature of a credential
 * stands. Ed25519 is missing in older browsers: then nothing is said.
 * @param {string} text
 * @param {readonly PublishedKey[]} keys
 * @returns {Promise<{ address: string, proof: 'good' | 'bad' | null } | null>}
 */
export async function readAttached(text, keys) {
  const [head, body, signature] = text.startsWith('ey') ? text.trim().split('.') : [];
  try {
    const { id } = JSON.parse(body ? new TextDecoder().decode(fromBase64Url(body)) : text);
    if (typeof id !== 'string') return null;
    if (!body || !signature) return { address: id, proof: null };
    return { address: id, proof: await checkJwt(`${head}.${body}`, fromBase64Url(signature), keys) };
  } catch {
    return null;
  }
}

/**
 * @param {string} signed
 * @param {Uint8Array<ArrayBuffer>} signature
 * @param {readonly PublishedKey[]} keys
 * @returns {Promise<'good' | 'bad' | null>}
 */
async function checkJwt(signed, signature, keys) {
  const bytes = new TextEncoder().encode(signed);
  try {
    for (const { purpose, publicKeyJwk } of keys) {
      if (purpose !== 'credential') continue;
      const { kty = '', crv = '', x = '' } = publicKeyJwk;
      const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']);
      if (await crypto.subtle.verify('Ed25519', key, signature, bytes)) return 'good';
    }
    return 'bad';
  } catch {
    return null;
  }
}

/**
 * The last signature, where its range is spelt as ours are.
 * @param {Uint8Array} pdf
 * @param {string} text
 * @returns {Signed | null}
 */
function findSigned(pdf, text) {
  const at = text.lastIndexOf('/ByteRange [');
  const found = /^\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text.slice(at, at + 60));
  if (at < 0 || !found) return null;
  const [gapStart, gapEnd, rest] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const isGap = gapStart < gapEnd && text[gapStart] === '<' && text[gapEnd - 1] === '>';
  const isWhole = isGap && gapEnd + rest === pdf.length;
  const contents = contentsOf(text.slice(gapStart + 1, gapEnd - 1));
  return { before: pdf.subarray(0, gapStart), after: pdf.subarray(gapEnd), contents, isWhole };
}

/**
 * Without the zeros that fill the room; null where it is spelt otherwise or something follows.
 * @param {string} hexadecimal
 */
function contentsOf(hexadecimal) {
  if (!/^3082([0-9a-f]{2})+$/.test(hexadecimal)) return null;
  const end = 2 * (4 + Number.parseInt(hexadecimal.slice(4, 8), 16));
  if (!/^0*$/.test(hexadecimal.slice(end))) return null;
  return bytesOfHex(hexadecimal.slice(0, end));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function inflate(bytes) {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * A character for each byte, so that places in the text are places in the file.
 * @param {Uint8Array} bytes
 */
function latin1(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
