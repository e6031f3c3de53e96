/**
 * Saves the draft of a template as it is designed: moves that follow each other closely together, one save at a time,
 * never over someone else's. Says how that went, and shows the picture and the problems that the server found.
 */

const patience = 350;

/** Saves one draft. */
export class DraftSaver {
  /** @param {HTMLElement} root the designer, which holds addresses, texts and revision */
  constructor(root) {
    this.root = root;
    this.revision = Number(root.dataset.revision);
    /** Someone else saved meanwhile: nothing more is sent. */
    this.isBlocked = false;
    this.isSaving = false;
    this.timer = 0;
    /** @type {object | null} */
    this.waiting = null;
    addEventListener('beforeunload', (event) => {
      if (this.waiting || this.isSaving) event.preventDefault();
    });
  }

  /**
   * Saves it soon.
   * @param {object} design
   */
  save(design) {
    this.waiting = design;
    this.say(this.root.dataset.saving);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), patience);
  }

  async send() {
    if (this.isSaving || this.isBlocked || !this.waiting) return;
    const body = new URLSearchParams({
      revision: String(this.revision),
      design: JSON.stringify(this.waiting),
    });
    this.waiting = null;
    this.isSaving = true;
    try {
      const answer = await fetch(this.root.dataset.action ?? '', { method: 'POST', body });
      if (answer.status === 409) this.block(await answer.json());
      else if (answer.ok) this.settle(await answer.json());
      else throw new Error(String(answer.status));
    } catch {
      this.say(this.root.dataset.offline);
    }
    this.isSaving = false;
    if (this.waiting) void this.send();
  }

  /** @param {{ revision: number, problems: string[] }} saved */
  settle({ revision, problems }) {
    this.revision = revision;
    for (const field of document.querySelectorAll('input[name="revision"]'))
      field.setAttribute('value', String(revision));
    const choice = document.querySelector('#sample');
    const sample = choice instanceof HTMLSelectElement ? choice.value : '';
    const address = `${this.root.dataset.preview}?sample=${sample}&revision=${revision}`;
    this.root.querySelector('[data-picture]')?.setAttribute('src', address);
    const lines = problems.length > 0 ? problems : [this.root.dataset.none ?? ''];
    this.root.querySelector('[data-problems]')?.replaceChildren(...lines.map(listItem));
    this.say(this.root.dataset.saved);
  }

  /** @param {{ message: string }} refusal */
  block({ message }) {
    this.isBlocked = true;
    this.waiting = null;
    this.say(`${message} `);
    const again = document.createElement('a');
    again.href = location.href;
    again.textContent = this.root.dataset.reload ?? '';
    this.root.querySelector('[data-state]')?.append(again);
  }

  /** @param {string | undefined} text */
  say(text) {
    const state = this.root.querySelector('[data-state]');
    if (state) state.textContent = text ?? '';
  }
}

/** @param {string} text */
function listItem(text) {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}
