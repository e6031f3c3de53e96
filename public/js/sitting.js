/**
 * A sitting's page: one question at a time, every change saved at once, time left by the server's clock. Without this
 * script the page shows all questions, each with its own button.
 */

import { choiceOf, fill, inputsOf, isAnswered, isWritten, swapPlaces } from './answer-fields.js';
import { AnswerQueue } from './answer-queue.js';

const root = /** @type {HTMLElement} */ (document.getElementById('sitting'));
const texts = root.dataset;
const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.exam-question')]);
const savedLine = element('exam-saved');
const clockLine = element('exam-clock');
const submitForm = /** @type {HTMLFormElement} */ (element('exam-submit-form'));
const graceMilliseconds = 60_000;

let endsAt = performance.now() + Number(texts.deadline) - Number(texts.now);
let isOver = false;
let current = 0;
/** @type {'offline' | 'login' | null} */
let problem = null;

const queue = new AnswerQueue(String(texts.base), `jieti.sitting.${texts.sitting}`, Number(texts.sequence), {
  onState: showState,
  onClock: ({ deadlineMs, nowMs }) => {
    endsAt = performance.now() + deadlineMs - nowMs;
    tick();
  },
  onProblem: (found) => {
    problem = found;
    showSaved();
  },
  onRefused: (message) => {
    savedLine.textContent = message;
    savedLine.classList.add('is-kept');
    lock();
  },
});

begin();

function begin() {
  root.classList.add('is-paged');
  element('exam-foot').hidden = false;
  restore();
  for (const section of sections) watch(section);
  for (const link of links()) link.addEventListener('click', followPalette);
  element('exam-previous').addEventListener('click', () => show(current - 1));
  element('exam-next').addEventListener('click', () => show(current + 1));
  element('exam-flag').addEventListener('click', flag);
  submitForm.addEventListener('submit', handIn);
  element('exam-submit').addEventListener('toggle', noteMissing);
  addEventListener('online', () => void queue.report('reconnected').then(() => queue.flush()));
  document.addEventListener('visibilitychange', () => {
    void queue.report(document.hidden ? 'left' : 'returned');
    if (!document.hidden) void queue.takeOver();
  });
  reportNow();
  const wanted = sections.findIndex(({ id }) => location.hash === `#${id}`);
  show(Math.max(0, wanted));
  tick();
  setInterval(tick, 500);
  void queue.takeOver();
}

/** Every half minute or so, a little different on every device: the invigilator sees who is there. */
function reportNow() {
  setTimeout(
    () => {
      if (!isOver) void queue.report(null).then(reportNow);
    },
    20_000 + 20_000 * Math.random(),
  );
}

/** Answers that were kept on the device come back into the page. */
function restore() {
  for (const [questionId, { response }] of Object.entries(queue.kept.pending)) {
    const section = sections.find(({ dataset }) => dataset.question === questionId);
    if (section) fill(section, response);
    showState(questionId, 'kept');
  }
  for (const questionId of queue.kept.flags) markPalette(questionId);
}

