/**
 * Judges the signed facts of a QR without network: genuine or not, ended or not, and what the newest status lists that
 * this device holds say. It never says "valid": nobody can know that without asking. Imports nothing, so that the
 * single-file verifier can carry it.
 */

/**
 * @typedef {import('./payload-reader.js').PayloadFacts} PayloadFacts
 * @typedef {{ purpose: string, publicKeyJwk: Record<string, string>, certificate?: string | null, lostAt?: string | null }} PublishedKey
 */

/**
 * What a device knows of the issuer, and since when.
 * @typedef {object} Knowledge
 * @property {string} fetchedAt ISO 8601
 * @property {string} timeZone the issuer's, in which days end
 * @property {readonly PublishedKey[]} keys
 * @property {readonly string[]} lists status lists as VC-JWT
 */

/**
 * @typedef {object} Readers
 * @property {typeof import('./payload-reader.js').readPayload} readPayload
 * @property {typeof import('./status-reader.js').readStatusList} readStatusList
 * @property {typeof import('./status-reader.js').statusIn} statusIn
 */

/**
 * `shape`: no payload; `unknownKey`: not ours; `signature`: altered; `lostKey`: signed with a key that was declared
 * lost, so that anyone may have signed it.
 * @typedef {{ state: 'shape' | 'unknownKey' | 'signature' | 'noCrypto' | 'lostKey' }
 *   | { state: 'genuine', facts: PayloadFacts, status: 'good' | 'revoked' | 'suspended' | null, hasEnded: boolean, knownAt: string }} Judgement
 */

/**
 * @param {string} digits
 * @param {Knowledge} knowledge
 * @param {Date} now
 * @param {Readers} readers
 * @returns {Promise<Judgement>}
 */
export async function judgePayload(digits, knowledge, now, readers) {
  const keys = knowledge.keys.filter(({ purpose }) => purpose === 'payload');
  const trusted = keys.filter(({ lostAt }) => !lostAt).map(({ publicKeyJwk }) => publicKeyJwk);
  const reading = await readers.readPayload(digits, trusted);
  if (!reading.ok) {
    const all = keys.map(({ publicKeyJwk }) => publicKeyJwk);
    const isLost = reading.fault === 'unknownKey' && (await readers.readPayload(digits, all)).ok;
    return { state: isLost ? 'lostKey' : reading.fault };
  }
  const lists = await Promise.all(knowledge.lists.map((list) => readers.readStatusList(list)));
  const { facts } = reading;
  return {
    state: 'genuine',
    facts,
    status: readers.statusIn(lists, facts.statusIndex),
    hasEnded: facts.lastDay !== null && facts.lastDay < dayIn(now, knowledge.timeZone),
    knownAt: knowledge.fetchedAt,
  };
}

/**
 * The digits behind `#` of a QR's text; the digits alone are taken, too. Empty where there are none.
 * @param {string} text
 */
export function digitsOf(text) {
  return /(?:^|#)(\d{100,500})$/.exec(text.replace(/\s/g, ''))?.[1] ?? '';
}

/**
 * @param {Date} instant
 * @param {string} timeZone
 */
function dayIn(instant, timeZone) {
  const options = /** @type {const} */ ({ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(instant);
  const part = (/** @type {string} */ type) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
