/**
 * Keeps a sitting's unsent answers on the device until the server has given a receipt, and sends them one by one. Each
 * carries a number that only grows, so that retries and answers that overtake each other do no harm.
 */

/** @typedef {{ response: string[], sequence: number }} Pending */
/** @typedef {{ token: string, sequence: number, pending: Record<string, Pending>, flags: string[] }} Kept */
/** @typedef {{ deadlineMs: number, nowMs: number }} Clock */
/**
 * @typedef {object} Listener
 * @property {(questionId: string, state: 'kept' | 'received') => void} onState
 * @property {(clock: Clock) => void} onClock
 * @property {(problem: 'offline' | 'login' | null) => void} onProblem
 * @property {(message: string) => void} onRefused
 */

const longestWait = 20_000;

/** One sitting's answers on their way. */
export class AnswerQueue {
  /**
   * @param {string} base address of the sitting
   * @param {string} name key of what is kept on the device
   * @param {number} sequence greatest number that the server has
   * @param {Listener} listener
   */
  constructor(base, name, sequence, listener) {
    this.base = base;
    this.name = name;
    this.listener = listener;
    this.kept = readKept(name);
    this.kept.sequence = Math.max(this.kept.sequence, sequence);
    this.tries = 0;
    this.stopped = false;
    /** @type {Promise<void> | null} */
    this.sending = null;
    this.keep();
  }

  /** Keeps an answer and sends it. @param {string} questionId @param {string[]} response */
  put(questionId, response) {
    this.kept.sequence += 1;
    this.kept.pending[questionId] = { response, sequence: this.kept.sequence };
    this.keep();
    this.listener.onState(questionId, 'kept');
    this.tries = 0;
    void this.flush();
  }

  /** Marks a question to come back to, or takes the mark away; says which. @param {string} questionId */
  toggleFlag(questionId) {
    const { flags } = this.kept;
    const isFlagged = flags.includes(questionId);
    this.kept.flags = isFlagged ? flags.filter((flag) => flag !== questionId) : [...flags, questionId];
    this.keep();
    return !isFlagged;
  }

  /** How many answers have no receipt yet. */
  get unsent() {
    return Object.keys(this.kept.pending).length;
  }

  /** Sends all that is pending; resolves when it is sent, or sending has failed for now. */
  flush() {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** Lets this device go on with the sitting, and asks for the server's time. */
  async takeOver() {
    const reply = await this.post('/device', { deviceToken: this.kept.token });
    if (reply === null) return this.retryLater();
    this.listener.onClock(reply.body);
    await this.flush();
  }

  /** Says that the page is there, and what happened to it. @param {'left' | 'returned' | 'reconnected' | null} kind */
  async report(kind) {
    if (this.stopped) return;
    const reply = await this.post('/reports', kind ? { kind } : {});
    if (reply?.status === 200) this.listener.onClock(reply.body);
  }

  async sendAll() {
    while (!this.stopped) {
      const next = Object.entries(this.kept.pending)[0];
      if (!next) return;
      const [questionId, { response, sequence }] = next;
      const reply = await this.post('/saves', {
        questionId,
        response,
        sequence: String(sequence),
        deviceToken: this.kept.token,
      });
      if (reply === null) return this.retryLater();
      this.tries = 0;
      if (reply.status !== 200) return this.refuse(reply.body.message);
      if ((this.kept.pending[questionId]?.sequence ?? 0) <= reply.body.sequence) {
        delete this.kept.pending[questionId];
        this.listener.onState(questionId, 'received');
      }
      this.kept.sequence = Math.max(this.kept.sequence, reply.body.sequence);
      this.keep();
      this.listener.onClock(reply.body);
    }
  }

  /** @param {string} message */
  refuse(message) {
    this.stopped = true;
    this.listener.onRefused(message);
  }

  /** Tries again after a pause that grows, a little different on every device. */
  retryLater() {
    this.tries += 1;
    const wait = Math.min(longestWait, 500 * 2 ** this.tries) * (0.5 + Math.random());
    setTimeout(() => void this.flush(), wait);
  }

  /**
   * Sends JSON; null where no usable answer came back.
   * @param {string} path
   * @param {object} body
   * @returns {Promise<{ status: number, body: any } | null>}
   */
  async post(path, body) {
    try {
      const response = await fetch(this.base + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(body),
        credentials: 'same-origin',
      });
      const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
      const isAnswer = isJson && response.status < 500;
      this.listener.onProblem(isAnswer ? null : response.redirected ? 'login' : 'offline');
      return isAnswer ? { status: response.status, body: await response.json() } : null;
    } catch {
      this.listener.onProblem('offline');
      return null;
    }
  }

  keep() {
    try {
      localStorage.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      // A full or forbidden store: answers still go out from memory.
    }
  }
}

/** @param {string} name @returns {Kept} */
function readKept(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (kept?.token) return kept;
  } catch {
    // What can't be read is begun anew.
  }
  return { token: newToken(), sequence: 0, pending: {}, flags: [] };
}

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
