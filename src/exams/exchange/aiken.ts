/**
 * Moodle's Aiken format (docs.moodle.org, "Aiken format"): a stem of one line, options `A.` or `A)`, and `ANSWER: A`.
 * One right option is all that it knows.
 */
import { letter } from '../questions/answerLines.ts';
import { questionContent } from '../questions/questionContent.ts';
import type { GiftQuestion } from './gift.ts';

const option = /^\s*([A-Z])[.)．）、]\s*(.+)$/;
const answer = /^\s*ANSWER\s*[:：]\s*([A-Z])\s*$/i;

/** Whether a text looks like it. */
export function isAiken(text: string): boolean {
  return text.split('\n').some((row) => answer.test(row)) && !/(^|[^\\])\{/.test(text);
}

/** Reads a file's text; a question ends at its answer. */
export function parseAiken(text: string): GiftQuestion[] {
  const found: GiftQuestion[] = [];
  let rows: string[] = [];
  let line = 1;
  text.split('\n').forEach((row, index) => {
    if (row.trim() === '') return;
    if (rows.length === 0) line = index + 1;
    rows.push(row);
    if (!answer.test(row)) return;
    found.push({ line, topic: '', losses: [], ...questionOf(rows) });
    rows = [];
  });
  if (rows.length > 0) found.push({ line, topic: '', losses: [], ...questionOf(rows) });
  return found;
}

function questionOf(rows: readonly string[]): Pick<GiftQuestion, 'stem' | 'content'> {
  const first = rows.findIndex((row) => option.test(row));
  const stem = rows
    .slice(0, first < 0 ? rows.length : first)
    .join('\n')
    .trim();
  const options = rows.flatMap((row) => {
    const [, name, zh] = option.exec(row) ?? [];
    return name && zh ? [{ name, zh: zh.trim() }] : [];
  });
  const right = answer.exec(rows.at(-1) ?? '')?.[1]?.toUpperCase();
  const at = options.findIndex(({ name }) => name === right);
  const parsed = questionContent.safeParse({
    ...{ kind: 'single', stem: { zh: stem, en: '' }, answerKey: letter(at) },
    options: options.map(({ zh }, index) => ({ key: letter(index), zh, en: '' })),
  });
  return { stem, content: at >= 0 && stem !== '' && parsed.success ? parsed.data : null };
}
