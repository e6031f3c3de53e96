/**
 * Moodle's GIFT format (docs.moodle.org, "GIFT format"), for the kinds that it has: one or several right options, true or
 * false, a written answer, a number, pairs, an essay. It carries one language and no pictures; weights of single answers
 * and feedback to them have no place in the bank and are named.
 */
import { letter } from '../questions/answerLines.ts';
import { plainText, splitEscaped } from '../questions/escapedText.ts';
import { halfSum, negated, readDecimal, writeDecimal } from '../questions/exactDecimal.ts';
import { type QuestionContent, questionContent } from '../questions/questionContent.ts';

/** What of a question was left behind. */
export type GiftLoss = 'feedback' | 'weights';

/** One question of a file. */
export interface GiftQuestion {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  /** The last part of the category that it stands in; empty: none. */
  readonly topic: string;
  readonly stem: string;
  /** Null: of a kind that can't be taken over. */
  readonly content: QuestionContent | null;
  readonly losses: readonly GiftLoss[];
}

/** Reads a file's text. */
export function parseGift(text: string): GiftQuestion[] {
  const found: GiftQuestion[] = [];
  let topic = '';
  for (const { line, block } of blocksOf(text)) {
    const category = /^\$CATEGORY:\s*(.*)$/i.exec(block);
    if (category) topic = plainText((category[1] ?? '').split('/').at(-1) ?? '');
    else found.push({ line, topic, ...questionOf(block) });
  }
  return found;
}

