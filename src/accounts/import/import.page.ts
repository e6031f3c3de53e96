/** Importing people: template, upload, what the columns are, confirmation. What was found is shown by importReport.page. */
import { randomUUID } from 'node:crypto';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, found, json, page, redirect } from '../../http/route.ts';
import { spreadsheet } from '../../http/spreadsheet.ts';
import type { View } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { importFileForm } from './import.form.ts';
import { type ColumnLine, chooseFileView, mappingView, progressView } from './import.view.ts';
import { type ColumnRole, headingOf, importFields } from './importFields.ts';
import { confirmImport, mapImport, uploadImport } from './importPeople.action.ts';
import { showReport } from './importReport.page.ts';
import { findChunk, findImport, findImportsOf, type ImportRecord } from './personImport.store.ts';
import { runImports } from './runImports.action.ts';

/** Files up to this many rows are worked through at once; longer ones in the background. */
const atOnce = 1_000;
const samples = 3;
const recentImports = 10;

/** Where a file is chosen. */
export async function showImport(context: Context): Promise<Answer> {
  return page(await renderImport(context, freshState()));
}

/** Where a file is chosen, with what was wrong with the last one. */
export async function renderImport({ t, me, locale }: Context, state: FormState): Promise<View> {
  const recent = await findImportsOf(me.id, recentImports);
  return chooseFileView(t('people.import.title'), {
    form: formView(importFileForm, state, t),
    templateZh: '/admin/people/import/template?language=zh-CN',
    templateEn: '/admin/people/import/template?language=en',
    recent: recent.map(({ token, fileName, createdAt, rowCount, state: reached }) => ({
      href: addressOf(token),
      fileName,
      at: showDateTime(createdAt, locale),
      rows: t('people.import.rows', { count: rowCount }),
      state: t(`people.import.state.${reached}`),
    })),
  });
}

/** An empty sheet with the headings and one example, in the language asked for. */
export async function downloadTemplate({ t, query }: Context): Promise<Answer> {
  const locale = query.language === 'en' ? 'en' : 'zh-CN';
  const headings = importFields.map((field) => headingOf(field, locale));
  const example = ['王小芳', '13800000000', '', '阳光社区', 'W10001'];
  const name = locale === 'en' ? 'people-import' : '人员导入模板';
  return spreadsheet(name, t('common.nav.people'), headings, [example]);
}

/** Takes the file in; nothing is written to the register. */
export async function upload({ file, me, now }: Context): Promise<Answer> {
  if (!file) return refuse('people.import.file.missing', {}, 'file');
  const token = await uploadImport(file, me.id, now);
  return isRefusal(token) ? token : redirect(addressOf(token));
}

/** An import, whatever its state: its columns, how far it is, or what was found. */
export async function showOneImport(context: Context): Promise<Answer> {
  const kept = await importOf(context);
  if (kept.state === 'mapping' || context.query.columns === 'change')
    return page(await renderColumns(context, kept, kept.mapping, null));
  if (kept.state === 'checking' || kept.state === 'importing') return page(renderProgress(context, kept));
  return showReport(context, kept);
}

/** How far it is, for the page's script. */
export async function showProgress(context: Context): Promise<Answer> {
  const { state, doneCount, rowCount } = await importOf(context);
  const isRunning = state === 'checking' || state === 'importing';
  return json({ state: isRunning ? 'running' : state, done: doneCount, total: rowCount });
}

/** Says what the columns are and has the rows checked. */
export async function saveColumns(context: Context<Record<string, string>>): Promise<Answer> {
  const { form, me, now } = context;
  const kept = await importOf(context);
  const roles = kept.headings.map((_, index) => form[`column-${index}`] ?? 'ignore');
  const refusal = await mapImport(kept.token, roles, me.id, now);
  if (refusal) return refusal;
  await runIfShort(context, kept);
  return redirect(addressOf(kept.token));
}

/** The columns as they were chosen, with why they can't be used. */
export async function renderChosenColumns(context: Context<undefined>, state: FormState): Promise<View> {
  const kept = await importOf(context);
  const typed = kept.headings.map((_, index) => String(state.values[`column-${index}`] ?? 'ignore'));
  const refusal = state.refusal ?? state.errors[0]?.message ?? null;
  return renderColumns(context, kept, typed as ColumnRole[], refusal);
}

/** Has the checked rows written, once. */
export async function confirm(context: Context<{ takeDoubtful?: 'yes' | undefined }>): Promise<Answer> {
  const kept = await importOf(context);
  const choice = { takeDoubtful: context.form.takeDoubtful === 'yes' };
  const refusal = await confirmImport(kept.token, choice, context.me.id);
  if (refusal) return refusal;
  await runIfShort(context, kept);
  return redirect(addressOf(kept.token));
}

async function importOf({ param, me }: Context): Promise<ImportRecord> {
  return found(await findImport(param('token'), me.id));
}

async function runIfShort({ settings, now }: Context, { token, rowCount }: ImportRecord): Promise<void> {
  if (rowCount > atOnce) return;
  await runImports({ demonstration: settings.demonstration, now }, () => new Date(), token);
}

async function renderColumns(
  { t, locale }: Context,
  kept: ImportRecord,
  roles: readonly ColumnRole[],
  refusal: string | null,
): Promise<View> {
  const first = (await findChunk(kept.id, 0))?.rows.slice(0, samples) ?? [];
  const choices = [
    { value: 'ignore', label: t('people.import.mapping.ignore') },
    ...importFields.map((field) => ({ value: field, label: headingOf(field, locale) })),
  ];
  const columns = kept.headings.map((heading, index): ColumnLine => {
    const role = roles[index] ?? 'ignore';
    return {
      name: `column-${index}`,
      heading: heading || t('people.import.mapping.noHeading', { number: index + 1 }),
      samples: first.map((row) => String(row[index] ?? '')),
      options: choices.map((choice) => ({ ...choice, selected: choice.value === role })),
      isUsed: role !== 'ignore',
    };
  });
  return mappingView(t('people.import.mapping.title'), {
    fileName: kept.fileName,
    rows: t('people.import.rows', { count: kept.rowCount }),
    action: `${addressOf(kept.token)}/mapping`,
    columns,
    wasRemembered: kept.mapping.some((role) => role !== 'ignore'),
    refusal,
    requestKey: randomUUID(),
  });
}

function renderProgress({ t }: Context, kept: ImportRecord): View {
  const heading = t(`people.import.progress.${kept.state === 'checking' ? 'checking' : 'importing'}`);
  return progressView(heading, {
    heading,
    fileName: kept.fileName,
    address: addressOf(kept.token),
    progressAddress: `${addressOf(kept.token)}/progress`,
    done: kept.doneCount,
    total: kept.rowCount,
  });
}

function addressOf(token: string): string {
  return `/admin/people/import/${token}`;
}
