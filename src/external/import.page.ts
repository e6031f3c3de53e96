/** Importing paper from before this register: a dry run with a report row by row, then all or nothing. */
import { z } from 'zod';
import { defineForm, type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import { spreadsheet } from '../http/spreadsheet.ts';
import type { View } from '../http/view.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { type CheckedPaper, paperColumns } from './earlierPaper.ts';
import { type ImportPage, importView } from './external.view.ts';
import { type CheckedPapers, checkPaperFile, importPaper } from './importPaper.action.ts';
import { isOurNumber } from './ourNumber.ts';

const base = '/admin/external-certificates';
const shownProblems = 200;

export const importForm = defineForm(z.strictObject({ step: z.enum(['check', 'import']) }), [
  { name: 'step', label: 'external.import.step', kind: 'radios', required: true },
  {
    name: 'file',
    label: 'external.import.file',
    hint: 'external.import.fileHint',
    kind: 'file',
    required: true,
    accept: '.xlsx,.zip',
  },
]);

/** Where the file is chosen. */
export function showImport(context: Context): Answer {
  return page(renderImport(context, freshState({ step: 'check' })));
}

/** The form as it was typed. */
export function renderImport(context: Context, state: FormState): View {
  return importPage(context, state, null);
}

function importPage({ t }: Context, state: FormState, report: ImportPage['report']): View {
  const step = (['check', 'import'] as const).map((value) => ({
    value,
    label: t(`external.import.${value}`),
  }));
  return importView(t('external.import.title'), {
    form: formView(importForm, state, t, { step }),
    templateHref: `${base}/import/template`,
    report,
  });
}

/** An empty sheet with the headings and one example. */
export async function downloadTemplate({ t, locale, settings }: Context): Promise<Answer> {
  const headings = Object.values(paperColumns).map(([zh, en]) => (locale === 'en' ? en : zh));
  const example = ['2019-0001', '王小芳', '', '养老护理', '', settings.organisation, '2019-06-01', ''];
  return spreadsheet('earlier-certificates', t('external.import.title'), headings, [example]);
}

/** Checks the file; imports it where that was asked and every row is right. */
export async function importFile(context: Context<{ step: 'check' | 'import' }>): Promise<Answer> {
  const { file: uploaded, form, settings, me, now, t } = context;
  if (!uploaded) return refuse('external.refusal.noFile', {}, 'file');
  const rules = { issuerName: settings.organisation, isOurs: isOurNumber };
  const checked = await checkPaperFile(uploaded.bytes, rules);
  if (isRefusal(checked)) return checked;
  const isGood = checked.strays.length === 0 && checked.rows.every(({ problems }) => problems.length === 0);
  if (!isGood || form.step === 'check') {
    const report = reportOf(checked, context);
    return page(
      importPage(context, freshState({ step: isGood ? 'import' : 'check' }), report),
      isGood ? 200 : 422,
    );
  }
  const count = await importPaper(checked, { actorId: me.id, now });
  return isRefusal(count) ? count : redirect(base, done(t('external.import.done', { count })));
}

function reportOf(checked: CheckedPapers, { t, locale }: Context): NonNullable<ImportPage['report']> {
  const { rows, scans, strays } = checked;
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  const outcome = wrong.length > 0 ? 'bad' : strays.length > 0 ? 'badFiles' : 'good';
  const values = { rows: rows.length, wrong: wrong.length, scans: scans.size, files: strays.length };
  const files = strays.map(({ file, problem }) => ({
    ...{ line: null, name: file },
    problems: t(`external.problem.${problem}`),
  }));
  const lines = wrong.map((paper) => ({
    ...{ line: paper.line, name: paper.row.holderName },
    problems: told(paper, t, locale),
  }));
  return {
    isGood: outcome === 'good',
    summary: t(`external.import.${outcome}`, values),
    lines: [...lines, ...files].slice(0, shownProblems),
  };
}

function told({ problems }: CheckedPaper, t: Context['t'], locale: Context['locale']): string {
  return problems
    .map(({ column, problem }) => {
      const [zh, en] = paperColumns[column];
      return `${locale === 'en' ? en : zh}: ${t(`external.problem.${problem}`)}`;
    })
    .join(' ');
}
