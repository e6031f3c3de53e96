/** The page to try the API: sends a request with the visitor's key and shows the answer. The key stays in the field. */

const page = document.querySelector('[data-try]');
const keyField = document.querySelector('#api-key');

for (const hint of document.querySelectorAll('[data-needs-script]'))
  if (hint instanceof HTMLElement) hint.hidden = true;
for (const form of document.querySelectorAll('.try-form'))
  if (form instanceof HTMLFormElement) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void send(form);
    });
  }

/** An address with a # opens its operation. */
const wanted = location.hash && document.querySelector(location.hash);
if (wanted instanceof HTMLDetailsElement) wanted.open = true;

/** @param {HTMLFormElement} form */
async function send(form) {
  const place = form.querySelector('.try-answer');
  if (!(place instanceof HTMLElement)) return;
  place.textContent = word('sending');
  try {
    await show(await fetch(addressOf(form), requestOf(form)), place);
  } catch {
    place.textContent = word('failed');
  }
}

/** @param {HTMLFormElement} form */
function addressOf(form) {
  const query = new URLSearchParams();
  let path = form.dataset.path ?? '';
  for (const field of fieldsOf(form)) {
    if (field.dataset.place === 'path')
      path = path.replace(`{${field.name}}`, encodeURIComponent(field.value.trim()));
    if (field.dataset.place === 'query' && field.value.trim()) query.set(field.name, field.value.trim());
  }
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}

/**
 * @param {HTMLFormElement} form
 * @returns {RequestInit}
 */
function requestOf(form) {
  const key = keyField instanceof HTMLInputElement ? keyField.value.trim() : '';
  /** @type {Record<string, string>} */
  const headers = { 'Accept-Language': page instanceof HTMLElement ? (page.dataset.language ?? '') : '' };
  if (key) headers.Authorization = `Bearer ${key}`;
  /** @type {RequestInit} */
  const request = { method: form.dataset.method ?? 'GET', headers, credentials: 'omit' };
  const text = form.querySelector('textarea');
  const file = form.querySelector('input[type=file]');
  if (text) {
    headers['Content-Type'] = 'application/json';
    request.body = text.value;
  } else if (file instanceof HTMLInputElement) {
    const data = new FormData();
    const chosen = file.files?.[0];
    if (chosen) data.append(file.name, chosen);
    request.body = data;
  }
  return request;
}

/**
 * @param {Response} response
 * @param {HTMLElement} place
 */
async function show(response, place) {
  const head = document.createElement('p');
  head.className = response.ok ? 'try-status is-fine' : 'try-status';
  head.textContent = `${response.status} ${response.statusText}`;
  const left = response.headers.get('RateLimit');
  const block = document.createElement('pre');
  block.className = 'code-block';
  block.tabIndex = 0;
  if ((response.headers.get('Content-Type') ?? '').includes('json'))
    block.textContent = JSON.stringify(await response.json(), null, 2);
  else if (response.ok && response.status !== 204) block.append(downloadLink(await response.blob()));
  if (left) block.prepend(`RateLimit: ${left}\n\n`);
  place.replaceChildren(head, block);
}

/** @param {Blob} bytes */
function downloadLink(bytes) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = 'result.xlsx';
  link.textContent = word('download');
  return link;
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  return [...form.querySelectorAll('input')];
}

/** @param {'sending' | 'failed' | 'download'} name */
function word(name) {
  return page instanceof HTMLElement ? (page.dataset[name] ?? '') : '';
}
