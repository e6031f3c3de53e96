/**
 * Asks the database how it answers the long lists: the SQL is what the pages really send, caught on its way. Every
 * query must go through an index, and pages in any order must come out of it already sorted.
 */
import { expect } from 'chai';
import { QueryTypes } from 'sequelize';
import { Person } from '../../src/accounts/person.model.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { database } from '../../src/db/connection.ts';
import { ExternalCertificate } from '../../src/external/externalCertificate.model.ts';
import { type Browser, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const rows = 2_000;
const start = new Date('2026-01-01T00:00:00Z').getTime();
const lists = [
  { path: '/admin/people', table: 'people', search: ['王', '13900000001', 'W00012'] },
  { path: '/admin/certificates', table: 'certificates', search: ['王', 'JT-26'] },
  { path: '/admin/audit', table: 'audit_entries', search: ['change'] },
  { path: '/admin/external-certificates', table: 'external_certificates', search: ['王', 'E12'] },
] as const;

describe('the queries of the long lists', () => {
  useDatabase();
  let browser: Browser;

  beforeEach(async function () {
    this.timeout(60_000);
    const { admin } = await givenCast();
    await givenRows(admin);
    if (database().getDialect() === 'mysql')
      for (const { table } of lists) await database().query(`ANALYZE TABLE ${table}`);
    browser = await signedIn('admin');
  });

  it('come out of an index in order, by number and by key', async function () {
    this.timeout(60_000);
    for (const { path, table } of lists) {
      const { text } = await browser.get(path);
      const next = linksOf(text, path, /(?:after)=/);
      const sorts = linksOf(text, path, /sort=/);
      expect([path, next.length]).to.deep.equal([path, 1]);
      expect(sorts).not.to.deep.equal([]);
      for (const address of [path, `${path}?page=20`, ...next, ...sorts])
        for (const plan of await plansOf(browser, address, table))
          expect(plan.isIndexed && !plan.isSorted, JSON.stringify({ address, ...plan })).to.equal(true);
    }
  });

  it('narrow by filters and searches through an index', async function () {
    this.timeout(60_000);
    for (const { path, table, search } of lists) {
      const { text } = await browser.get(path);
      const narrowed = [...filtersOf(text), ...search.map((word) => `search=${encodeURIComponent(word)}`)];
      expect(narrowed.length).to.be.greaterThan(search.length);
      for (const query of narrowed)
        for (const plan of await plansOf(browser, `${path}?${query}`, table))
          expect(plan.isIndexed, JSON.stringify({ query, ...plan })).to.equal(true);
    }
  });
});

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
    const isIndexed = details.every((detail) => !detail.startsWith('SCAN') || /INDEX|CONSTANT/.test(detail));
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

async function givenRows(actorId: number): Promise<void> {
  const numbers = Array.from({ length: rows }, (_, index) => index);
  const at = (index: number) => new Date(start + index * 3_600_000);
  const sealed = {
    phoneSealed: null,
    phoneHash: null,
    phoneMasked: null,
    identitySealed: null,
    identityHash: null,
  };
  const blank = { identityMasked: null, birthDate: null, sex: null, consentVersion: null, consentAt: null };
  await Person.bulkCreate(
    numbers.map((index) => ({
      ...sealed,
      ...blank,
      name: `${'王李张刘'[index % 4]}${'芳静敏丽秀'[index % 5]}${index % 7}`,
      community: `第${index % 60}社区`,
      workerNumber: index % 30 === 0 ? `W${String(index).padStart(5, '0')}` : null,
      registeredAt: index % 30 === 0 ? at(index) : null,
      createdAt: at(index),
    })),
  );
  const people = await Person.findAll({ attributes: ['id'], order: [['id', 'DESC']], limit: rows });
  const id = (index: number) => people[index]?.id as number;
  await Certificate.bulkCreate(
    numbers.map((index) => ({
      ...{
        number: `JT-26-T-${index}`,
        token: `token${index}`,
        awardKey: `exam:${index}`,
        personId: id(index),
      },
      ...{
        holderName: `王${index % 90}`,
        title: '培训合格证书',
        kind: 'completion' as const,
        facts: {} as never,
      },
      ...{ state: index % 50 === 0 ? ('revoked' as const) : ('active' as const), publicReason: null },
      ...{ issuedAt: at(index), expiresAt: at(index + 26_280), pdf: null, pdfSha256: null },
    })),
  );
  const hash = '0'.repeat(64);
  const head = Number(await AuditEntry.max('sequence')) || 0;
  await AuditEntry.bulkCreate(
    numbers.map((index) => ({
      ...{ sequence: head + 10_000 + index, at: at(index), actorId, action: `person.change${index % 9}` },
      ...{ subjectKind: ['person', 'cohort', 'exam'][index % 3] as string, subjectId: String(index % 500) },
      ...{ before: null, after: null, previousHash: hash, hash },
    })),
  );
  await ExternalCertificate.bulkCreate(
    numbers.map((index) => ({
      ...{ token: `external${index}`, kind: 'skillLevel' as const, number: `E${index}`, personId: id(index) },
      ...{ holderName: `王${index % 90}`, title: '养老护理员', level: null, issuerName: '评价机构' },
      ...{
        issuedOn: '2025-03-04',
        expiresOn: null,
        state: index % 4 ? ('checked' as const) : ('recorded' as const),
      },
      ...{ recordedBy: actorId, recordedAt: at(index), checkedBy: null, checkedAt: null, checkNote: null },
      ...{ scan: null, scanType: null },
    })),
  );
}
