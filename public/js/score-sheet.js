/**
 * The score sheet on a tablet: running total, draft kept on the device, and a queue for sheets sent while the network
 * is away. The key made for a submission stays the same over all retries, so the server takes each sheet once.
 */

/** @typedef {{ action: string, body: string }} Queued */

const queueName = 'jieti-score-sheets';
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-sheet]'));

/** @returns {Queued[]} */
function readQueue() {
  try {
    return JSON.parse(localStorage.getItem(queueName) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {Queued[]} queue */
function writeQueue(queue) {
  localStorage.setItem(queueName, JSON.stringify(queue));
}

/** @param {string} text */
function showState(text) {
  const state = document.querySelector('[data-state]');
  if (state) state.textContent = text;
}

/** Sends one sheet; true when the server has it, a sentence when it refuses, false when the network is away.
 * @param {Queued} sheet
 * @returns {Promise<boolean | string>} */
async function send({ action, body }) {
  try {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
    const response = await fetch(action, { method: 'POST', body, headers, redirect: 'manual' });
    if (response.ok) return true;
    if (response.status === 422) return (await response.json()).refusal ?? false;
    return false;
  } catch {
    return false;
  }
}

let sending = false;

/** Sends what waits on the device, oldest first. */
async function drainQueue() {
  if (sending) return;
  sending = true;
  for (let queue = readQueue(); queue.length > 0; queue = readQueue()) {
    const [first] = queue;
    if (!first || (await send(first)) === false) break;
    writeQueue(readQueue().filter(({ body }) => body !== first.body));
  }
  sending = false;
  const waiting = readQueue().length;
  if (waiting > 0) showState(`${form?.dataset.kept ?? ''} (${waiting})`);
}

/** Shows the total of what is chosen so far. @param {HTMLFormElement} sheet */
function showTotal(sheet) {
  let total = 0;
  for (const input of sheet.querySelectorAll('input')) {
    if (input.type === 'radio' && input.checked) total += Number(input.dataset.marks);
    if (input.type === 'number') total += Math.round(Number(input.value) * 100);
  }
  const output = sheet.querySelector('[data-total]');
  if (output) output.textContent = (total / 100).toFixed(2);
  for (const aspect of sheet.querySelectorAll('.aspect')) {
    const done = aspect.querySelector('input:checked') ?? aspect.querySelector('input[type=number]:valid');
    aspect.classList.toggle('is-done', done !== null);
  }
}

/** @param {HTMLFormElement} sheet */
function fields(sheet) {
  return [...new FormData(sheet)].map(
    ([name, value]) => /** @type {[string, string]} */ ([name, String(value)]),
  );
}

/** Brings a draft back that was typed but not sent. @param {HTMLFormElement} sheet @param {string} draftName */
function restoreDraft(sheet, draftName) {
  const draft = JSON.parse(localStorage.getItem(draftName) ?? 'null');
  if (!Array.isArray(draft)) return;
  for (const [name, value] of draft)
    for (const input of sheet.querySelectorAll('input')) {
      if (input.name !== name || !name.startsWith('scores')) continue;
      if (input.type === 'radio') input.checked = input.value === value;
      else input.value = value;
    }
}

if (form) {
  const draftName = `jieti-draft-${form.dataset.sheet}`;
  restoreDraft(form, draftName);
  showTotal(form);
  form.addEventListener('input', () => {
    localStorage.setItem(draftName, JSON.stringify(fields(form)));
    showTotal(form);
  });
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-step]') : null;
    const input = button?.parentElement?.querySelector('input');
    if (!(button instanceof HTMLButtonElement) || !input) return;
    const value = Math.min(Number(input.max), Math.max(0, Number(input.value) + Number(button.dataset.step)));
    input.value = value.toFixed(2);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const body = new URLSearchParams(fields(form).filter(([name]) => name !== 'request_key')).toString();
    const sheet = { action: form.action, body };
    showState(form.dataset.sending ?? '');
    const answer = await send(sheet);
    if (typeof answer === 'string') return showState(answer);
    localStorage.removeItem(draftName);
    if (answer) {
      location.assign('/judging');
      return;
    }
    writeQueue([...readQueue(), sheet]);
    showState(form.dataset.kept ?? '');
  });
}
addEventListener('online', drainQueue);
setInterval(drainQueue, 5000);
drainQueue();
