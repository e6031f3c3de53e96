/** Questions in and out of the bank as a spreadsheet: a template, a check row by row, the import, the export. */
import { z } from 'zod';
import { defineForm, type FormState, type FormView, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import { exportStep, longSpreadsheet, spreadsheet } from '../../http/spreadsheet.ts';
import { type View, view } from '../../http/view.ts';
import { translator } from '../../i18n/translate.ts';
import { readListQuery } from '../../lib/paging.ts';
import type { Cell } from '../../lib/spreadsheetFile.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { findNewestVersions, listTopics, pageOfQuestions } from '../questions/question.store.ts';
import type { TextProblem } from '../questions/questionText.ts';
import { checkQuestionFile, importQuestions } from './importQuestions.action.ts';
import { questionColumns, type ReadRow, type RowProblem, writeRow } from './questionRow.ts';

const base = '/admin/questions';
const shownProblems = 300;
const languages = [translator('zh-CN'), translator('en')];

export const importForm = defineForm(
  z.strictObject({
    step: z.enum(['check', 'import']),
    topicId: z.union([z.literal(''), z.coerce.number().int().positive()]).default(''),
  }),
  [
    { name: 'step', label: 'exchange.step', kind: 'radios', required: true },
    { name: 'topicId', label: 'exchange.topic', hint: 'exchange.topicHint', kind: 'select' },
    {
      name: 'file',
      label: 'exchange.file',
      hint: 'exchange.fileHint',
      kind: 'file',
      required: true,
      accept: '.xlsx,.txt,.gift',
    },
  ],
);

interface Report {
  readonly isGood: boolean;
  readonly summary: string;
  readonly lines: readonly { line: number; stem: string; problem: string }[];
}

const importView = view<{
  form: FormView;
  action: string;
  templateHref: string;
  exportHref: string;
  report: Report | null;
}>('exams/exchange/new', 'staff');

/** Where the file is chosen. */
export async function showImport(context: Context): Promise<Answer> {
  return page(await renderImport(context, freshState({ step: 'check' })));
}

/** The form as it was typed. */
export function renderImport(context: Context, state: FormState): Promise<View> {
  return render(context, state, null);
}

async function render({ t, locale }: Context, state: FormState, report: Report | null): Promise<View> {
  const topics = (await listTopics()).map(({ id, titleZh, titleEn }) => ({
    ...{ value: String(id), label: locale === 'en' ? titleEn : titleZh },
  }));
  const topicId = [{ value: '', label: t('exchange.noTopic') }, ...topics];
  const step = (['check', 'import'] as const).map((value) => ({ value, label: t(`exchange.${value}`) }));
  return importView(t('exchange.title'), {
    form: formView(importForm, state, t, { step, topicId }),
    action: `${base}/import`,
    templateHref: `${base}/import/template`,
    exportHref: `${base}/export`,
    report,
  });
}

/** Checks the file; imports it where that was asked and every row is right. */
export async function takeFile(
  context: Context<ReturnType<typeof importForm.schema.parse>>,
): Promise<Answer> {
  const { file, form, me, now, t } = context;
  if (!file) return refuse('exchange.refusal.noFile', {}, 'file');
  const rows = await checkQuestionFile(file.bytes, languages, form.topicId === '' ? null : form.topicId);
  if (isRefusal(rows)) return rows;
  const wrong = rows.filter(({ problem }) => problem !== null);
  if (wrong.length > 0 || form.step === 'check') {
    const isGood = wrong.length === 0;
    const told = rows.filter(({ problem, losses }) => problem !== null || losses.length > 0);
    const summary = t(`exchange.${isGood ? 'good' : 'bad'}`, { rows: rows.length, wrong: wrong.length });
    const report = {
      isGood,
      summary,
      lines: told.slice(0, shownProblems).map((row) => lineOf(row, context)),
    };
    const state = freshState({ step: isGood ? 'import' : 'check', topicId: String(form.topicId) });
    return page(await render(context, state, report), isGood ? 200 : 422);
  }
  const count = await importQuestions(rows, { actorId: me.id, now });
  return redirect(`${base}?state=draft`, done(t('exchange.done', { count })));
}

function lineOf({ line, stem, problem, losses }: ReadRow, { t, locale }: Context) {
  const lost = losses.map((loss) => t(`exchange.loss.${loss}`)).join(' ');
  if (!problem) return { line, stem, problem: lost };
  const heading = questionColumns[problem.column][locale === 'en' ? 1 : 0];
  return { line, stem, problem: `${heading}: ${sentence(problem, t)} ${lost}`.trim() };
}

function sentence({ key, line }: RowProblem, t: Context['t']): string {
  const own = ['topic', 'difficulty', 'credit', 'twice', 'known', 'unknown'] as const;
  const mine = own.find((one) => one === key);
  return mine ? t(`exchange.problem.${mine}`) : t(`questions.problem.${key as TextProblem['key']}`, { line });
}

/** A sheet with the headings and an example of each common kind. */
export async function downloadTemplate({ t, locale }: Context): Promise<Answer> {
  const [topic] = await listTopics();
  const name = (locale === 'en' ? topic?.titleEn : topic?.titleZh) ?? '';
  const row = (kind: 'single' | 'judgement' | 'fillIn' | 'ordering', stem: string, answer: string) => [
    ...[t(`exams.kind.${kind}`), name, 3, stem, '', answer],
  ];
  return spreadsheet(t('exchange.template'), t('exchange.title'), headingsIn(locale), [
    row('single', '发现火灾应拨打哪个电话？', '110\n* 119\n120'),
    row('judgement', '口对口人工呼吸前应清除口腔异物。', '对'),
    row('fillIn', '生熟食品要（　）存放。', '分开 | 分别'),
    row('ordering', '洗手、戴手套、操作，请排出先后。', '洗手 | wash\n戴手套 | gloves\n操作 | work'),
  ]);
}

/** The questions that the list's search and filters find. */
export async function exportQuestions(context: Context): Promise<Answer> {
  const { t, locale } = context;
  const parts = rowsOf(context);
  return found(
    await longSpreadsheet(t('exchange.export'), t('exams.questions.title'), headingsIn(locale), parts),
  );
}

async function* rowsOf({ query, t, locale }: Context): AsyncGenerator<Cell[][]> {
  const topics = new Map(
    (await listTopics()).map(({ id, titleZh, titleEn }) => [id, locale === 'en' ? titleEn : titleZh]),
  );
  const rules = { sorts: [], filters: ['topic', 'kind', 'state'], defaultSort: 'id', pageSize: exportStep };
  let asked = readListQuery(query, rules);
  let omitted = 0;
  for (let isMore = true; isMore; ) {
    const { rows, keys, hasNext = false } = await pageOfQuestions(asked);
    const versions = await findNewestVersions(rows);
    const written = rows.map(({ id, topicId, difficulty, source }) => {
      const content = versions.get(id);
      return content ? writeRow(content, { topic: topics.get(topicId) ?? '', difficulty, source }) : null;
    });
    const fitting = written.flatMap((row) => (row ? [row] : []));
    omitted += written.length - fitting.length;
    isMore = hasNext;
    const note = !isMore && omitted > 0 ? [[t('exchange.omitted', { number: omitted })]] : [];
    yield [...fitting, ...note];
    if (keys) asked = { ...asked, cursor: { ...keys[1], side: 'after' } };
  }
}

function headingsIn(locale: Context['locale']): string[] {
  return Object.values(questionColumns).map(([zh, en]) => (locale === 'en' ? en : zh));
}
