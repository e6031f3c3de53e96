/**
 * The roll on a tablet: a tick is kept on the device at once, sent when there is a network, and each row says where it
 * is. The page itself is kept, too, so that it opens again without a network. Without this script the roll is a form.
 */
import { RollOutbox } from './roll-outbox.js';

/** @typedef {{ id: number, isPresent: boolean, hasLeft: boolean, isFixed: boolean, line: string }} Row */
/** @typedef {import('./roll-outbox.js').Tick} Tick */

const pollMs = 10_000;

/** One session's roll. */
class Roll {
  /** @param {HTMLElement} root @param {RollOutbox} outbox */
  constructor(root, outbox) {
    this.root = root;
    this.outbox = outbox;
    this.session = Number(root.dataset.roll);
    this.actor = Number(root.dataset.actor);
    this.action = root.dataset.action ?? '';
    this.isBusy = false;
  }

  /** Keeps a tick on the device and sends it. @param {Partial<Tick>} tick */
  async keep(tick) {
    const { session, actor } = this;
    const base = { session, actor, personId: null, walkIn: null, at: Date.now(), state: 'kept' };
    await this.outbox.put(/** @type {Tick} */ ({ ...base, ...tick }));
    await this.showOwn(false);
    void this.sync();
  }

  /** Sends what waits and fetches how everyone stands. */
  async sync() {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      let answer = await this.outbox.send(this.action, this.session, this.actor);
      if (answer === 'nothing') answer = await this.fetchState();
      const isFresh = typeof answer === 'object';
      if (isFresh) this.showServer(answer.rows);
      this.showSync(isFresh ? '' : answer, await this.showOwn(isFresh));
    } finally {
      this.isBusy = false;
    }
  }

  async fetchState() {
    try {
      const response = await fetch(`${this.action}/state`, { headers: { Accept: 'application/json' } });
      if (response.redirected || response.status === 403 || response.status === 404) return 'login';
      return response.ok ? await response.json() : 'offline';
    } catch {
      return 'offline';
    }
  }

  /** Shows what the server knows. @param {Row[]} rows */
  showServer(rows) {
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const element of this.root.querySelectorAll('[data-person]')) {
      const row = byId.get(Number(element.getAttribute('data-person')));
      const { present, left } = boxes(element);
      if (!present || !left) continue;
      present.checked = row !== undefined;
      present.disabled = row?.isFixed ?? false;
      left.checked = row?.hasLeft ?? false;
      const line = element.querySelector('[data-line]');
      if (line) line.textContent = row?.line ?? '';
      element.classList.toggle('is-present', row !== undefined);
    }
  }

  /**
   * Shows over it what is on the device; says how many ticks wait.
   * @param {boolean} isFresh whether the server's state was just shown
   */
  async showOwn(isFresh) {
    const ticks = await this.outbox.ticksOf(this.session);
    for (const tick of ticks) {
      const row = this.root.querySelector(`[data-person="${tick.personId}"]`);
      if (!row) continue;
      if (tick.state === 'kept' || (tick.state === 'received' && !isFresh)) showTick(row, tick);
      this.showState(row, tick);
    }
    this.showWalkIns(ticks);
    const came = this.root.querySelector('[data-came]');
    const count = this.root.querySelectorAll('input[name=present]:checked').length;
    if (came) came.textContent = String(count);
    return ticks.filter(({ state }) => state === 'kept').length;
  }

  /** @param {Element} row @param {Tick} tick */
  showState(row, { state, message }) {
    const place = row.querySelector('[data-state]');
    if (!(place instanceof HTMLElement)) return;
    place.dataset.state = state;
    place.textContent = this.wordFor(state, message);
  }

  /** @param {Tick[]} ticks */
  showWalkIns(ticks) {
    const items = ticks.flatMap(({ walkIn, state, message }) => {
      if (!walkIn) return [];
      const item = document.createElement('li');
      item.textContent = `${walkIn.name} – ${this.wordFor(state, message)}`;
      return [item];
    });
    this.root.querySelector('[data-walk-ins]')?.replaceChildren(...items);
  }

  /** @param {string} problem @param {number} waiting */
  showSync(problem, waiting) {
    const place = this.root.querySelector('[data-sync]');
    if (!place) return;
    const isStuck = problem === 'offline' || problem === 'login';
    const name = isStuck ? problem : waiting > 0 ? 'kept' : 'all';
    place.textContent = name === 'all' ? this.word(name) : `${this.word(name)} (${waiting})`;
  }

  /** @param {Tick['state']} state @param {string | undefined} message */
  wordFor(state, message) {
    return (state === 'refused' && message) || this.word(state);
  }

  /** @param {string} name */
  word(name) {
    return this.root.dataset[name] ?? '';
  }

  /** A tick in a box. @param {HTMLInputElement} input */
  async ticked(input) {
    const row = input.closest('[data-person]');
    if (!row) return;
    const personId = Number(row.getAttribute('data-person'));
    if (input.name === 'present') return this.keep({ personId, action: input.checked ? 'in' : 'absent' });
    const { present } = boxes(row);
    if (input.checked && !present?.checked) await this.keep({ personId, action: 'in' });
    return this.keep({ personId, action: input.checked ? 'out' : 'stay' });
  }

  /** Someone who is not on the list. @param {HTMLFormElement} form */
  walkIn(form) {
    const typed = new FormData(form);
    const name = String(typed.get('name') ?? '').trim();
    const phone = String(typed.get('phone') ?? '').trim();
    if (name === '' || phone === '') return;
    void this.keep({ walkIn: { name, phone }, action: 'in' });
    form.reset();
  }
}