/** @param {HTMLElement} section */
function watch(section) {
  const form = /** @type {HTMLFormElement} */ (section.querySelector('form'));
  const question = String(section.dataset.question);
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    queue.put(question, choiceOf(section));
  };
  form.addEventListener('change', (event) => {
    swapPlaces(section, /** @type {HTMLElement} */ (event.target));
    keep();
  });
  // What is written is kept while it is written, a moment after each pause.
  form.addEventListener('input', (event) => {
    if (!isWritten(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(keep, 700);
  });
  addEventListener('pagehide', () => {
    if (timer !== 0) keep();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
}

/** @param {number} index */
function show(index) {
  current = Math.min(sections.length - 1, Math.max(0, index));
  sections.forEach((section, place) => {
    section.hidden = place !== current;
  });
  /** @type {HTMLButtonElement} */ (element('exam-previous')).disabled = current === 0;
  /** @type {HTMLButtonElement} */ (element('exam-next')).disabled = current === sections.length - 1;
  const questionId = String(sections[current]?.dataset.question);
  element('exam-flag').setAttribute('aria-pressed', String(queue.kept.flags.includes(questionId)));
  for (const link of links()) {
    if (link.dataset.question === questionId) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** @param {MouseEvent} event */
function followPalette(event) {
  event.preventDefault();
  const { question } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
  show(sections.findIndex(({ dataset }) => dataset.question === question));
  /** @type {HTMLDetailsElement} */ (element('exam-palette')).open = false;
}

function flag() {
  const questionId = String(sections[current]?.dataset.question);
  element('exam-flag').setAttribute('aria-pressed', String(queue.toggleFlag(questionId)));
  markPalette(questionId);
}

/** @param {string} questionId @param {'kept' | 'received'} state */
function showState(questionId, state) {
  const section = sections.find(({ dataset }) => dataset.question === questionId);
  const line = section?.querySelector('[data-state]');
  if (line) {
    line.textContent = String(state === 'kept' ? texts.kept : texts.received);
    line.classList.toggle('is-kept', state === 'kept');
  }
  markPalette(questionId);
  showSaved();
}

/** @param {string} questionId */
function markPalette(questionId) {
  const link = links().find(({ dataset }) => dataset.question === questionId);
  const section = sections.find(({ dataset }) => dataset.question === questionId);
  if (!link || !section) return;
  const isDone = isAnswered(section);
  const isFlagged = queue.kept.flags.includes(questionId);
  link.classList.toggle('is-answered', isDone);
  link.classList.toggle('is-flagged', isFlagged);
  const state = link.querySelector('.exam-palette-state');
  const words = [isDone ? texts.isAnswered : '', isFlagged ? texts.flagged : ''];
  if (state) state.textContent = ` ${words.filter(Boolean).join(' ')}`;
}

function showSaved() {
  if (queue.stopped) return;
  const { unsent } = queue;
  const answered = sections.filter(isAnswered).length;
  const state = problem === 'login' ? texts.login : problem === 'offline' && unsent > 0 ? texts.offline : '';
  const count = String(unsent > 0 ? texts.unsent : texts.answered).replace('#', String(unsent || answered));
  savedLine.textContent = [count, state].filter(Boolean).join(' ');
  savedLine.classList.toggle('is-kept', unsent > 0);
}

function tick() {
  const left = Math.max(0, endsAt - performance.now());
  const seconds = Math.ceil(left / 1000);
  const pad = (/** @type {number} */ part) => String(part).padStart(2, '0');
  clockLine.textContent = `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
  root.classList.toggle('is-ending', seconds <= 300);
  if (left === 0 && !isOver) void timeIsUp();
}

/** At the end nothing more can be changed; what is still on the device has the grace to arrive. */
async function timeIsUp() {
  isOver = true;
  lock();
  savedLine.textContent = String(texts.over);
  const giveUpAt = performance.now() + graceMilliseconds - 5_000;
  while (queue.unsent > 0 && !queue.stopped && performance.now() < giveUpAt) {
    await queue.flush();
    if (queue.unsent > 0) await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  submitForm.submit();
}

/** Hands in after all answers are sent; where they can't be sent now, the page says so and waits. */
/** @param {SubmitEvent} event */
async function handIn(event) {
  event.preventDefault();
  event.stopPropagation();
  await queue.flush();
  if (queue.unsent === 0 || queue.stopped) submitForm.submit();
  else showSaved();
}

function noteMissing() {
  const missing = sections.filter((section) => !isAnswered(section)).length;
  if (missing > 0)
    element('exam-submit-note').textContent = String(texts.unanswered).replace('#', String(missing));
}

function lock() {
  for (const section of sections) for (const input of inputsOf(section)) input.disabled = true;
}

/** @returns {HTMLElement[]} */
function links() {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.exam-palette a')]);
}

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
