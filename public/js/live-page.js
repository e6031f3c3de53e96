/** Renews the live part of a page every few seconds, while someone looks at it. What is typed beside it stays. */

const part = /** @type {HTMLElement} */ (document.getElementById('live'));
const seconds = Number(part.dataset.every);

setInterval(() => {
  if (!document.hidden && !part.contains(document.activeElement)) void renew();
}, seconds * 1000);

async function renew() {
  try {
    const response = await fetch(location.href, {
      headers: { Accept: 'text/html' },
      credentials: 'same-origin',
    });
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('live');
    if (fresh) part.replaceChildren(...fresh.childNodes);
  } catch {
    // No network for now: the next turn tries again.
  }
}
