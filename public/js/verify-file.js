/**
 * Reads a photo or a PDF that was chosen or dropped, on this device: nothing of it is sent. What is asked of the server
 * afterwards is only the certificate's token, as a scan would.
 */

const version = new URL(import.meta.url).search;
/** @type {typeof import('./verify-pdf.js')} */
const { attachedTexts, checkPdf, picturesIn, readAttached, statedTime } = await import(
  `./verify-pdf.js${version}`
);
/** @type {typeof import('./verify-scan.js')} */
const { destinationOf, readPhoto } = await import(`./verify-scan.js${version}`);
/** @type {typeof import('./verify-result.js')} */
const { momentOf, plainResult } = await import(`./verify-result.js${version}`);

/**
 * @typedef {import('./verify-result.js').Say} Say
 * @typedef {import('./verify-result.js').Result} Result
 * @typedef {import('./verify-judge.js').PublishedKey} PublishedKey
 */

const largest = 30 * 1024 * 1024;
const looks = {
  unchanged: 'known',
  altered: 'revoked',
  unsigned: 'unchecked',
  foreign: 'unknown',
  lostKey: 'unchecked',
  noCrypto: 'unchecked',
};

/**
 * Where to go (a photo of one of our codes), or what to say.
 * @param {File} file
 * @param {{ say: Say, hosts: readonly string[], loadKeys: () => Promise<readonly PublishedKey[]> }} means
 * @returns {Promise<{ goTo: string } | { result: Result }>}
 */
export async function readFile(file, means) {
  if (file.size > largest) return { result: plainResult('unchecked', 'unreadable', means.say) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPdf = String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-');
  try {
    return isPdf ? await readPdf(bytes, means) : afterScan(await readPhoto(file), means);
  } catch {
    return { result: plainResult('unchecked', 'unreadable', means.say) };
  }
}

/**
 * What to do with the text of a QR code; null: none was found.
 * @param {string | null} text
 * @param {{ say: Say, hosts: readonly string[] }} means
 * @returns {{ goTo: string } | { result: Result }}
 */
export function afterScan(text, { say, hosts }) {
  if (text === null) return { result: plainResult('unchecked', 'noQr', say) };
  const to = destinationOf(text, hosts);
  if (to.kind === 'certificate') return { goTo: to.path };
  const look = to.kind === 'ours' ? 'unchecked' : 'unknown';
  return { result: plainResult(look, to.kind, say, { text: to.text.slice(0, 200) }) };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {{ say: Say, hosts: readonly string[], loadKeys: () => Promise<readonly PublishedKey[]> }} means
 * @returns {Promise<{ goTo: string } | { result: Result }>}
 */
async function readPdf(bytes, means) {
  const { say } = means;
  const keys = await means.loadKeys();
  const verdict = await checkPdf(bytes, keys);
  const base = plainResult(looks[verdict], verdict, say);
  const notes = [];
  const signedAt = verdict === 'unchanged' ? statedTime(bytes) : null;
  if (signedAt) notes.push(say('signedAt', { time: momentOf(signedAt) }));
  const { path, proof } = await whatIsInside(bytes, keys, means);
  if (proof === 'good' && verdict === 'unchanged') notes.push(say('credentialGood'));
  if (proof === 'bad') notes.push(say('credentialBad'));
  if (!path) return { result: { ...base, notes } };
  const status = await liveStatus(path);
  const word = say(`live_${status}`);
  const isUnchanged = verdict === 'unchanged';
  const sentence = isUnchanged ? 'liveStatus' : 'liveElsewhere';
  notes.push(status === null ? say('liveUnknown') : say(sentence, { word }));
  const link = { href: path, label: say('openPage') };
  if (!isUnchanged || status === null || status === 'valid') return { result: { ...base, notes, link } };
  return { result: { ...base, look: status, word, text: say('unchangedBut', { word }), notes, link } };
}

/**
 * The certificate that a PDF speaks of: by the files inside, or by the code on a scanned page.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {readonly PublishedKey[]} keys
 * @param {{ hosts: readonly string[] }} means
 * @returns {Promise<{ path: string | null, proof: 'good' | 'bad' | null }>}
 */
async function whatIsInside(bytes, keys, { hosts }) {
  for (const text of await attachedTexts(bytes)) {
    const attached = await readAttached(text, keys);
    const to = attached && destinationOf(attached.address, hosts);
    if (attached && to?.kind === 'certificate') return { path: to.path, proof: attached.proof };
  }
  for (const picture of picturesIn(bytes)) {
    const text = await readPhoto(picture).catch(() => null);
    const to = text === null ? null : destinationOf(text, hosts);
    if (to?.kind === 'certificate') return { path: to.path, proof: null };
  }
  return { path: null, proof: null };
}

/**
 * Asks as a scan would, with the token alone; null where nothing could be learned.
 * @param {string} path
 * @returns {Promise<string | null>}
 */
async function liveStatus(path) {
  try {
    const [page = ''] = path.split('#');
    const answer = await fetch(page, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    const { status } = await answer.json();
    return status === 'unchecked' ? null : status;
  } catch {
    return null;
  }
}
