/**
 * The trainer's camera: reads one trainee's code after another, says whose it was by name, colour and sound, and goes on
 * at once. The same code held in view is sent once.
 */
import { nextCode } from './roll-scanner.js';

/** @typedef {{ outcome: 'recorded' | 'again' | 'refused', text: string, came?: number }} Reply */

const root = document.querySelector('[data-scanner]');

/** A short tone: high for yes, low for no. @param {boolean} isGood */
function sound(isGood) {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.frequency.value = isGood ? 880 : 220;
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + (isGood ? 0.12 : 0.35));
    tone.onended = () => void audio.close();
  } catch {
    // Colour and name say it, too.
  }
  navigator.vibrate?.(isGood ? 60 : [120, 60, 120]);
}

/** @param {Reply} reply */
function showReply({ outcome, text, came }) {
  const result = document.querySelector('[data-result]');
  if (result instanceof HTMLElement) {
    result.hidden = false;
    result.dataset.outcome = outcome;
    result.textContent = text;
  }
  const count = document.querySelector('[data-came]');
  if (count && came !== undefined) count.textContent = String(came);
  sound(outcome !== 'refused');
}

/** Whether those who are scanned come or go. */
function direction() {
  const chosen = document.querySelector('input[name=direction]:checked');
  return chosen instanceof HTMLInputElement ? chosen.value : 'in';
}

/** @param {HTMLElement} page @param {string} code @returns {Promise<void>} */
async function send(page, code) {
  try {
    const response = await fetch(page.dataset.scanner ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ code, direction: direction() }),
    });
    if (!response.ok || response.redirected) throw new Error('no answer');
    showReply(/** @type {Reply} */ (await response.json()));
  } catch {
    showReply({ outcome: 'refused', text: page.dataset.offline ?? '' });
  }
}

/** @param {HTMLElement} page */
async function watch(page) {
  const frame = document.querySelector('[data-camera]');
  const video = frame?.querySelector('video');
  if (!(frame instanceof HTMLElement) || !video) return;
  frame.hidden = false;
  let last = '';
  try {
    for await (const code of nextCode(video)) {
      if (direction() + code === last) continue;
      last = direction() + code;
      await send(page, code);
    }
  } catch {
    frame.hidden = true;
    showReply({ outcome: 'refused', text: page.dataset.noCamera ?? '' });
  }
}

if (root instanceof HTMLElement) {
  const start = document.querySelector('[data-start]');
  if (start instanceof HTMLButtonElement) {
    start.hidden = false;
    start.addEventListener('click', () => {
      start.hidden = true;
      void watch(root);
    });
  }
  const form = document.querySelector('[data-form]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const input = document.querySelector('#field-code');
    if (!(input instanceof HTMLInputElement) || input.value.trim() === '') return;
    void send(root, input.value.trim());
    input.value = '';
    input.focus();
  });
}
