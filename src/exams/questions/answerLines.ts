/**
 * How people write answers down, a line each, in forms and in spreadsheets:
 * - options: `中文 | English`, a `*` in front of the right ones; in the right order where the order is asked for
 * - blanks: the accepted texts, `2 | 两 | 二`
 * - pairs: `左 | left => 右 | right`; a partner that belongs to none has nothing in front of its arrow
 * - gaps: `# 4 ± 1` a number, `? 对 = right | 错 = wrong` a choice whose first is right, else the accepted texts
 * - units: `升 = 1000`, the factor to the unit of the value
 * - what people look for when they mark: `40 要点 | point`, hundredths of the question's marks
 *
 * A backslash takes its meaning away from the character behind it; `\n` is a new line.
 */
import { plainText, splitEscaped } from './escapedText.ts';
import type { ContentOf, Gap, QuestionOption, Words } from './questionContent.ts';

/** A line that can't be read; `line` counts from 1. */
export class LineProblem extends Error {
  readonly line: number;
  readonly key: 'option' | 'pair' | 'gap' | 'unit' | 'rubric';

  constructor(line: number, key: LineProblem['key']) {
    super(`line ${line}: ${key}`);
    this.line = line;
    this.key = key;
  }
}

/** The lines that hold something, trimmed. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Letters for the places of a list: a … z, then a1 … */
export function letter(index: number): string {
  const name = String.fromCharCode(97 + (index % 26));
  return index < 26 ? name : `${name}${Math.floor(index / 26)}`;
}

/** Options and the keys of those that are marked as right. */
export function readOptions(text: string): { options: QuestionOption[]; right: string[] } {
  const right: string[] = [];
  const options = linesOf(text).map((line, index) => {
    const isRight = line.startsWith('*');
    if (isRight) right.push(letter(index));
    return optionFrom(isRight ? line.slice(1) : line, index, () => new LineProblem(index + 1, 'option'));
  });
  return { options, right };
}

/** Options as lines; those with these keys are marked. */
export function writeOptions(options: readonly QuestionOption[], right: readonly string[] = []): string {
  return options.map((one) => `${right.includes(one.key) ? '* ' : ''}${writeWords(one, '*')}`).join('\n');
}

/** Blanks with their accepted texts. */
export function readBlanks(text: string): ContentOf<'fillIn'>['blanks'] {
  return linesOf(text).map((line, index) => ({ key: `b${index + 1}`, accepted: readTexts(line) }));
}

/** Blanks as lines. */
export function writeBlanks(blanks: ContentOf<'fillIn'>['blanks']): string {
  return blanks.map(({ accepted }) => writeTexts(accepted)).join('\n');
}

/** Pairs, left sides and partners. */
export function readPairs(text: string): Pick<ContentOf<'matching'>, 'lefts' | 'rights' | 'pairs'> {
  const lefts: QuestionOption[] = [];
  const rights: QuestionOption[] = [];
  const pairs: Record<string, string> = {};
  linesOf(text).forEach((line, index) => {
    const problem = () => new LineProblem(index + 1, 'pair');
    const [left = '', right = '', ...more] = splitEscaped(line, '=>');
    if (right.trim() === '' || more.length > 0) throw problem();
    const partner = optionFrom(right, rights.length, problem);
    const known = rights.find(({ zh, en }) => zh === partner.zh && en === partner.en);
    if (!known) rights.push(partner);
    if (left.trim() === '') return;
    const own = optionFrom(left, lefts.length, problem);
    lefts.push(own);
    pairs[own.key] = (known ?? partner).key;
  });
  return { lefts, rights, pairs };
}

/** Pairs as lines. */
export function writePairs({ lefts, rights, pairs }: ContentOf<'matching'>): string {
  const taken = new Set(Object.values(pairs));
  const partner = (key: string | undefined) => rights.find((right) => right.key === key);
  const words = (one: QuestionOption | undefined) => (one ? writeWords(one, '=') : '');
  return [
    ...lefts.map((left) => `${words(left)} => ${words(partner(pairs[left.key]))}`),
    ...rights.filter(({ key }) => !taken.has(key)).map((right) => `=> ${words(right)}`),
  ].join('\n');
}

