/** Importing people from .xlsx: template, check, report, confirmation. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import { spreadsheet } from '../http/spreadsheet.ts';
import type { View } from '../http/view.ts';
import type { Translate } from '../i18n/translate.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { importFileForm } from './import.form.ts';
import { chooseFileView, importReportView, type ReportLine } from './import.view.ts';
import type { CellProblem, CheckedRow } from './importCheck.ts';
import { confirmImport, getReport, keepImport } from './importPeople.action.ts';
import { importColumns } from './importRows.ts';
import { readImportFile } from './readImportFile.action.ts';

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
  const example = ['王小芳', '13800000000', '', '阳光社区', 'W10001'];
  return spreadsheet(t('accounts.import.templateName'), t('common.nav.people'), headings, [example]);
}

/** Checks the file and shows the report; nothing is written but the checked rows, sealed. */
export async function checkFile(context: Context): Promise<Answer> {
  const { file: uploaded, settings, me, now, t } = context;
  if (!uploaded) return refuse('accounts.import.noFile', {}, 'file');
  const rows = await readImportFile(uploaded.bytes, { demonstration: settings.demonstration, now });
  if (isRefusal(rows)) return rows;
  const token = await keepImport(rows, me.id, now);
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
      token: count('error') === 0 ? token : null,
      reportHref: `/admin/people/import/${token}/report`,
      requestKey: randomUUID(),
    }),
  );
}

/** The report of every row, to work through beside the file; without phones and ID numbers. */
export async function downloadReport(context: Context): Promise<Answer> {
  const { me, now, t } = context;
  const rows = found(await getReport(context.param('token'), me.id, now));
  const labels = ['line', 'result', 'problems'] as const;
  const [lineLabel, resultLabel, problemsLabel] = labels.map((label) => t(`accounts.import.${label}`));
  const headings = [lineLabel, t('accounts.person.name'), resultLabel, problemsLabel].map(String);
  const cells = rows.map((row) => {
    const { line: number, name, outcome, problems } = line(row, context);
    return [number, name, outcome, problems];
  });
  return spreadsheet(t('accounts.import.reportName'), t('accounts.import.report'), headings, cells);
}

/** Imports what was checked. */
export async function confirm({ form, me, now, t }: Context<{ token: string }>): Promise<Answer> {
  const added = await confirmImport(form.token, me.id, now);
  return isRefusal(added) ? added : redirect('/admin/people', done(t('accounts.import.done', { added })));
}

const looks = { new: ['valid', 'plus'], known: ['neutral', 'user'], error: ['revoked', 'warning'] } as const;

function line({ line: number, row, outcome, problems }: CheckedRow, { t, locale }: Context): ReportLine {
  const [kind, icon] = looks[outcome];
  const sentences = problems.map(({ column, problem }) => {
    const [zh, en] = importColumns[column];
    return `${locale === 'en' ? en : zh}: ${sentenceOf(problem, t)}`;
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

/** What is wrong with an ID number is said as beside a form's field. */
function sentenceOf(problem: CellProblem, t: Translate): string {
  return isAboutIdentity(problem) ? t(`common.form.${problem}`) : t(`accounts.import.problem.${problem}`);
}

type AboutIdentity = Extract<CellProblem, `identity.${string}`>;

function isAboutIdentity(problem: CellProblem): problem is AboutIdentity {
  return problem.startsWith('identity.');
}
