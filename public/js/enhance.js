/** Small comforts for every page; each page works without them. */

/** A form that was sent shows it, and can't be sent again by a second tap (the server refuses doubles anyway). */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
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
