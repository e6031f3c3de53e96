/**
 * The script of the single-file verifier, which is opened from a disk and asks nobody: it takes a QR's text, pasted or
 * read from a photo, and judges it by what the file carries. The server puts it and its helpers into the file.
 */

/**
 * @typedef {object} Carried
 * @property {import('./verify-judge.js').Knowledge} knowledge
 * @property {Record<string, Record<string, string>>} words by language and short name
 */

/**
 * @param {object} parts
 * @param {typeof import('./verify-judge.js')} parts.judge
 * @param {typeof import('./verify-result.js')} parts.result
 * @param {import('./verify-judge.js').Readers} parts.readers
 * @param {Carried} parts.carried
 */
export function startVerifier({ judge, result, readers, carried }) {
  let language = /^zh/.test(navigator.language) ? 'zh-CN' : 'en';
  const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const say = (/** @type {string} */ name, /** @type {Record<string, string>} */ values = {}) =>
    (carried.words[language]?.[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
  const box = find('result');
  const text = /** @type {HTMLTextAreaElement} */ (find('text'));
  const file = /** @type {HTMLInputElement} */ (find('file'));
  /** @type {any} */
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;

  const speak = () => {
    document.documentElement.lang = language;
    const time = result.momentOf(carried.knowledge.fetchedAt);
    for (const one of document.querySelectorAll('[data-say]'))
      one.textContent = say(/** @type {HTMLElement} */ (one).dataset.say ?? '', { time });
    document.title = say('title');
    find('noDetector').hidden = Boolean(Detector);
    find('photo').hidden = !Detector;
  };

  const check = async (/** @type {string} */ typed) => {
    const now = new Date();
    const judgement = await judge.judgePayload(judge.digitsOf(typed), carried.knowledge, now, readers);
    result.showResult(box, result.resultOfPayload(judgement, say, now));
    box.scrollIntoView({ block: 'start' });
  };

  const readPhoto = async () => {
    const [photo] = file.files ?? [];
    if (!photo) return;
    const picture = await createImageBitmap(photo).catch(() => null);
    const found = picture ? await new Detector({ formats: ['qr_code'] }).detect(picture) : [];
    if (found[0]) await check(found[0].rawValue);
    else result.showResult(box, result.plainResult('unchecked', picture ? 'noQr' : 'unreadable', say));
  };

  find('form').addEventListener('submit', (event) => {
    event.preventDefault();
    check(text.value);
  });
  file.addEventListener('change', readPhoto);
  find('language').addEventListener('click', () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    box.hidden = true;
    speak();
  });
  speak();
  find('ready').hidden = false;
}
