/** Adds a score sheet up while keys are tapped; the server adds it up again. */

const sheet = /** @type {HTMLFormElement} */ (document.getElementById('score-sheet'));
const total = /** @type {HTMLOutputElement} */ (document.getElementById('score-total'));

sheet.addEventListener('change', () => {
  const chosen = /** @type {HTMLInputElement[]} */ ([...sheet.querySelectorAll('input[type=radio]:checked')]);
  const hundredths = chosen.reduce((sum, { dataset }) => sum + Number(dataset.hundredths), 0);
  total.textContent = String(hundredths / 100);
});
