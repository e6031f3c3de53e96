/**
 * Puts a judgement of the browser's own into words, and onto the page. Imports nothing, so that the single-file
 * verifier can carry it.
 */

/** @typedef {(name: string, values?: Record<string, string>) => string} Say a sentence by its short name */

/**
 * @typedef {object} Result
 * @property {string} look which band: known, expired, revoked, suspended, unknown, unchecked, recorded
 * @property {string} word
 * @property {string} text
 * @property {readonly string[]} notes
 * @property {readonly (readonly [string, string])[]} items label and value
 * @property {{ href: string, label: string } | null} link
 */

const icons = {
  known: 'M4 12.5l5.5 5.5L20 7',
  expired: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 7v5.3l3.4 2',
  suspended: 'M9 5v14M15 5v14',
  revoked: 'M6 6l12 12M18 6L6 18',
  replaced: 'M5 12a7 7 0 0112-5l2 2M19 4v5h-5M19 12a7 7 0 01-12 5l-2-2M5 20v-5h5',
  unknown: 'M9 9a3 3 0 114.2 2.8c-.9.5-1.2 1-1.2 2.2M12 18v.3',
  unchecked: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.2',
};

/**
 * @param {import('./verify-judge.js').Judgement} judgement
 * @param {Say} say
 * @param {Date} now
 * @returns {Result}
 */
export function resultOfPayload(judgement, say, now) {
  if (judgement.state !== 'genuine') {
    const looks = { shape: 'unchecked', noCrypto: 'unchecked', lostKey: 'unchecked', unknownKey: 'unknown' };
    const look = judgement.state === 'signature' ? 'revoked' : looks[judgement.state];
    return plainResult(look, judgement.state, say);
  }
  const { facts, status, hasEnded, knownAt } = judgement;
  const name = status === 'revoked' || status === 'suspended' ? status : hasEnded ? 'ended' : 'genuine';
  const look = { revoked: 'revoked', suspended: 'suspended', ended: 'expired', genuine: 'known' }[name];
  const known = { time: momentOf(knownAt), age: ageOf(knownAt, now, say) };
  const note = status === null ? 'knownNothing' : status === 'good' ? 'knownGood' : 'knownChanged';
  return {
    look,
    word: say(`${name}Word`),
    text: say(`${name}Text`),
    notes: [say(note, known)],
    items: itemsOf(facts, say),
    link: null,
  };
}

/**
 * A result of two sentences.
 * @param {string} look
 * @param {string} name
 * @param {Say} say
 * @param {Record<string, string>} [values]
 * @returns {Result}
 */
export function plainResult(look, name, say, values) {
  return {
    look,
    word: say(`${name}Word`),
    text: say(`${name}Text`, values),
    notes: [],
    items: [],
    link: null,
  };
}

/**
 * Fills the box; every text is set as text, never as markup.
 * @param {Element} box
 * @param {Result} result
 */
export function showResult(box, result) {
  const band = element('div', '', `verdict verdict-${result.look}`);
  band.append(icon(result.look), element('h2', result.word), element('p', result.text));
  const rest = element('div', '', 'sheet');
  if (result.items.length > 0) rest.append(list(result.items));
  for (const note of result.notes) rest.append(element('p', note, 'known'));
  if (result.link) {
    const link = element('a', result.link.label);
    link.setAttribute('href', result.link.href);
    const line = element('p', '');
    line.append(link);
    rest.append(line);
  }
  box.replaceChildren(band, rest);
  box.removeAttribute('hidden');
}

/**
 * How long ago, in the largest whole unit, at least a minute.
 * @param {string} instant ISO 8601
 * @param {Date} now
 * @param {Say} say
 */
export function ageOf(instant, now, say) {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 60_000));
  if (minutes < 1) return say('moment');
  if (minutes < 120) return say('minutes', { n: String(minutes) });
  if (minutes < 2 * 1440) return say('hours', { n: String(Math.floor(minutes / 60)) });
  return say('days', { n: String(Math.floor(minutes / 1440)) });
}

/**
 * On the reader's own clock.
 * @param {string} instant
 */
export function momentOf(instant) {
  const time = new Date(instant);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/**
 * @param {import('./payload-reader.js').PayloadFacts} facts
 * @param {Say} say
 * @returns {[string, string][]}
 */
function itemsOf(facts, say) {
  /** @type {[string, string][]} */
  const items = [
    [say('holder'), facts.holderMasked],
    [say('programme'), facts.title],
  ];
  if (facts.award !== null) items.push([say('award'), facts.award]);
  items.push([say('issuedOn'), facts.issuedDay], [say('expiresOn'), facts.lastDay ?? say('noExpiry')]);
  items.push([say('number'), facts.number]);
  return items;
}

/** @param {readonly (readonly [string, string])[]} items */
function list(items) {
  const dl = element('dl', '');
  for (const [label, value] of items) {
    const line = element('div', '');
    line.append(element('dt', label), element('dd', value));
    dl.append(line);
  }
  return dl;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} [kind]
 */
function element(name, text, kind) {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

/** @param {string} look */
function icon(look) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const looks = { viewBox: '0 0 24 24', width: '56', height: '56', 'aria-hidden': 'true', fill: 'none' };
  const lines = { stroke: 'currentColor', 'stroke-width': '2.2', 'stroke-linecap': 'round' };
  for (const [name, value] of Object.entries({ ...looks, ...lines })) svg.setAttribute(name, value);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', icons[/** @type {keyof typeof icons} */ (look)] ?? icons.unchecked);
  svg.append(path);
  return svg;
}
