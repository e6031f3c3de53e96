/** Importing paper from before this register: a dry run with a report row by row, then all or nothing. */
import { z } from 'zod';
import { defineForm, type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, file, page, redirect } from '../http/route.ts';
import { writeSpreadsheet } from '../http/spreadsheet.ts';
import type { View } from '../http/view.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { type CheckedPaper, paperColumns } from './earlierPaper.ts';
import { type ImportPage, importView } from './external.view.ts';
import { checkPaperFile, importPaper } from './importPaper.action.ts';
import { isOurNumber } from './ourNumber.ts';

const base = '/admin/external-certificates';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const shownProblems = 200;

export const importForm = defineForm(z.strictObject({ step: z.enum(['check', 'import']) }), [
  { name: 'step', label: 'external.import.step', kind: 'radios', required: true },
  {
    name: 'file',
    label: 'external.import.file',
    hint: 'external.import.fileHint',
    kind: 'file',
    required: true,
    accept: '.xlsx',
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
  const example = ['2019-0001', '王小芳', '养老护理', '', settings.organisation, '2019-06-01', ''];
  return file(
    xlsx,
    'earlier-certificates.xlsx',
    await writeSpreadsheet(t('external.import.title'), headings, [example]),
  );
}

/** Checks the file; imports it where that was asked and every row is right. */
export async function importFile(context: Context<{ step: 'check' | 'import' }>): Promise<Answer> {
  const { file: uploaded, form, settings, me, now, t } = context;
  if (!uploaded) return refuse('external.refusal.noFile', {}, 'file');
  const rules = { issuerName: settings.organisation, isOurs: isOurNumber };
  const rows = await checkPaperFile(uploaded.bytes, rules);
  if (isRefusal(rows)) return rows;
  const isGood = rows.every(({ problems }) => problems.length === 0);
  if (!isGood || form.step === 'check') {
    const report = reportOf(rows, context);
    return page(
      importPage(context, freshState({ step: isGood ? 'import' : 'check' }), report),
      isGood ? 200 : 422,
    );
  }
  const count = await importPaper(rows, { actorId: me.id, now });
  return isRefusal(count) ? count : redirect(base, done(t('external.import.done', { count })));
}

function reportOf(rows: readonly CheckedPaper[], { t, locale }: Context): NonNullable<ImportPage['report']> {
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  const values = { rows: rows.length, wrong: wrong.length };
  return {
    isGood: wrong.length === 0,
    summary: t(wrong.length === 0 ? 'external.import.good' : 'external.import.bad', values),
    lines: wrong.slice(0, shownProblems).map(({ line, row, problems }) => ({
      line,
      name: row.holderName,
      problems: problems
        .map(({ column, problem }) => {
          const [zh, en] = paperColumns[column];
          return `${locale === 'en' ? en : zh}: ${t(`external.problem.${problem}`)}`;
        })
        .join(' '),
    })),
  };
}