/** @param {Element} row */
function boxes(row) {
  const present = /** @type {HTMLInputElement | null} */ (row.querySelector('input[name=present]'));
  const left = /** @type {HTMLInputElement | null} */ (row.querySelector('input[name=left]'));
  return { present, left };
}

/** @param {Element} row @param {Tick} tick */
function showTick(row, { action }) {
  const { present, left } = boxes(row);
  if (!present || !left) return;
  if (action === 'in' || action === 'out') present.checked = true;
  if (action === 'absent') present.checked = false;
  if (action === 'out') left.checked = true;
  if (action === 'absent' || action === 'stay') left.checked = false;
  row.classList.toggle('is-present', present.checked);
}

/** @param {HTMLElement} root */
async function run(root) {
  const outbox = await RollOutbox.open();
  const roll = new Roll(root, outbox);
  await outbox.forget(roll.session, Number(root.dataset.made));
  listen(root, roll);
  searchIn(root);
  await roll.showOwn(false);
  await roll.sync();
  addEventListener('online', () => void roll.sync());
  setInterval(() => void roll.sync(), pollMs);
  root.dataset.ready = 'yes';
}

/** @param {HTMLElement} root @param {Roll} roll */
function listen(root, roll) {
  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox') void roll.ticked(target);
  });
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target;
    if (form instanceof HTMLFormElement && 'walkIn' in form.dataset) roll.walkIn(form);
  });
  const plain = root.querySelector('[data-plain]');
  if (plain instanceof HTMLElement) plain.hidden = true;
}

/** Shows only the rows whose name holds what is typed. @param {HTMLElement} root */
function searchIn(root) {
  const frame = root.querySelector('.roll-search');
  const input = root.querySelector('#roll-search');
  if (!(frame instanceof HTMLElement) || !(input instanceof HTMLInputElement)) return;
  frame.hidden = false;
  input.addEventListener('input', () => {
    for (const row of root.querySelectorAll('[data-person]'))
      if (row instanceof HTMLElement) row.hidden = !(row.dataset.name ?? '').includes(input.value.trim());
  });
}

/** Keeps this page and what it loads, so that it opens without a network. */
async function keepPage() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/roll-worker.js', { scope: '/teaching' });
  await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const files = loaded.filter((name) => /^\/(css|js|img|assets)\//.test(new URL(name).pathname));
  const cache = await caches.open('jieti-roll');
  const keep = (/** @type {string} */ address) => cache.add(address).catch(() => {});
  await Promise.all([location.href, ...new Set(files)].map(keep));
  document.documentElement.dataset.kept = 'yes';
}

const rollRoot = document.querySelector('[data-roll]');
if (rollRoot instanceof HTMLElement) {
  void run(rollRoot);
  void keepPage().catch(() => {});
}
