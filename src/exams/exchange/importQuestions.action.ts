/** Checks a spreadsheet of questions, and adds all of it to the bank as drafts, or nothing. */
import { audit } from '../../db/audit.ts';
import { type Transaction, unitOfWork } from '../../db/unitOfWork.ts';
import type { Translate } from '../../i18n/translate.ts';
import { readFirstSheet, sizeProblem } from '../../lib/workbook.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { addQuestions } from '../questions/editQuestion.action.ts';
import { listTopics } from '../questions/question.store.ts';
import type { QuestionContent } from '../questions/questionContent.ts';
import { findStemKeys } from '../questions/questionWriting.store.ts';
import {
  codeNames,
  importLimits,
  type Names,
  nameKey,
  questionKey,
  type ReadRow,
  readHeadings,
  readRows,
} from './questionRow.ts';

/** Reads and checks; nothing is written. `languages` say how kinds and rules are named. */
export async function checkQuestionFile(
  bytes: Buffer,
  languages: readonly Translate[],
  transaction?: Transaction,
): Promise<readonly ReadRow[] | Refusal> {
  const problem = sizeProblem(bytes, importLimits.unpacked);
  if (problem) return refuse(`exchange.refusal.${problem}`, {}, 'file');
  const sheet = await readFirstSheet(bytes);
  if (!sheet) return refuse('exchange.refusal.notXlsx', {}, 'file');
  const headings = readHeadings(sheet[0] ?? []);
  if (!headings) return refuse('exchange.refusal.headings', {}, 'file');
  if (sheet.length - 1 > importLimits.rows)
    return refuse('exchange.refusal.tooMany', { rows: importLimits.rows }, 'file');
  const known = await findStemKeys(questionKey, transaction);
  const isKnown = (content: QuestionContent) => known.has(questionKey(content));
  const rows = readRows(sheet.slice(1), headings, await namesIn(languages), isKnown);
  return rows.length === 0 ? refuse('exchange.refusal.empty', {}, 'file') : rows;
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
