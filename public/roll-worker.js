/**
 * Lets the trainer's roll open without a network: pages under /teaching and what they load are answered from the
 * network where there is one, else from the copy that the page kept. Never answers anything but reading.
 */

const cacheName = 'jieti-roll';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const isRoll = /^\/teaching(\/sessions\/\d+)?$/.test(pathname);
  const isFile = /^\/(css|js|img|assets)\//.test(pathname);
  if (isRoll || isFile) event.respondWith(freshOrKept(request, isFile));
});

/** A page that the server no longer shows (logged out, say) is not kept either. */
async function freshOrKept(request, isFile) {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await cache.put(request, response.clone());
    else if (!isFile && response.status < 500) await cache.delete(request);
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: isFile });
    if (kept) return kept;
    throw error;
  }
}
