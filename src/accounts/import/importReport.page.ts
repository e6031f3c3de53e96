/** What the check of an import found, row by row, as a page and as a workbook with the file's own columns. */
import { randomUUID } from 'node:crypto';
import { type Answer, type Context, found, page } from '../../http/route.ts';
import { spreadsheet } from '../../http/spreadsheet.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Cell } from '../../lib/spreadsheetFile.ts';
import { type ImportReport, importReportView, type ReportLine } from './import.view.ts';
import type { CellProblem, CheckedRow } from './importCheck.ts';
import { headingOf, type ImportField } from './importFields.ts';
import { type Outcome, outcomes } from './importState.ts';
import { findChunk, findImport, type ImportRecord } from './personImport.store.ts';

const pageSize = 50;

/** The report of an import that was checked, done or broken off. */
export async function showReport(context: Context, kept: ImportRecord): Promise<Answer> {
  const { t, query } = context;
  const { counts, state, token } = kept;
  const first = (['refused', 'doubtful', 'new', 'known'] as const).find((outcome) => counts[outcome] > 0);
  const outcome = outcomes.find((one) => one === query.outcome) ?? first ?? 'new';
  const pageNumber = /^[1-9]\d{0,4}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const rows = await rowsOf(kept, outcome, (pageNumber - 1) * pageSize);
  const address = `/admin/people/import/${token}`;
  return page(
    importReportView(t('people.import.report.title'), {
      fileName: kept.fileName,
      lead: leadOf(kept, t),
      isFailed: state === 'failed',
      tabs: outcomes.map((one) => ({
        href: `${address}?outcome=${one}`,
        label: t(`people.import.outcome.${one}`),
        count: counts[one],
        isCurrent: one === outcome,
      })),
      lines: rows.map((row) => lineOf(row, context)),
      pages: pagesOf(`${address}?outcome=${outcome}`, pageNumber, Math.ceil(counts[outcome] / pageSize)),
      reportHref: `${address}/report`,
      mappingHref: `${address}?columns=change`,
      confirm: state === 'checked' ? confirmation(kept, address, t) : null,
    }),
  );
}

/** Every row with its own columns, what it was found to be, and why. */
export async function downloadReport(context: Context): Promise<Answer> {
  const { me, t, param } = context;
  const kept = found(await findImport(param('token'), me.id));
  const table: Cell[][] = [];
  for (let position = 0; ; position++) {
    const chunk = await findChunk(kept.id, position);
    if (!chunk) break;
    const byLine = new Map(chunk.results?.map((result) => [result.line, result]));
    chunk.rows.forEach((cells, index) => {
      const result = byLine.get(chunk.firstLine + index);
      const notes = result ? lineOf(result, context).notes.join(' ') : '';
      const outcome = result ? t(`people.import.outcome.${result.outcome}`) : '';
      table.push([chunk.firstLine + index, ...cells, outcome, notes]);
    });
  }
  const headings = [
    t('people.import.report.line'),
    ...kept.headings,
    t('people.import.report.result'),
    t('people.import.report.notes'),
  ];
  return spreadsheet(t('people.import.report.fileName'), t('people.import.report.title'), headings, table);
}

/** One page of the rows with an outcome; chunk by chunk, so that never more than one is in memory. */
async function rowsOf(kept: ImportRecord, outcome: Outcome, offset: number): Promise<CheckedRow[]> {
  const wanted: CheckedRow[] = [];
  let skipped = 0;
  for (let position = 0; wanted.length < pageSize; position++) {
    const chunk = await findChunk(kept.id, position);
    if (!chunk) break;
    for (const result of chunk.results ?? []) {
      if (result.outcome !== outcome || skipped++ < offset || wanted.length === pageSize) continue;
      wanted.push(result);
    }
  }
  return wanted;
}

function leadOf({ state, counts }: ImportRecord, t: Translate): string {
  if (state === 'failed') return t('people.import.report.failed');
  if (state === 'done')
    return t('people.import.report.done', { added: counts.added, changed: counts.changed });
  return t('people.import.report.lead');
}

function confirmation(
  { counts }: ImportRecord,
  address: string,
  t: Translate,
): NonNullable<ImportReport['confirm']> | null {
  const rows = counts.new + counts.changed;
  if (rows + counts.doubtful === 0) return null;
  return {
    action: `${address}/confirmation`,
    label: t('people.import.confirm', { added: counts.new, changed: counts.changed }),
    doubtful: counts.doubtful > 0 ? t('people.import.takeDoubtful', { count: counts.doubtful }) : null,
    left: counts.refused > 0 ? t('people.import.leftOut', { count: counts.refused }) : null,
    requestKey: randomUUID(),
  };
}

function pagesOf(address: string, current: number, count: number): ImportReport['pages'] {
  return {
    current,
    count: Math.max(1, count),
    previousHref: current > 1 ? `${address}&page=${current - 1}` : null,
    nextHref: current < count ? `${address}&page=${current + 1}` : null,
  };
}

const looks = {
  new: ['valid', 'plus'],
  known: ['neutral', 'user'],
  doubtful: ['attention', 'question'],
  refused: ['revoked', 'warning'],
} as const;

function lineOf(
  { line, row, outcome, problems, match, fills, keeps }: CheckedRow,
  context: Context,
): ReportLine {
  const { t, locale } = context;
  const [kind, icon] = looks[outcome];
  const names = (fields: readonly ImportField[]) =>
    fields.map((field) => headingOf(field, locale)).join(locale === 'en' ? ', ' : '、');
  const notes = problems.map(({ field, problem }) =>
    t('people.import.note', { field: headingOf(field, locale), problem: sentenceOf(problem, t) }),
  );
  if (fills.length > 0) notes.push(t('people.import.fills', { fields: names(fills) }));
  if (keeps.length > 0) notes.push(t('people.import.keeps', { fields: names(keeps) }));
  if (outcome === 'known' && notes.length === 0) notes.push(t('people.import.nothingNew'));
  return {
    line,
    name: row.name,
    badge: { kind, icon, label: t(`people.import.outcome.${outcome}`) },
    notes,
    match: match && { href: `/admin/people/${match.id}`, name: match.name },
  };
}

/** What is wrong with an ID number is said as beside a form's field. */
function sentenceOf(problem: CellProblem, t: Translate): string {
  return isAboutIdentity(problem) ? t(`common.form.${problem}`) : t(`people.import.problem.${problem}`);
}

type AboutIdentity = Extract<CellProblem, `identity.${string}`>;

function isAboutIdentity(problem: CellProblem): problem is AboutIdentity {
  return problem.startsWith('identity.');
}
