/**
 * A question as a row of a spreadsheet. Every kind that is written as text goes there and back without loss, but for the
 * names of options; pictures, sounds and places on a picture do not fit into a row.
 */

import { difficulties, partialCredits, type QuestionContent } from '../questions/questionContent.ts';
import {
  blankQuestion,
  type QuestionText,
  readQuestion,
  type TextProblem,
  writeQuestion,
  writtenKinds,
} from '../questions/questionText.ts';
import type { GiftLoss, GiftQuestion } from './gift.ts';

/** Largest file, what it may unpack to, and most questions at once. */
export const importLimits = { bytes: 20 * 1024 * 1024, unpacked: 100 * 1024 * 1024, rows: 5_000 } as const;

/** The columns with their headings in both languages, in order. */
export const questionColumns = {
  kind: ['题型', 'Kind'],
  topic: ['知识点', 'Topic'],
  difficulty: ['难度（1–5）', 'Difficulty (1–5)'],
  stemZh: ['题干', 'Stem (Chinese)'],
  stemEn: ['题干（英文）', 'Stem (English)'],
  answer: ['选项与答案', 'Options and answers'],
  textZh: ['短文或参考答案', 'Text or model answer (Chinese)'],
  textEn: ['短文或参考答案（英文）', 'Text or model answer (English)'],
  value: ['正确数值', 'Right number'],
  tolerance: ['允许误差', 'Tolerance'],
  partialCredit: ['部分得分', 'Partial credit'],
  keepsOrder: ['选项不打乱', 'Keep the order of options'],
  inAnyOrder: ['各空可以互换', 'Answers may change places'],
  explanationZh: ['讲解', 'Explanation (Chinese)'],
  explanationEn: ['讲解（英文）', 'Explanation (English)'],
  source: ['出处', 'Source'],
} as const;
export type QuestionColumn = keyof typeof questionColumns;
const columns = Object.keys(questionColumns) as QuestionColumn[];
const needed: readonly QuestionColumn[] = ['kind', 'topic', 'stemZh', 'answer'];

/** What words stand for: kinds and rules by their names in any language, topics by code and title. */
export interface Names {
  readonly kinds: ReadonlyMap<string, QuestionText['kind']>;
  readonly credits: ReadonlyMap<string, QuestionText['partialCredit']>;
  /** question_topics.id */
  readonly topics: ReadonlyMap<string, number>;
}

/** A row that was read: the question, or what is wrong with it. */
export interface ReadRow {
  /** As the spreadsheet counts, from 2. */
  readonly line: number;
  readonly stem: string;
  readonly question: (RowFacts & { readonly content: QuestionContent }) | null;
  readonly problem: RowProblem | null;
  /** What of it has no place in the bank. */
  readonly losses: readonly GiftLoss[];
}

/** What a row says beside the content. */
export interface RowFacts {
  readonly topicId: number;
  readonly difficulty: number;
  readonly source: string;
}

/** What is wrong, and in which column. */
export interface RowProblem {
  readonly column: QuestionColumn;
  readonly key: TextProblem['key'] | 'topic' | 'difficulty' | 'credit' | 'twice' | 'known' | 'unknown';
  /** Line within the cell, from 1; 0: none. */
  readonly line: number;
}

/** How names are compared: without case, width and spaces. */
export function nameKey(name: unknown): string {
  return String(name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '');
}

/** Where each column stands, or null where one that is needed is missing. */
export function readHeadings(row: readonly unknown[]): ReadonlyMap<QuestionColumn, number> | null {
  const found = new Map<QuestionColumn, number>();
  for (const column of columns) {
    const names = questionColumns[column].map(nameKey);
    const at = row.findIndex((cell) => names.includes(nameKey(cell)));
    if (at >= 0) found.set(column, at);
  }
  return needed.every((column) => found.has(column)) ? found : null;
}

