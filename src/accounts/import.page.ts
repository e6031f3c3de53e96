/** Importing people from .xlsx: template, check, report, confirmation. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, file, page, redirect } from '../http/route.ts';
import { writeSpreadsheet } from '../http/spreadsheet.ts';
import type { View } from '../http/view.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { importFileForm } from './import.form.ts';
import { chooseFileView, importReportView } from './import.view.ts';
import { confirmImport, keepImport } from './importPeople.action.ts';
import { type CheckedRow, importColumns } from './importRows.ts';
import { readImportFile } from './readImportFile.action.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const shownRows = 200;

/** Where a file is chosen. */
export function showImport(context: Context): Answer {
  return page(renderImport(context, freshState()));
}

/** Where a file is chosen, with what was wrong with the last one. */
export function renderImport({ t }: Context, state: FormState): View {
  return chooseFileView(t('accounts.people.import'), {
    form: formView(importFileForm, state, t),
    templateHref: '/admin/people/import/template',
  });
}

/** An empty sheet with the headings and one example. */
export async function downloadTemplate({ t, locale }: Context): Promise<Answer> {
  const headings = Object.values(importColumns).map(([zh, en]) => (locale === 'en' ? en : zh));
  const bytes = await writeSpreadsheet(t('common.nav.people'), headings, [
    ['王小芳', '13800000000', '', '阳光社区', 'W10001'],
  ]);
  return file(xlsx, `${t('accounts.import.templateName')}.xlsx`, bytes);
}

/** Checks the file and shows the report; nothing is written but the checked rows, sealed. */
export async function checkFile(context: Context): Promise<Answer> {
  const { file: uploaded, settings, me, now, t } = context;
  if (!uploaded) return refuse('accounts.import.noFile', {}, 'file');
  const rows = await readImportFile(uploaded.bytes, { demonstration: settings.demonstration, now });
  if (isRefusal(rows)) return rows;
  const hasErrors = rows.some(({ outcome }) => outcome === 'error');
  const token = hasErrors ? null : await keepImport(rows, me.id, now);
  const sorted = [
    ...rows.filter(({ outcome }) => outcome === 'error'),
    ...rows.filter(({ outcome }) => outcome !== 'error'),
  ];
  const count = (wanted: CheckedRow['outcome']) => rows.filter(({ outcome }) => outcome === wanted).length;
  return page(
    importReportView(t('accounts.import.report'), {
      counts: { new: count('new'), known: count('known'), error: count('error') },
      lines: sorted.slice(0, shownRows).map((row) => line(row, context)),
      hidden: Math.max(0, sorted.length - shownRows),
      token,
      requestKey: randomUUID(),
    }),
  );
}

/** Imports what was checked. */
export async function confirm({ form, me, now, t }: Context<{ token: string }>): Promise<Answer> {
  const added = await confirmImport(form.token, me.id, now);
  return isRefusal(added) ? added : redirect('/admin/people', done(t('accounts.import.done', { added })));
}

const looks = { new: ['valid', 'plus'], known: ['neutral', 'user'], error: ['revoked', 'warning'] } as const;

function line({ line: number, row, outcome, problems }: CheckedRow, { t, locale }: Context) {
  const [kind, icon] = looks[outcome];
  const sentences = problems.map(({ column, problem }) => {
    const [zh, en] = importColumns[column];
    return `${locale === 'en' ? en : zh}: ${t(`accounts.import.problem.${problem}`)}`;
  });
  return {
    line: number,
    name: row.name,
    outcome: t(`accounts.import.outcome.${outcome}`),
    kind,
    icon,
    problems: sentences.join(' '),
  };
}
