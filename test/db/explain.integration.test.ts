/**
 * Asks the database how it answers the long lists: the SQL is what the pages really send, caught on its way. Every
 * query must go through an index, and pages in any order must come out of it already sorted.
 */
import { expect } from 'chai';
import { QueryTypes } from 'sequelize';
import { database } from '../../src/db/connection.ts';
import { pagesToMeasure } from '../bench/ladder/pages.ts';
import { type Browser, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenOfficeRows } from './explainOfficeRows.ts';
import { givenRows } from './explainRows.ts';

/** Searches within a word of classes, exams and questions read the whole of tables that have some thousand rows. */
const lists = [
  { path: '/admin/people', table: 'people', search: ['王', '13900000001', 'W00012'] },
  { path: '/admin/certificates', table: 'certificates', search: ['王', 'JT-26'] },
  { path: '/admin/audit', table: 'audit_entries', search: ['change'] },
  { path: '/admin/external-certificates', table: 'external_certificates', search: ['王', 'E12'] },
  { path: '/admin/cohorts', table: 'cohorts', search: [] },
  { path: '/admin/exams', table: 'exams', search: [] },
  { path: '/admin/questions', table: 'bank_questions', search: [] },
  { path: '/admin/messages', table: 'outbox_messages', search: [] },
  { path: '/admin/enterprises', table: 'enterprises', search: [] },
  { path: '/admin/api-keys', table: 'api_keys', search: [] },
  { path: '/admin/certificates/revocations', table: 'revocation_requests', search: [] },
  { path: '/admin/certificate-batches', table: 'certificate_batches', search: [] },
  { path: '/admin/printing/runs', table: 'print_runs', search: [] },
  { path: '/admin/printing/sheets', table: 'form_sheets', search: [] },
  { path: '/admin/duplicates', table: 'duplicate_pairs', search: [] },
  { path: '/admin/ladder/draft/preview', table: 'ladder_preview_rows', search: [] },
  { path: '/admin/merges', table: 'person_merges', search: [] },
  { path: '/admin/erasures', table: 'erasure_requests', search: [] },
  { path: '/me/notices', table: 'notices', search: [] },
];
/** Lists of what a city has dozens of, or some hundred: any order of them is sorted in a moment. */
const small = [
  '/admin/competitions',
  '/admin/courses',
  '/admin/feedback',
  '/admin/occupations',
  '/admin/printing',
  '/admin/printing/printers',
  '/admin/stations',
  '/admin/venues',
];