/** Reads one row; null where it is empty. */
export function readRow(
  cells: readonly unknown[],
  headings: ReadonlyMap<QuestionColumn, number>,
  line: number,
  names: Names,
): ReadRow | null {
  const cell = (column: QuestionColumn) => textOf(cells[headings.get(column) ?? -1]);
  if (columns.every((column) => cell(column) === '')) return null;
  const stem = cell('stemZh');
  const wrong = (column: QuestionColumn, key: RowProblem['key'], at = 0): ReadRow => ({
    ...{ line, stem, question: null, problem: { column, key, line: at }, losses: [] },
  });
  const kind = names.kinds.get(nameKey(cell('kind')));
  if (!kind) return wrong('kind', 'kind');
  const topicId = names.topics.get(nameKey(cell('topic')));
  if (!topicId) return wrong('topic', 'topic');
  const difficulty = Number(cell('difficulty') || 3);
  if (!difficulties.some((one) => one === difficulty)) return wrong('difficulty', 'difficulty');
  const partialCredit = names.credits.get(nameKey(cell('partialCredit') || 'allOrNothing'));
  if (!partialCredit) return wrong('partialCredit', 'credit');
  const read = readQuestion({
    ...blankQuestion(kind),
    ...{ kind, stemZh: stem, stemEn: cell('stemEn'), partialCredit },
    ...{ answer: kind === 'judgement' ? judged(cell('answer')) : cell('answer') },
    ...{ textZh: cell('textZh'), textEn: cell('textEn'), value: cell('value'), tolerance: cell('tolerance') },
    ...{ explanationZh: cell('explanationZh'), explanationEn: cell('explanationEn') },
    ...{ keepsOrder: isYes(cell('keepsOrder')), inAnyOrder: isYes(cell('inAnyOrder')) },
  });
  if ('problem' in read) return wrong(read.problem.field, read.problem.key, read.problem.line);
  const facts = { topicId, difficulty, source: cell('source').slice(0, 255) };
  return { line, stem, question: { ...facts, content: read.content }, problem: null, losses: [] };
}

/** The rows of a sheet without its headings. */
export function readRows(
  sheet: readonly (readonly unknown[])[],
  headings: ReadonlyMap<QuestionColumn, number>,
  names: Names,
): ReadRow[] {
  return sheet.flatMap((cells, index) => readRow(cells, headings, index + 2, names) ?? []);
}

/** The questions of a text file; those without a topic of the bank get the one that was chosen for them. */
export function readTexts(
  questions: readonly GiftQuestion[],
  names: Pick<Names, 'topics'>,
  topicId: number | null,
): ReadRow[] {
  return questions.map(({ line, topic, stem, content, losses }) => {
    const own = names.topics.get(nameKey(topic)) ?? topicId;
    const at = { line, stem, losses };
    if (!content) return { ...at, question: null, problem: { column: 'kind', key: 'unknown', line: 0 } };
    if (!own) return { ...at, question: null, problem: { column: 'topic', key: 'topic', line: 0 } };
    return { ...at, question: { topicId: own, difficulty: 3, source: '', content }, problem: null };
  });
}

/** Names questions that the bank has already, or that stand in the file twice. */
export function nameKnown(
  rows: readonly ReadRow[],
  isKnown: (content: QuestionContent) => boolean,
): ReadRow[] {
  const met = new Set<string>();
  return rows.map((row) => {
    if (!row.question) return row;
    const key = questionKey(row.question.content);
    const isTwice = met.has(key);
    met.add(key);
    if (!isTwice && !isKnown(row.question.content)) return row;
    const problem = { column: 'stemZh', key: isTwice ? 'twice' : 'known', line: 0 } as const;
    return { ...row, question: null, problem };
  });
}

/** What makes two questions the same: kind and Chinese stem. */
export function questionKey({ kind, stem }: Pick<QuestionContent, 'kind' | 'stem'>): string {
  return `${kind}:${nameKey(stem.zh)}`;
}

/** The cells of a question in the order of the columns; null where its kind does not fit into a row. */
export function writeRow(
  content: QuestionContent,
  facts: { readonly topic: string; readonly difficulty: number; readonly source: string },
): (string | number)[] | null {
  const text = writeQuestion(content);
  if (!text || content.media.length > 0) return null;
  return columns.map((column) => {
    if (column === 'topic' || column === 'difficulty' || column === 'source') return facts[column];
    const value = text[column];
    return typeof value === 'boolean' ? (value ? 'yes' : '') : value;
  });
}

/** Kinds and rules by their codes; names in languages are added by who knows them. */
export const codeNames = {
  kinds: writtenKinds.map((kind) => [nameKey(kind), kind] as const),
  credits: partialCredits.map((credit) => [nameKey(credit), credit] as const),
};

function textOf(cell: unknown): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '').trim();
}

function isYes(text: string): boolean {
  return ['yes', 'y', 'true', '1', '是', '√'].includes(nameKey(text));
}

/** A judgement's answer as people write it. */
function judged(text: string): string {
  const key = nameKey(text);
  if (['true', 't', 'yes', '对', '正确', '√', '是'].includes(key)) return 'true';
  return ['false', 'f', 'no', '错', '错误', '×', '否'].includes(key) ? 'false' : text;
}
