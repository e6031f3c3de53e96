/** Reads a question's answer out of its fields and puts one back: what is checked, or every field in order. */

/** What is checked, or what every field holds, in order. @param {HTMLElement} section */
export function choiceOf(section) {
  const inputs = inputsOf(section);
  if (section.dataset.reads === 'fields') return inputs.map(({ value }) => value);
  return inputs.flatMap((input) => (isChecked(input) ? [input.value] : []));
}

/** @param {HTMLElement} section */
export function isAnswered(section) {
  return choiceOf(section).some((text) => text.trim() !== '');
}

/** Puts an answer that was kept on the device back. @param {HTMLElement} section @param {string[]} response */
export function fill(section, response) {
  inputsOf(section).forEach((input, index) => {
    if (section.dataset.reads === 'fields') input.value = response[index] ?? '';
    else if (input instanceof HTMLInputElement) input.checked = response.includes(input.value);
  });
}

/**
 * In an order each option has one place: the place that had it gets what this one had.
 * @param {HTMLElement} section
 * @param {HTMLElement} changed
 */
export function swapPlaces(section, changed) {
  if (!(changed instanceof HTMLSelectElement) || !changed.closest('.is-order')) return;
  const places = /** @type {HTMLSelectElement[]} */ (inputsOf(section));
  const other = places.find(
    (place) => place !== changed && place.value !== '' && place.value === changed.value,
  );
  const left = [...changed.options].map(({ value }) => value);
  const free = left.find((value) => value !== '' && !places.some((place) => place.value === value));
  if (other) other.value = places.every(({ value }) => value !== '') && free ? free : '';
}

/** @param {EventTarget | null} target */
export function isWritten(target) {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}

/** @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} input */
function isChecked(input) {
  return input instanceof HTMLInputElement && input.checked;
}

/** @param {HTMLElement} section @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */
export function inputsOf(section) {
  return /** @type {any[]} */ ([...section.querySelectorAll('[name=response]')]);
}
