// Keeps the bar of a batch up to date while its page is open; leaving the page changes nothing for the work.

let wasRunning = false;
const box = document.querySelector('[data-progress]');
const bar = box?.querySelector('progress');
const count = box?.querySelector('[data-done]');

if (box instanceof HTMLElement && bar && count) void watch(box.dataset.progress ?? '', bar, count);

/**
 * @param {string} address
 * @param {HTMLProgressElement} bar
 * @param {Element} count
 */
async function watch(address, bar, count) {
  for (;;) {
    const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) {
      const { state, done, total } = await answer.json();
      bar.max = total;
      bar.value = done;
      count.textContent = done.toLocaleString('en-US');
      if (state !== 'running') {
        if (wasRunning) location.reload();
        return;
      }
      wasRunning = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}
