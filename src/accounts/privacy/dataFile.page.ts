/** Answers with everything that is held about someone: a page to read and JSON for programs, in one ZIP. */
import { type Answer, type Context, file } from '../../http/route.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { isTranslationKey, type Translate } from '../../i18n/translate.ts';
import { type ZipEntry, zipStream } from '../../lib/zipStream.ts';
import { tableLabel } from '../merge/tableLabel.view.ts';
import { type DataTable, findPersonalData, findPictures } from './personalData.store.ts';
import { type PrintedTable, personalDataPage } from './personalDataPage.ts';
import { referencesOf, rowLabels } from './rowLabels.store.ts';

/** The ZIP. Who may have it, and that it is written down, is the caller's. */
export async function personalDataFile(
  personId: number,
  context: Context<unknown, unknown>,
): Promise<Answer> {
  const { t, locale, now } = context;
  const tables = await findPersonalData(personId);
  const facts = {
    language: locale,
    title: t('people.privacy.file.title'),
    lead: t('people.privacy.file.lead', { at: showDateTime(now, locale) }),
  };
  const readable = tables.filter(({ table }) => isTranslationKey(`people.table.${table}`));
  const printed = await Promise.all(readable.map((table) => print(table, context)));
  const html = personalDataPage(facts, printed);
  const byTable: Record<string, unknown[]> = {};
  for (const { table, rows } of tables) byTable[table] = [...(byTable[table] ?? []), ...rows];
  const json = JSON.stringify({ createdAt: now.toISOString(), ...byTable }, null, 2);
  const texts = [
    { name: 'index.html', bytes: Buffer.from(html) },
    { name: 'data.json', bytes: Buffer.from(json) },
  ];
  const pictures = await findPictures(personId);
  const name = t('people.privacy.file.name');
  return file('application/zip', `${name}.zip`, zipStream(entries([...texts, ...pictures])));
}

type NamedBytes = { readonly name: string; readonly bytes: Buffer };

async function* entries(files: readonly NamedBytes[]): AsyncGenerator<ZipEntry> {
  for (const { name, bytes } of files) yield { name, read: async () => bytes };
}

/** Numbers of other rows are said in words; her own number is the same everywhere and left out. */
async function print({ table, rows }: DataTable, context: Context<unknown, unknown>): Promise<PrintedTable> {
  const { t } = context;
  const columns = Object.keys(rows[0] ?? {})
    .filter((name) => !['id', 'personId', 'mergedIntoId'].includes(name))
    .filter((name) => rows.some((row) => row[name] !== null && row[name] !== undefined))
    // Whole documents are for programs: they are in the JSON.
    .filter((name) => !rows.some((row) => isDocument(row[name])));
  const labels = new Map<string, Map<number, string>>();
  for (const [name, target] of referencesOf(table))
    if (columns.includes(name) && target !== 'people') {
      const ids = rows.flatMap((row) => (typeof row[name] === 'number' ? [row[name]] : []));
      labels.set(name, await rowLabels(target, ids, context.locale));
    }
  return {
    title: tableLabel(table, t),
    headings: columns.map((name) => textOr(`people.field.${name}`, name, t)),
    rows: rows.map((row) =>
      columns.map((name) => labels.get(name)?.get(Number(row[name])) || cell(name, row[name], context)),
    ),
  };
}

function cell(name: string, value: unknown, { t, locale }: Context<unknown, unknown>): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return showDateTime(value, locale);
  if (name === 'sex') return textOr(`people.sex.${value}`, String(value), t);
  return name === 'role' ? textOr(`common.role.${value}`, String(value), t) : String(value);
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function textOr(key: string, otherwise: string, t: Translate): string {
  return isTranslationKey(key) ? t(key) : otherwise;
}
