/**
 * The look-up page's own small script: what it takes to scan, to read files and to check without network is fetched
 * when it is first needed. Without it, typing a number works all the same.
 */

const version = new URL(import.meta.url).search;
const body = document.body;
const hosts = [location.host, body.dataset.host ?? ''];

/** @param {string} name */
const find = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
/** @param {string} name */
const load = (name) => import(`./${name}.js${version}`);

const words = new Map(
  [...(document.querySelector('template')?.content.children ?? [])].map((line) => [
    line.id.slice(2),
    line.textContent ?? '',
  ]),
);

/**
 * @param {string} name
 * @param {Record<string, string>} [values]
 */
function say(name, values = {}) {
  return (words.get(name) ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}

/** @param {import('./verify-result.js').Result} result */
async function show(result) {
  const { showResult } = await load('verify-result');
  showResult(find('result'), result);
  find('result').scrollIntoView({ block: 'start' });
}

/** @param {{ goTo: string } | { result: import('./verify-result.js').Result }} outcome */
async function follow(outcome) {
  if ('goTo' in outcome) location.assign(outcome.goTo);
  else await show(outcome.result);
}

/** @param {() => Promise<void>} work */
async function busily(work) {
  find('busy').hidden = false;
  try {
    await work();
  } catch {
    const { plainResult } = await load('verify-result');
    await show(plainResult('unchecked', 'unreadable', say));
  } finally {
    find('busy').hidden = true;
  }
}

/** What this device keeps for when there is no network. */
async function kept() {
  const found = await globalThis.caches?.match('/verification-knowledge.json');
  return found ? found.json() : null;
}

async function loadKeys() {
  try {
    return (await (await fetch('/keys.json')).json()).keys;
  } catch (error) {
    const knowledge = await kept();
    if (!knowledge) throw error;
    return knowledge.keys;
  }
}

/** @param {File | undefined} file */
async function take(file) {
  if (!file) return;
  await busily(async () => {
    const { readFile } = await load('verify-file');
    await follow(await readFile(file, { say, hosts, loadKeys }));
  });
}

/** @type {AbortController | null} */
let watching = null;

async function scan() {
  const stop = new AbortController();
  watching = stop;
  const video = /** @type {HTMLVideoElement} */ (document.querySelector('video'));
  find('viewer').hidden = false;
  find('camera').hidden = true;
  try {
    const { watchCamera } = await load('verify-scan');
    const text = await watchCamera(video, stop.signal);
    const { afterScan } = await load('verify-file');
    if (text !== null) await follow(afterScan(text, { say, hosts }));
  } catch {
    const { plainResult } = await load('verify-result');
    await show(plainResult('unchecked', 'noCamera', say));
  } finally {
    find('viewer').hidden = true;
    find('camera').hidden = false;
  }
}

/**
 * A hand scanner types the whole text of a QR into the number's field: it is followed as a scan, so that what stands
 * behind `#` is sent to nobody.
 * @param {Event} event
 */
function keepPayloadHere(event) {
  const typed = /** @type {HTMLInputElement} */ (document.getElementById('number')).value.trim();
  if (!/^https?:/i.test(typed)) return;
  event.preventDefault();
  busily(async () => {
    const { afterScan } = await load('verify-file');
    await follow(afterScan(typed, { say, hosts }));
  });
}

/** This page stands in for one that could not be fetched. */
async function checkOffline() {
  const { plainResult, resultOfPayload } = await load('verify-result');
  const { digitsOf, judgePayload } = await load('verify-judge');
  const knowledge = await kept();
  const digits = digitsOf(location.hash);
  find('again').hidden = false;
  find('again').addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
  if (!digits || !knowledge) return show(plainResult('unchecked', digits ? 'nothingKept' : 'offline', say));
  const readers = { ...(await load('payload-reader')), ...(await load('status-reader')) };
  const now = new Date();
  const timeZone = body.dataset.timeZone ?? 'UTC';
  await show(resultOfPayload(await judgePayload(digits, { ...knowledge, timeZone }, now, readers), say, now));
}

/** The worker stands in for this page and for scanned ones where there is no network. */
async function prepareOffline() {
  for (const scope of ['/verify', '/c/'])
    await navigator.serviceWorker.register(`/verify-worker.js${version}`, { scope });
  await navigator.serviceWorker.ready;
  const { ageOf } = await load('verify-result');
  for (let wait = 0; wait < 20; wait++) {
    const knowledge = await kept();
    if (knowledge) {
      find('ready').textContent = say('ready', { age: ageOf(knowledge.fetchedAt, new Date(), say) });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function listen() {
  find('ways').hidden = false;
  find('camera').hidden = !navigator.mediaDevices?.getUserMedia;
  find('camera').addEventListener('click', scan);
  find('stop').addEventListener('click', () => watching?.abort());
  const input = /** @type {HTMLInputElement} */ (find('file'));
  input.addEventListener('change', () => {
    take(input.files?.[0]);
    input.value = '';
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    body.classList.remove('dropping');
    take(event.dataTransfer?.files[0]);
  });
  document.querySelector('form')?.addEventListener('submit', keepPayloadHere);
  addEventListener('hashchange', () => location.reload());
}

listen();
if (body.dataset.address !== location.pathname || /[?&]number=[^&]/.test(location.search)) checkOffline();
else if (!globalThis.isSecureContext) find('ready').textContent = say('insecure');
else if (navigator.serviceWorker && globalThis.caches)
  addEventListener('load', () => prepareOffline().catch(() => {}));

export {};
