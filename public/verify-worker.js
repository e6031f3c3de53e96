/**
 * Stands in for the network where there is none: for the look-up page and for scanned codes it gives the kept look-up
 * page, which checks the code's signed payload by itself. Keeps the issuer's keys and status lists, and since when.
 */
const store = 'verification-1';
const version = new URL(location.href).search;
const knowledge = '/verification-knowledge.json';
const modules = ['verify', 'verify-result', 'verify-judge', 'verify-scan', 'verify-file', 'verify-pdf'];
const readers = ['verify-cms', 'payload-reader', 'status-reader'];
const languages = ['zh-CN', 'en'];
const patience = 8_000;
/** What a proxy answers when the server behind it is down. */
const gatewayFaults = [502, 504];
const freshFor = 300_000;
const mostLists = 64;

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), learn(), forget()])),
);
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate') {
    event.respondWith(pageOrStandIn(event.request, url));
    event.waitUntil(learn());
  } else if (/^\/(css|js|assets\/scanner)\//.test(url.pathname)) event.respondWith(keptFile(event.request));
});

/** The look-up page in both languages and everything it loads. */
async function keep() {
  const cache = await caches.open(store);
  const scripts = [...modules, ...readers].map((name) => `/js/${name}.js${version}`);
  const pages = languages.map((language) => `/verify?language=${language}`);
  await cache.addAll([...pages, ...scripts, `/css/verification.css${version}`]);
}

/** Drops the files of earlier versions. */
async function forget() {
  const cache = await caches.open(store);
  const old = (await cache.keys()).filter(({ url }) => /[?]v=/.test(url) && !url.endsWith(version));
  await Promise.all(old.map((request) => cache.delete(request)));
}

/** Fetches keys and status lists unless that was done just now. What is not known completely is not kept. */
async function learn() {
  const cache = await caches.open(store);
  const known = await (await cache.match(knowledge))?.json();
  if (known && Date.now() - Date.parse(known.fetchedAt) < freshFor) return;
  try {
    const fetchedAt = new Date().toISOString();
    const { keys } = await (await fetched('/keys.json')).json();
    await cache.put(knowledge, Response.json({ fetchedAt, keys, lists: await allLists() }));
  } catch {
    // Without network the older knowledge stays, with its date.
  }
}

async function allLists() {
  const lists = [];
  for (let list = 1; list <= mostLists; list++) {
    const answers = await Promise.all(
      ['revocation', 'suspension'].map((purpose) => fetch(`/credentials/status/${purpose}-${list}`)),
    );
    if (answers.some(({ status }) => status === 404)) break;
    if (answers.some(({ ok }) => !ok)) throw new Error('a list is missing');
    lists.push(...(await Promise.all(answers.map((answer) => answer.text()))));
  }
  return lists;
}

async function fetched(address) {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function pageOrStandIn(request, url) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (gatewayFaults.includes(answer.status)) throw new Error(`${answer.status}`);
    return answer;
  } catch (error) {
    const asked = url.searchParams.get('language');
    const language = asked ?? (/^zh/.test(navigator.language) ? 'zh-CN' : 'en');
    const cache = await caches.open(store);
    const standIn = await cache.match(`/verify?language=${language}`);
    if (standIn) return standIn;
    throw error;
  }
}

/** Files carry their version in the address; the scanner's library is kept when it is first used. */
async function keptFile(request) {
  const cache = await caches.open(store);
  const known = await cache.match(request);
  if (known) return known;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const other = await cache.match(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}
