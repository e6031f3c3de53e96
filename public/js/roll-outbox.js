/**
 * Keeps the roll's ticks on the device until the server has said that it has them, and sends them again and again until
 * then. Each has the device's name and a number that only grows, both kept in the same database, so that the server
 * takes each once however often it is sent.
 */

/** @typedef {{ name: string, phone: string }} WalkIn */
/**
 * @typedef {object} Tick
 * @property {number} [sequence]
 * @property {number} session
 * @property {number} actor
 * @property {number | null} personId
 * @property {WalkIn | null} walkIn
 * @property {'in' | 'absent' | 'out' | 'stay'} action
 * @property {number} at
 * @property {'kept' | 'received' | 'refused'} state
 * @property {string} [message]
 * @property {number} [receivedAt]
 */

const most = 50;

/** One device's ticks. */
export class RollOutbox {
  /** @param {IDBDatabase} database @param {string} device */
  constructor(database, device) {
    this.database = database;
    this.device = device;
  }

  /** Opens the outbox; the device is given its name the first time. @returns {Promise<RollOutbox>} */
  static async open() {
    const request = indexedDB.open('jieti-roll', 1);
    request.onupgradeneeded = () => {
      const ticks = request.result.createObjectStore('ticks', { keyPath: 'sequence', autoIncrement: true });
      ticks.createIndex('session', 'session');
      request.result.createObjectStore('facts').put(newName(), 'device');
    };
    const database = await finished(request);
    const facts = database.transaction('facts').objectStore('facts');
    return new RollOutbox(database, await finished(facts.get('device')));
  }

  /** Keeps a tick; resolves once it is safe on the device. @param {Tick} tick @returns {Promise<void>} */
  async put(tick) {
    const transaction = this.database.transaction('ticks', 'readwrite', { durability: 'strict' });
    transaction.objectStore('ticks').put(tick);
    await completed(transaction);
  }

  /** The ticks of a session, oldest first. @param {number} session @returns {Promise<Tick[]>} */
  async ticksOf(session) {
    const ticks = this.database.transaction('ticks').objectStore('ticks');
    return finished(ticks.index('session').getAll(session));
  }

  /** Forgets received ticks that a newer page shows by itself. @param {number} session @param {number} madeAt */
  async forget(session, madeAt) {
    const ticks = await this.ticksOf(session);
    const transaction = this.database.transaction('ticks', 'readwrite');
    for (const { state, receivedAt, sequence } of ticks)
      if (state === 'received' && (receivedAt ?? 0) < madeAt && sequence !== undefined)
        transaction.objectStore('ticks').delete(sequence);
    await completed(transaction);
  }

  /**
   * Sends what waits, oldest first. Gives the server's last answer, or why there was none.
   * @param {string} action @param {number} session @param {number} actor
   * @returns {Promise<any | 'nothing' | 'offline' | 'login'>}
   */
  async send(action, session, actor) {
    /** @type {any} */
    let answer = 'nothing';
    for (;;) {
      const waiting = (await this.ticksOf(session)).filter(
        (one) => one.state === 'kept' && one.actor === actor,
      );
      if (waiting.length === 0) return answer;
      answer = await this.post(`${action}/ticks`, waiting.slice(0, most));
      if (typeof answer === 'string') return answer;
      await this.settle(waiting, answer);
    }
  }

  /** @param {Tick[]} sent @param {{ nowMs: number, received: { sequence: number, outcome: string, message: string }[] }} answer */
  async settle(sent, { nowMs, received }) {
    const transaction = this.database.transaction('ticks', 'readwrite', { durability: 'strict' });
    for (const { sequence, outcome, message } of received) {
      const tick = sent.find((one) => one.sequence === sequence);
      if (!tick) continue;
      const state = outcome === 'refused' ? 'refused' : 'received';
      const walkIn =
        tick.walkIn && state === 'received' ? { name: tick.walkIn.name, phone: '' } : tick.walkIn;
      transaction.objectStore('ticks').put({ ...tick, walkIn, state, message, receivedAt: nowMs });
    }
    await completed(transaction);
  }

  /** @param {string} address @param {Tick[]} ticks @returns {Promise<any | 'offline' | 'login'>} */
  async post(address, ticks) {
    const sent = ticks.map(({ sequence, action, at, personId, walkIn }) => ({
      sequence,
      action,
      at,
      personId,
      walkIn,
    }));
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ device: this.device, sentAt: Date.now(), ticks: sent }),
      });
      const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
      if (isJson && response.ok) return response.json();
      return response.redirected || response.status === 403 || response.status === 404 ? 'login' : 'offline';
    } catch {
      return 'offline';
    }
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
