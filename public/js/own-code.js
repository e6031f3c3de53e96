/** Keeps a trainee's own code fresh while she waits to show it. */

const ownCode = document.querySelector('[data-own-code]');
const codeRetryMs = 2_000;

/** @param {boolean} isOffline */
function showCodeOffline(isOffline) {
  const warning = document.querySelector('[data-offline]');
  if (warning instanceof HTMLElement) warning.hidden = !isOffline;
}

async function nextOwnCode() {
  try {
    const response = await fetch('/me/code/next', { headers: { Accept: 'application/json' } });
    if (!response.ok || response.redirected) throw new Error('no code');
    const code = /** @type {{ qr: string, digits: string, nowMs: number, nextAtMs: number }} */ (
      await response.json()
    );
    const image = document.querySelector('[data-qr]');
    if (image instanceof HTMLImageElement) image.src = code.qr;
    const digits = document.querySelector('[data-digits]');
    if (digits) digits.textContent = code.digits;
    showCodeOffline(false);
    setTimeout(nextOwnCode, code.nextAtMs - code.nowMs);
  } catch {
    showCodeOffline(true);
    setTimeout(nextOwnCode, codeRetryMs);
  }
}

if (ownCode instanceof HTMLElement)
  setTimeout(nextOwnCode, Math.max(500, Number(ownCode.dataset.ownCode) - Number(ownCode.dataset.now)));