/** Gaps; the n-th line is the gap `{{n}}` of the text. */
export function readGaps(text: string): Gap[] {
  return linesOf(text).map((line, index) => {
    const key = `g${index + 1}`;
    if (line.startsWith('#')) return numberGap(key, line.slice(1), index);
    if (line.startsWith('?')) return choiceGap(key, line.slice(1), index);
    return { key, input: 'text', accepted: readTexts(line), isCaseSensitive: false };
  });
}

/** Gaps as lines. */
export function writeGaps(gaps: readonly Gap[]): string {
  return gaps
    .map((gap) => {
      if (gap.input === 'number') return `# ${gap.value} ± ${gap.tolerance}`;
      if (gap.input === 'text') return writeTexts(gap.accepted, '#?');
      const first = gap.options.filter(({ key }) => key === gap.answerKey);
      const rest = gap.options.filter(({ key }) => key !== gap.answerKey);
      return `? ${[...first, ...rest].map(({ zh, en }) => `${guarded(zh, '=')} = ${guarded(en, '=')}`).join(' | ')}`;
    })
    .join('\n');
}

/** Units with their factors. */
export function readUnits(text: string): ContentOf<'numeric'>['units'] {
  return linesOf(text).map((line, index) => {
    const [name = '', factor = '1', ...more] = splitEscaped(line, '=').map((part) => plainText(part));
    if (name === '' || more.length > 0) throw new LineProblem(index + 1, 'unit');
    return { text: name, factor };
  });
}

/** Units as lines. */
export function writeUnits(units: ContentOf<'numeric'>['units']): string {
  return units.map(({ text, factor }) => `${guarded(text, '=')} = ${factor}`).join('\n');
}

/** What to look for, and how much it is worth. */
export function readRubric(text: string): ContentOf<'essay'>['rubric'] {
  return linesOf(text).map((line, index) => {
    const [, share, rest] = /^(\d{1,3})\s+(.+)$/.exec(line) ?? [];
    if (!share || !rest) throw new LineProblem(index + 1, 'rubric');
    const { zh, en } = optionFrom(rest, index, () => new LineProblem(index + 1, 'rubric'));
    return { key: `r${index + 1}`, text: { zh, en }, share: Number(share) };
  });
}

/** The same as lines. */
export function writeRubric(rubric: ContentOf<'essay'>['rubric']): string {
  return rubric.map(({ share, text }) => `${share} ${writeWords(text)}`).join('\n');
}

function numberGap(key: string, text: string, index: number): Gap {
  const [value = '', tolerance = '0'] = text.split('±').map((part) => part.trim());
  if (value === '') throw new LineProblem(index + 1, 'gap');
  return { key, input: 'number', value, tolerance };
}

function choiceGap(key: string, text: string, index: number): Gap {
  const options = splitEscaped(text, '|').map((part, place) => {
    const [zh = '', en = '', ...more] = splitEscaped(part, '=').map((side) => plainText(side));
    if (zh === '' || more.length > 0) throw new LineProblem(index + 1, 'gap');
    return { key: letter(place), zh, en, media: null };
  });
  return { key, input: 'choice', options, answerKey: 'a' };
}

function optionFrom(text: string, index: number, problem: () => LineProblem): QuestionOption {
  const [zh = '', en = '', ...more] = readTexts(text, true);
  if (zh === '' || more.length > 0) throw problem();
  return { key: letter(index), zh, en, media: null };
}

function readTexts(line: string, keepEmpty = false): string[] {
  const texts = splitEscaped(line, '|').map((part) => plainText(part));
  return keepEmpty ? texts : texts.filter((text) => text !== '');
}

function writeTexts(texts: readonly string[], special = ''): string {
  return texts.map((text) => guarded(text, special)).join(' | ');
}

function writeWords({ zh, en }: Words, special = ''): string {
  return en === '' ? guarded(zh, special) : `${guarded(zh, special)} | ${guarded(en, special)}`;
}

function guarded(text: string, special = ''): string {
  return [...text]
    .map((one) =>
      one === '\n' ? '\\n' : one === '\\' || one === '|' || special.includes(one) ? `\\${one}` : one,
    )
    .join('');
}
