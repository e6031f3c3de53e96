/** Answers with everything that is held about someone: a page to read and JSON for programs, in one ZIP. */
import { type Answer, type Context, file } from '../../http/route.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { isTranslationKey } from '../../i18n/translate.ts';
import { type ZipEntry, zipStream } from '../../lib/zipStream.ts';
import { tableLabel } from '../merge/tableLabel.view.ts';
import { type DataTable, findPersonalData } from './personalData.store.ts';
import { type PrintedTable, personalDataPage } from './personalDataPage.ts';

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
  const html = personalDataPage(
    facts,
    tables.map((table) => printed(table, context)),
  );
  const byTable: Record<string, unknown[]> = {};
  for (const { table, rows } of tables) byTable[table] = [...(byTable[table] ?? []), ...rows];
  const json = JSON.stringify({ createdAt: now.toISOString(), ...byTable }, null, 2);
  const name = t('people.privacy.file.name');
  return file(
    'application/zip',
    `${name}.zip`,
    zipStream(entries({ 'index.html': html, 'data.json': json })),
  );
}

async function* entries(files: Readonly<Record<string, string>>): AsyncGenerator<ZipEntry> {
  for (const [name, text] of Object.entries(files)) yield { name, read: async () => Buffer.from(text) };
}

function printed({ table, rows }: DataTable, { t, locale }: Context<unknown, unknown>): PrintedTable {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => row[name] !== null));
  const heading = (name: string) => {
    const key = `people.field.${name}`;
    return isTranslationKey(key) ? t(key) : name;
  };
  const cell = (value: unknown) => {
    if (value === null || value === undefined) return '';
    if (value instanceof Date) return showDateTime(value, locale);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return {
    title: tableLabel(table, t),
    headings: columns.map(heading),
    rows: rows.map((row) => columns.map((name) => cell(row[name]))),
  };
}
