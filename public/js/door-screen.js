/** Keeps the code on the trainer's screen fresh: fetches the next one when its time comes, and shows a running clock. */

/** @typedef {{ url: string, qr: string, came: number, left: number, expected: number, nowMs: number, nextAtMs: number }} Code */

const doorScreen = document.querySelector('[data-screen]');
const screenRetryMs = 2_000;

/** @param {string} selector @param {string} text */
function show(selector, text) {
  const place = document.querySelector(selector);
  if (place) place.textContent = text;
}

/** @param {boolean} isOffline */
function showOffline(isOffline) {
  const warning = document.querySelector('[data-offline]');
  if (warning instanceof HTMLElement) warning.hidden = !isOffline;
}

/** @param {HTMLElement} root */
function keepFresh(root) {
  let ahead = Number(root.dataset.now) - Date.now();

  /** @param {Code} code */
  function showCode(code) {
    ahead = code.nowMs - Date.now();
    const image = document.querySelector('[data-qr]');
    if (image instanceof HTMLImageElement) image.src = code.qr;
    show('[data-came]', String(code.came));
    show('[data-left]', String(code.left));
    show('[data-expected]', String(code.expected));
    show('[data-link]', code.url);
  }

  async function next() {
    try {
      const response = await fetch(root.dataset.screen ?? '', { headers: { Accept: 'application/json' } });
      if (!response.ok || response.redirected) throw new Error('no code');
      const code = /** @type {Code} */ (await response.json());
      showCode(code);
      showOffline(false);
      setTimeout(next, Math.max(500, code.nextAtMs - code.nowMs + 100));
    } catch {
      showOffline(true);
      setTimeout(next, screenRetryMs);
    }
  }

  setTimeout(next, Math.max(500, Number(root.dataset.next) - Number(root.dataset.now) + 100));
  setInterval(() => {
    const shown = new Date(Date.now() + ahead + Number(root.dataset.ahead));
    show('[data-clock]', shown.toISOString().slice(11, 19));
  }, 1_000);
}

if (doorScreen instanceof HTMLElement) keepFresh(doorScreen);
