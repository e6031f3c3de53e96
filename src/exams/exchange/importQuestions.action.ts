/** Checks a file of questions, and adds all of it to the bank as drafts, or nothing. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import type { Translate } from '../../i18n/translate.ts';
import { readFirstSheet, sizeProblem } from '../../lib/workbook.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { addQuestions } from '../questions/editQuestion.action.ts';
import { listTopics } from '../questions/question.store.ts';
import { findStemKeys } from '../questions/questionWriting.store.ts';
import { isAiken, parseAiken } from './aiken.ts';
import { parseGift } from './gift.ts';
import {
  codeNames,
  importLimits,
  type Names,
  nameKey,
  nameKnown,
  questionKey,
  type ReadRow,
  readHeadings,
  readRows,
  readTexts,
} from './questionRow.ts';
import { decodeText } from './textFile.ts';

/**
 * Reads and checks a spreadsheet, or a text file in GIFT or Aiken; nothing is written. `languages` say how kinds and
 * rules are named, `topicId` where questions of text files go that name no topic.
 */
export async function checkQuestionFile(
  bytes: Buffer,
  languages: readonly Translate[],
  topicId: number | null,
): Promise<readonly ReadRow[] | Refusal> {
  const names = await namesIn(languages);
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const read = isArchive ? await readSheet(bytes, names) : readText(bytes, names, topicId);
  if (isRefusal(read)) return read;
  if (read.length === 0) return refuse('exchange.refusal.empty', {}, 'file');
  if (read.length > importLimits.rows) return refuse('exchange.refusal.tooMany', { rows: '5,000' }, 'file');
  const known = await findStemKeys(questionKey);
  return nameKnown(read, (content) => known.has(questionKey(content)));
}

async function readSheet(bytes: Buffer, names: Names): Promise<ReadRow[] | Refusal> {
  const problem = sizeProblem(bytes, importLimits.unpacked);
  if (problem) return refuse(`exchange.refusal.${problem}`, {}, 'file');
  const sheet = await readFirstSheet(bytes);
  if (!sheet) return refuse('exchange.refusal.notXlsx', {}, 'file');
  const headings = readHeadings(sheet[0] ?? []);
  return headings
    ? readRows(sheet.slice(1), headings, names)
    : refuse('exchange.refusal.headings', {}, 'file');
}

function readText(bytes: Buffer, names: Names, topicId: number | null): ReadRow[] | Refusal {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return refuse(`exchange.refusal.${decoded.problem}`, {}, 'file');
  const { text } = decoded;
  const isGift = /(^|[^\\])\{/.test(text);
  if (!isGift && !isAiken(text)) return refuse('exchange.refusal.notXlsx', {}, 'file');
  return readTexts(isGift ? parseGift(text) : parseAiken(text), names, topicId);
}

/** Adds the checked questions as drafts of whoever imports them; gives their number. */
export function importQuestions(
  rows: readonly ReadRow[],
  { actorId, now }: { actorId: number; now: Date },
): Promise<number> {
  const every = { occupationId: null, tierRank: null };
  const questions = rows.flatMap(({ question }) => (question ? [{ ...every, ...question }] : []));
  return unitOfWork(async (transaction) => {
    const ids = await addQuestions(transaction, questions, { actorId, now });
    await audit(transaction, {
      ...{ actorId, at: now, action: 'question.import', subjectKind: 'question', subjectId: 'import' },
      after: { rows: ids.length },
    });
    return ids.length;
  });
}

async function namesIn(languages: readonly Translate[]): Promise<Names> {
  const topics = await listTopics();
  const titles = topics.flatMap(({ id, code, titleZh, titleEn }) =>
    [code, titleZh, titleEn].map((name) => [nameKey(name), id] as const),
  );
  const inWords = <T extends string>(
    codes: readonly (readonly [string, T])[],
    name: (code: T, t: Translate) => string,
  ) =>
    new Map([
      ...codes,
      ...languages.flatMap((t) => codes.map(([, code]) => [nameKey(name(code, t)), code] as const)),
    ]);
  return {
    kinds: inWords(codeNames.kinds, (kind, t) => t(`exams.kind.${kind}`)),
    credits: inWords(codeNames.credits, (credit, t) => t(`questions.credit.${credit}`)),
    topics: new Map(titles),
  };
}
