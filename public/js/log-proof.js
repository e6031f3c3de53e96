/**
 * Checks the page's inclusion proofs in the reader's own browser, so that she need not believe the server that shows
 * them: RFC 9162, 2.1.3.2, with the browser's own SHA-256. Without it (old browser, no HTTPS) nothing is claimed.
 */
const result = document.querySelector('[data-proof-result]');
if (result instanceof HTMLElement && globalThis.crypto?.subtle) show(result);

/** @param {HTMLElement} place */
async function show(place) {
  try {
    const { head, entries } = await (await fetch(place.dataset.source ?? '')).json();
    const checks = await Promise.all(entries.map((/** @type {Entry} */ entry) => isIncluded(entry, head)));
    const isGood = checks.length > 0 && checks.every(Boolean);
    place.textContent = (isGood ? place.dataset.good : place.dataset.bad) ?? '';
    place.classList.replace('notice-info', isGood ? 'notice-success' : 'notice-danger');
    place.hidden = false;
  } catch {
    // Offline, say: the page shows the proof all the same.
  }
}

/**
 * @typedef {{ index: number, leaf: string, path: string[] }} Entry
 * @param {Entry} entry
 * @param {{ treeSize: number, rootHash: string }} head
 */
async function isIncluded({ index, leaf, path }, { treeSize, rootHash }) {
  let hash = await sha256(Uint8Array.of(0), new TextEncoder().encode(leaf));
  let [place, last] = [index, treeSize - 1];
  for (const step of path.map(bytesOf)) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = await sha256(Uint8Array.of(1), step, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = await sha256(Uint8Array.of(1), hash, step);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && hexOf(hash) === rootHash;
}

/** @param {Uint8Array[]} parts */
async function sha256(...parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** @param {string} hex */
function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