/** Paragraphs without comments, with their lines; a category ends by its own line. */
function blocksOf(text: string): { line: number; block: string }[] {
  const blocks: { line: number; block: string }[] = [];
  let rows: string[] = [];
  let begin = 1;
  const close = () => {
    if (rows.length > 0) blocks.push({ line: begin, block: rows.join('\n').trim() });
    rows = [];
  };
  for (const [index, row] of text.split('\n').entries()) {
    if (/^\s*\/\//.test(row)) continue;
    if (row.trim() === '') {
      close();
      continue;
    }
    if (rows.length === 0) begin = index + 1;
    rows.push(row);
    if (/^\$CATEGORY:/i.test(row)) close();
  }
  close();
  return blocks;
}

function questionOf(block: string): Pick<GiftQuestion, 'stem' | 'content' | 'losses'> {
  const untitled = block.replace(/^::(?:\\.|[^\\])*?::/s, '').trim();
  const open = indexOfPlain(untitled, '{');
  const close = lastIndexOfPlain(untitled, '}');
  if (open < 0 || close < open) return { stem: plainText(untitled), content: null, losses: [] };
  const before = untitled.slice(0, open).replace(/^\[(html|markdown|plain|moodle)\]/i, '');
  const after = untitled.slice(close + 1);
  const stem = plainText(after.trim() === '' ? before : `${before}____${after}`);
  const [answers = '', explanation = ''] = splitEscaped(untitled.slice(open + 1, close), '####');
  const losses = new Set<GiftLoss>();
  const parts = partsOf(answers.trim(), losses);
  const common = { stem: { zh: stem, en: '' }, explanation: { zh: plainText(explanation), en: '' } };
  const parsed = parts ? questionContent.safeParse({ ...common, ...parts }) : null;
  return { stem, content: parsed?.success && stem !== '' ? parsed.data : null, losses: [...losses] };
}

function partsOf(answers: string, losses: Set<GiftLoss>): object | null {
  if (answers === '') return { kind: 'essay', modelAnswer: { zh: '', en: '' } };
  const truth = /^(T|TRUE|F|FALSE)\s*(#.*)?$/is.exec(answers);
  if (truth) {
    if (truth[2]) losses.add('feedback');
    return { kind: 'judgement', isTrue: truth[1]?.toUpperCase().startsWith('T') };
  }
  if (answers.startsWith('#')) return numberOf(answers.slice(1).trim());
  const items = itemsOf(answers, losses);
  if (!items || items.length === 0) return null;
  if (items.every(({ isRight, text }) => isRight && splitEscaped(text, '->').length === 2))
    return pairsOf(items);
  return items.some(({ isRight }) => !isRight) ? choiceOf(items, losses) : blankOf(items, losses);
}

interface Item {
  readonly isRight: boolean;
  /** Percent, or null where none is said. */
  readonly weight: number | null;
  readonly text: string;
}

function itemsOf(answers: string, losses: Set<GiftLoss>): Item[] | null {
  const marks = [...answers.matchAll(/\\.|[=~]/gs)].filter(([mark]) => mark === '=' || mark === '~');
  if (marks[0]?.index !== 0) return null;
  return marks.map(({ 0: mark, index }, place) => {
    const [body = '', ...feedback] = splitEscaped(answers.slice(index + 1, marks[place + 1]?.index), '#');
    if (feedback.some((text) => text.trim() !== '')) losses.add('feedback');
    const weighted = /^\s*%(-?\d+(?:\.\d+)?)%(.*)$/s.exec(body);
    const weight = weighted ? Number(weighted[1]) : null;
    return { isRight: mark === '=', weight, text: (weighted?.[2] ?? body).trim() };
  });
}

function choiceOf(items: readonly Item[], losses: Set<GiftLoss>): object | null {
  const options = items.map(({ text }, index) => ({ key: letter(index), zh: plainText(text), en: '' }));
  const right = items.flatMap(({ isRight }, index) => (isRight ? [letter(index)] : []));
  if (right.length === 1) {
    if (items.some(({ isRight, weight }) => !isRight && weight !== null && weight !== 0))
      losses.add('weights');
    return { kind: 'single', options, answerKey: right[0] };
  }
  if (right.length > 1) return null;
  const positive = items.flatMap(({ weight }, index) => ((weight ?? 0) > 0 ? [letter(index)] : []));
  if (positive.length === 0) return null;
  const shares = new Set(items.flatMap(({ weight }) => ((weight ?? 0) > 0 ? [Math.round(weight ?? 0)] : [])));
  if (shares.size > 1) losses.add('weights');
  const isPenalised = items.some(({ weight }) => (weight ?? 0) < 0);
  const partialCredit = isPenalised ? 'rightMinusWrong' : 'shareOfRight';
  return { kind: 'multiple', options, answerKeys: positive, partialCredit };
}

function blankOf(items: readonly Item[], losses: Set<GiftLoss>): object {
  const full = items.filter(({ weight }) => weight === null || weight === 100);
  if (full.length < items.length) losses.add('weights');
  return { kind: 'fillIn', blanks: [{ key: 'b1', accepted: full.map(({ text }) => plainText(text)) }] };
}

function pairsOf(items: readonly Item[]): object {
  const sides = items.map(({ text }) => splitEscaped(text, '->').map(plainText) as [string, string]);
  const rights = [...new Set(sides.map(([, right]) => right))];
  const lefts = sides.filter(([left]) => left !== '').map(([left, right]) => ({ left, right }));
  return {
    kind: 'matching',
    lefts: lefts.map(({ left }, index) => ({ key: letter(index), zh: left, en: '' })),
    rights: rights.map((right, index) => ({ key: letter(index), zh: right, en: '' })),
    pairs: Object.fromEntries(
      lefts.map(({ right }, index) => [letter(index), letter(rights.indexOf(right))]),
    ),
    partialCredit: 'shareOfRight',
  };
}

/** `5`, `5:0.5` or `1..5`, with or without `=`; several answers of different weight are no number of the bank. */
function numberOf(text: string): object | null {
  const one = text.replace(/^=(%100%)?/, '').trim();
  const range = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(one);
  if (range) return middleOf(range[1] as string, range[2] as string);
  const [value = '', tolerance = '0', ...more] = one.split(':');
  return more.length > 0 ? null : { kind: 'numeric', value: value.trim(), tolerance: tolerance.trim() };
}

function middleOf(from: string, to: string): object | null {
  const [low, high] = [readDecimal(from), readDecimal(to)];
  if (!low || !high) return null;
  const [value, tolerance] = [halfSum(low, high), halfSum(high, negated(low))];
  return { kind: 'numeric', value: writeDecimal(value), tolerance: writeDecimal(tolerance) };
}

/** Where a character stands that no backslash is in front of. */
function indexOfPlain(text: string, wanted: string): number {
  return [...text.matchAll(/\\.|[{}]/gs)].find(([found]) => found === wanted)?.index ?? -1;
}

function lastIndexOfPlain(text: string, wanted: string): number {
  return [...text.matchAll(/\\.|[{}]/gs)].filter(([found]) => found === wanted).at(-1)?.index ?? -1;
}
