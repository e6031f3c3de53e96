/** Small comforts for every page; each page works without them. */

/** A form that was sent shows it, and can't be sent again by a second tap (the server refuses doubles anyway). */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || 'download' in form.dataset) return;
  if (form.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
});

/** Who logs out leaves no roll with names on the device; ticks that were not sent yet stay until they are. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  const isLeaving = form instanceof HTMLFormElement && form.getAttribute('action') === '/log-out';
  if (isLeaving && 'caches' in globalThis) caches.delete('jieti-roll').catch(() => {});
});

/** Coming back with the back button makes forms usable again. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled');
  }
});

/** After a refused form, the summary is read first. */
const summary = document.querySelector('#form-errors, #form-refusal');
if (summary instanceof HTMLElement) summary.focus();

/** What can't be undone is asked in a dialog; without script the same box opens in place. */
document.addEventListener(
  'toggle',
  (event) => {
    const details = event.target;
    if (!(details instanceof HTMLDetailsElement) || !details.open) return;
    if (!details.matches('.confirm') || typeof HTMLDialogElement !== 'function') return;
    const dialog = details.querySelector('dialog') || confirmDialog(details);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  },
  true,
);

/**
 * Wraps the box of a confirmation in a dialog with a way out; the box stays inside its form and its details, the way out is no part of
 * what is sent.
 * @param {HTMLDetailsElement} details
 */
function confirmDialog(details) {
  const box = details.querySelector('.confirm-box');
  const summary = details.querySelector('summary');
  if (!box || !summary) return null;
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm-dialog';
  dialog.setAttribute('aria-label', (summary.textContent || '').trim());
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.className = 'btn btn-quiet';
  cancel.textContent = document.body.dataset.cancel || '×';
  cancel.autofocus = true;
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    details.open = false;
    summary.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  box.replaceWith(dialog);
  dialog.append(box, cancel);
  return dialog;
}

/** Large text can be made larger still, from 18 to 30 pixels; this browser remembers. */
const slider = document.querySelector('.text-slider input');
if (slider instanceof HTMLInputElement && slider.parentElement) {
  slider.value = rememberedSize() || slider.value;
  slider.parentElement.hidden = false;
  showSize(slider.value);
  slider.addEventListener('input', () => {
    showSize(slider.value);
    rememberSize(slider.value);
  });
}

/** @param {string} size */
function showSize(size) {
  document.documentElement.style.setProperty('--text', `${size}px`);
}

/** Some WebViews refuse storage; then the choice lasts for the page. */
function rememberedSize() {
  try {
    return localStorage.getItem('jieti.textSize');
  } catch {
    return null;
  }
}

/** @param {string} size */
function rememberSize(size) {
  try {
    localStorage.setItem('jieti.textSize', size);
  } catch {
    // The size still holds for this page.
  }
}
