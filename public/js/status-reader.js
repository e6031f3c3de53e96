/**
 * Reads the issuer's status lists in the browser, so that a page without network knows what was revoked or suspended
 * when the list was fetched. It does not check the list's signature: a page fetches it from its own origin over https,
 * and old web views lack Ed25519. Others check it with the published keys.
 */

/**
 * @typedef {object} StatusList
 * @property {'revocation' | 'suspension'} purpose
 * @property {number} list from 1
 * @property {string} validFrom when the issuer signed it (ISO 8601): how old this knowledge is
 * @property {Uint8Array} bits
 */

const placesPerList = 131_072;

/** @param {number} statusIndex the position in a payload or a credential */
export function listsFor(statusIndex) {
  const list = Math.floor(statusIndex / placesPerList) + 1;
  return [`/credentials/status/revocation-${list}`, `/credentials/status/suspension-${list}`];
}

/**
 * Reads a list as it is sent (VC-JWT).
 * @param {string} jwt
 * @returns {Promise<StatusList | null>} null where it is no list, or this browser can't unpack it
 */
export async function readStatusList(jwt) {
  try {
    const body = new TextDecoder().decode(fromBase64Url(jwt.split('.')[1] ?? ''));
    const { id, validFrom, credentialSubject } = JSON.parse(body);
    const [, purpose, list] = /\/(revocation|suspension)-(\d+)$/.exec(id) ?? [];
    if (!purpose || credentialSubject.statusPurpose !== purpose) return null;
    const bits = await gunzip(fromBase64Url(credentialSubject.encodedList.slice(1)));
    if (bits.length * 8 < placesPerList) return null;
    return {
      purpose: purpose === 'revocation' ? purpose : 'suspension',
      list: Number(list),
      validFrom,
      bits,
    };
  } catch {
    return null;
  }
}

/**
 * What the lists say of a certificate; null where they don't know: never take that for valid.
 * @param {readonly (StatusList | null)[]} lists
 * @param {number} statusIndex
 * @returns {'good' | 'revoked' | 'suspended' | null}
 */
export function statusIn(lists, statusIndex) {
  const number = Math.floor(statusIndex / placesPerList) + 1;
  const place = statusIndex % placesPerList;
  const isSet = (/** @type {string} */ purpose) => {
    const found = lists.find((one) => one?.purpose === purpose && one.list === number);
    return found ? ((found.bits[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0 : null;
  };
  const [isRevoked, isSuspended] = [isSet('revocation'), isSet('suspension')];
  if (isRevoked) return 'revoked';
  if (isRevoked === null || isSuspended === null) return null;
  return isSuspended ? 'suspended' : 'good';
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function gunzip(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} text */
function fromBase64Url(text) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