describe('the queries of the long lists', () => {
  useDatabase();
  let browser: Browser;

  beforeEach(async function () {
    this.timeout(60_000);
    const { admin } = await givenCast();
    await givenRows(admin);
    await givenOfficeRows(admin);
    if (database().getDialect() === 'mysql')
      for (const table of ['enrolments', 'certificate_batch_rows', ...lists.map((list) => list.table)])
        await database().query(`ANALYZE TABLE ${table}`);
    browser = await signedIn('admin');
  });

  it('are those of every list that the pages have', async () => {
    const known = new Set<string>([...lists.map(({ path }) => path), ...small]);
    const shown: string[] = [];
    for (const path of pagesToMeasure().filter((one) => !one.includes(':'))) {
      const { status, text } = await browser.get(path);
      if (status === 200 && /[?&;]format(=|&#x3D;)xlsx/.test(text)) shown.push(path);
    }
    expect(shown.filter((path) => !known.has(path))).to.deep.equal([]);
    expect(shown.length).to.be.greaterThan(15);
  });

  it('come out of an index in order, by number and by key', async function () {
    this.timeout(60_000);
    for (const { path, table } of lists) {
      const { text } = await browser.get(path);
      const next = linksOf(text, path, /(?:after)=/);
      const sorts = linksOf(text, path, /sort=/);
      expect([path, next.length]).to.deep.equal([path, 1]);
      for (const address of [path, ...next, ...sorts])
        for (const plan of await plansOf(browser, address, table))
          expect(plan.isIndexed && !plan.isSorted, JSON.stringify({ address, ...plan })).to.equal(true);
      // No link leads far into a list by number; who types such an address may wait for rows to be sorted.
      for (const plan of await plansOf(browser, `${path}?page=20`, table))
        expect(plan.isIndexed, JSON.stringify({ path, ...plan })).to.equal(true);
    }
  });

  it('find the rows of one class, batch or run through an index', async function () {
    this.timeout(60_000);
    const lists = [
      { path: `/admin/cohorts/${await newestOf('cohorts')}/enrolments`, table: 'enrolments' },
      {
        path: `/admin/certificate-batches/${await newestOf('certificate_batches')}/rows`,
        table: 'certificate_batch_rows',
      },
      { path: `/admin/printing/runs/${await newestOf('print_runs')}/sheets`, table: 'form_sheets' },
    ];
    for (const { path, table } of lists) {
      const { text } = await browser.get(path);
      for (const address of [path, ...linksOf(text, path, /sort=/)])
        for (const plan of await plansOf(browser, address, table))
          expect(plan.isIndexed, JSON.stringify({ address, ...plan })).to.equal(true);
    }
  });

  it('narrow by filters and searches through an index', async function () {
    this.timeout(60_000);
    for (const { path, table, search } of lists) {
      const { text } = await browser.get(path);
      const narrowed = [...filtersOf(text), ...search.map((word) => `search=${encodeURIComponent(word)}`)];
      for (const query of narrowed)
        for (const plan of await plansOf(browser, `${path}?${query}`, table))
          expect(plan.isIndexed, JSON.stringify({ query, ...plan })).to.equal(true);
    }
  });
});

async function newestOf(table: string): Promise<number> {
  const [row] = await database().query<{ id: number }>(`SELECT MAX(id) AS id FROM ${table}`, {
    type: QueryTypes.SELECT,
  });
  return Number(row?.id);
}

interface Plan {
  readonly sql: string;
  readonly isIndexed: boolean;
  /** Whether rows are sorted after they were found. */
  readonly isSorted: boolean;
  readonly plan: string;
}

/** How the database answers what a page asks of one table. */
async function plansOf(browser: Browser, address: string, table: string): Promise<Plan[]> {
  const caught = new Set<string>();
  const { options } = database() as unknown as { options: { logging: false | ((sql: string) => void) } };
  options.logging = (sql) => {
    const query = sql.replace(/^Executing \([^)]*\): /, '');
    if (query.startsWith('SELECT') && query.includes(`FROM \`${table}\``)) caught.add(query);
  };
  const { status } = await browser.get(address);
  options.logging = false;
  expect([address, status]).to.deep.equal([address, 200]);
  expect([address, caught.size]).not.to.deep.equal([address, 0]);
  return Promise.all([...caught].map(explain));
}

async function explain(sql: string): Promise<Plan> {
  const isSqlite = database().getDialect() === 'sqlite';
  const asked = `${isSqlite ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${sql}`;
  const steps = await database().query<Record<string, unknown>>(asked, { type: QueryTypes.SELECT });
  const plan = JSON.stringify(steps);
  if (isSqlite) {
    const details = steps.map(({ detail }) => String(detail));
    // The table itself is in the order of its ids, so a page in that order is a walk along it.
    const isWalk = /ORDER BY `\w+`\.`id` (ASC|DESC) LIMIT/.test(sql);
    const isIndexed = details.every(
      (detail) => !detail.startsWith('SCAN') || isWalk || /INDEX|CONSTANT/.test(detail),
    );
    return { sql, plan, isIndexed, isSorted: details.some((detail) => /B-TREE FOR ORDER BY/.test(detail)) };
  }
  const impossible = steps.every(({ table }) => table === null);
  const isIndexed =
    impossible || steps.every(({ table, key }) => key !== null || /^<|^accounts?/.test(String(table)));
  return { sql, plan, isIndexed, isSorted: plan.includes('filesort') };
}

function linksOf(html: string, path: string, wanted: RegExp): string[] {
  const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) =>
    (match[1] as string).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
  );
  return [
    ...new Set(
      links.filter((link) => link.startsWith(`${path}?`) && wanted.test(link) && !/format/.test(link)),
    ),
  ];
}

function filtersOf(html: string): string[] {
  return [...html.matchAll(/<select[^>]* name="(\w+)"[\s\S]*?<\/select>/g)].flatMap(([select, name]) =>
    [...select.matchAll(/value="([^"]+)"/g)].map(
      (match) => `${name}=${encodeURIComponent(match[1] as string)}`,
    ),
  );
}
