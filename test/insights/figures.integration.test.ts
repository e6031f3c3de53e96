import { expect } from 'chai';
import { QueryTypes } from 'sequelize';
import { database } from '../../src/db/connection.ts';
import { fromLocalInput, toLocalDay } from '../../src/i18n/dates.ts';
import { conversionOf } from '../../src/insights/conversion.ts';
import { forgetFacts, refreshFacts } from '../../src/insights/currentFacts.action.ts';
import { funnelOf, headlineOf, stepsOf } from '../../src/insights/figures.ts';
import { type FigureFilter, periodBefore, readFilter } from '../../src/insights/filter.ts';
import { byDimensions, byMonth } from '../../src/insights/groups.ts';
import { select } from '../../src/insights/selection.ts';
import { readFirstSheet } from '../../src/lib/workbook.ts';
import { type Browser, download, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenTraining } from './givenTraining.ts';

const now = new Date();
const queries: Record<string, string>[] = [
  {},
  { tier: '1' },
  { community: '阳光社区' },
  { community: '-', funder: '市妇联' },
  { source: 'gridWorker' },
  { source: 'direct', tier: '2' },
  { topic: '1' },
  { topic: '-', mode: 'online' },
  { mode: 'community', funder: '省财政' },
  { from: toLocalDay(new Date(now.getTime() - 499 * 86_400_000)) },
];

describe('the figures', () => {
  useDatabase();
  beforeEach(() => forgetFacts());
  after(() => forgetFacts());

  for (const seed of [1, 2, 3])
    it(`equal what slow counting finds, under every filter (${seed})`, async function () {
      this.timeout(30_000);
      await givenTraining(seed, now);
      const facts = await refreshFacts(now);
      for (const query of queries)
        for (const filter of [filterOf(query), periodBefore(filterOf(query), fromLocalInput)]) {
          const slow = await countSlowly(filter);
          expect({ query, ...headlineOf(select(facts, filter)) }).to.deep.include({
            query,
            ...slow.headline,
          });
          expect(funnelOf(select(facts, filter)).map(({ places }) => places)).to.deep.equal(slow.funnel);
          for (const from of [1, 2, 3, 4])
            expect(conversionOf(from, stepsOf(select(facts, filter), from))).to.include(
              await countSteps(filter, from),
            );
        }
    });

  it('of all groups together make the whole, but for persons, who can be in several', async () => {
    await givenTraining(4, now);
    const facts = await refreshFacts(now);
    const filter = filterOf({});
    const whole = headlineOf(select(facts, filter));
    const { source, ...others } = byDimensions(select(facts, filter));
    const months = byMonth(select(facts, filter), (at) => toLocalDay(new Date(at)).slice(0, 7));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    for (const groups of [source, months, ...Object.values(others)]) {
      expect(sum(groups.map(({ attendances }) => attendances))).to.equal(whole.attendances);
      expect(Math.max(...groups.map(({ persons }) => persons))).to.be.at.most(whole.persons);
      expect(sum(groups.map(({ persons }) => persons))).to.be.at.least(whole.persons);
    }
    for (const groups of [months, ...Object.values(others)])
      expect(sum(groups.map(({ sessions }) => sessions))).to.equal(whole.sessions);
  });

  it('lead to lists of just so many rows', async function () {
    this.timeout(60_000);
    await givenCast(now);
    await givenTraining(5, now);
    const browser = await signedIn('organiser');
    for (const query of ['', '?community=阳光社区', '?source=station'].map(encodeURI)) {
      const { text } = await browser.get(`/admin/figures${query}`).expect(200);
      const links = [...text.matchAll(/<a href="(\/admin\/figures\/[^"]*)">([\d,]+)<\/a>/g)];
      expect(links.length).to.be.greaterThan(30);
      for (const [, href, shown] of links) {
        const address = (href as string).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
        expect([address, await countOf(browser, address)]).to.deep.equal([address, shown]);
      }
    }
  });

  it('say what counts, from when, and keep persons and person-times apart, in both languages', async () => {
    await givenCast(now);
    const browser = await signedIn('organiser');
    const { text } = await browser.get('/admin/figures').expect(200);
    expect(text).to.include('人数：每人只算一次').and.include('数据截至').and.include('这些数字怎么算');
    await browser.post('/preferences').type('form').send({ language: 'en', back: '/' });
    const english = await browser.get('/admin/figures').expect(200);
    expect(english.text).to.include('Persons count each person once').and.include('As of ');
  });

  it('come as a workbook with the filter and the time on every sheet', async () => {
    await givenCast(now);
    await givenTraining(6, now);
    const bytes = await download(await signedIn('organiser'), '/admin/figures.xlsx?tier=1');
    const rows = await readFirstSheet(bytes);
    expect(rows?.[0]?.[1]).to.include('公益培训');
    expect(rows?.[1]?.[0]).to.equal('数据截至');
    expect(rows?.some((row) => row[0] === '人数（去重）')).to.equal(true);
  });

  it('take what is no filter for none, and know no other sets', async () => {
    await givenCast(now);
    const browser = await signedIn('organiser');
    await browser.get('/admin/figures?from=2026-02-31&to=x&tier=9&source=<b>&kind=z').expect(200);
    await browser.get('/admin/figures?from=2026-05-01&to=2025-01-01').expect(200);
    await browser.get('/admin/figures/rows/passwords').expect(404);
    await browser.get('/admin/figures/steps/5').expect(404);
  });
});

function filterOf(query: Record<string, string>): FigureFilter {
  return readFilter(query, toLocalDay(now), fromLocalInput);
}

async function countOf(browser: Browser, address: string): Promise<string> {
  const { text } = await browser.get(address).expect(200);
  return /class="count">([\d,]+)</.exec(text)?.[1] ?? 'none';
}

/** The same by SQL over the tables themselves. */
async function countSlowly(filter: FigureFilter) {
  const { choices } = filter;
  const shared = [
    `c.state <> 'cancelled'`,
    ...(choices.tier ? [`k.tier_rank = ${Number(choices.tier)}`] : []),
    ...(choices.topic ? [orNull('k.occupation_id', choices.topic)] : []),
    ...(choices.community ? [orNull('c.community', choices.community)] : []),
  ];
  const cohort = [...shared, ...(choices.funder ? [orNull('c.funder', choices.funder)] : [])].join(' AND ');
  const ofSession = [
    ...shared,
    ...(choices.funder ? [orNull('COALESCE(s.funder, c.funder)', choices.funder)] : []),
    ...(choices.mode ? [`s.mode = '${choices.mode}'`] : []),
  ].join(' AND ');
  const source = choices.source ? `COALESCE(o.kind, 'direct') = '${choices.source}'` : '1 = 1';
  const held = `s.cancelled_at IS NULL AND s.starts_at >= :from AND s.starts_at < :to AND ${ofSession}`;
  const sessions = `sessions s JOIN cohorts c ON c.id = s.cohort_id JOIN courses k ON k.id = c.course_id`;
  const present = `${sessions} JOIN attendances a ON a.session_id = s.id
    LEFT JOIN enrolments e ON e.cohort_id = c.id AND e.person_id = a.person_id
    LEFT JOIN enrolment_sources o ON o.id = e.source_id WHERE ${held} AND ${source}`;
  const places = `enrolments e JOIN cohorts c ON c.id = e.cohort_id JOIN courses k ON k.id = c.course_id
    LEFT JOIN enrolment_sources o ON o.id = e.source_id
    WHERE c.starts_at >= :from AND c.starts_at < :to AND ${cohort} AND ${source}`;
  const has = `e.state IN ('confirmed', 'completed')`;
  const came = `EXISTS (SELECT 1 FROM attendances a JOIN sessions s ON s.id = a.session_id
    WHERE s.cohort_id = c.id AND a.person_id = e.person_id)`;
  const passed = `EXISTS (SELECT 1 FROM exam_results r JOIN exams x ON x.id = r.exam_id
    WHERE r.person_id = e.person_id AND x.course_id = c.course_id AND r.passed = 1 AND r.decided_at >= c.starts_at)`;
  const certified = `(EXISTS (SELECT 1 FROM certificates t WHERE t.person_id = e.person_id AND t.award_key = ${joined('cohort:', 'c.id')})
    OR EXISTS (SELECT 1 FROM certificates t JOIN exams x ON t.award_key = ${joined('exam:', 'x.id')}
      WHERE t.person_id = e.person_id AND x.course_id = c.course_id AND t.issued_at >= c.starts_at))`;
  const one = (sql: string) => count(`SELECT COUNT(*) AS n FROM ${sql}`, filter);
  const funnel = [
    await count(
      `SELECT COALESCE(SUM(z.scans), 0) AS n FROM source_scans z JOIN enrolment_sources o ON o.id = z.source_id
       JOIN cohorts c ON c.id = o.cohort_id JOIN courses k ON k.id = c.course_id
       WHERE c.starts_at >= :from AND c.starts_at < :to AND ${cohort} AND ${source}`,
      filter,
    ),
    await one(places),
    await one(`${places} AND ${has}`),
    await one(`${places} AND ${has} AND ${came}`),
    await one(`${places} AND e.state = 'completed'`),
    await one(`${places} AND ${has} AND ${passed}`),
    await one(`${places} AND ${has} AND ${certified}`),
  ];
  return {
    funnel,
    headline: {
      attendances: await one(present),
      persons: await count(`SELECT COUNT(DISTINCT a.person_id) AS n FROM ${present}`, filter),
      sessions: await one(`${sessions} WHERE ${held}`),
      completed: funnel[4],
      certified: funnel[6],
      due: await one(`${places} AND ${has} AND c.ends_at <= :now`),
      noShows: await one(`${places} AND ${has} AND c.ends_at <= :now AND NOT ${came}`),
    },
  };
}

/** Completed a tier first in the period in a class that the filter lets through; entered the next since. */
async function countSteps(
  filter: FigureFilter,
  from: number,
): Promise<{ completed: number; entered: number }> {
  const { tier, topic, community, funder, source } = filter.choices;
  const first = `SELECT person_id, MIN(achieved_at) AS at FROM achievements
    WHERE kind = 'completion' AND tier_rank = ${from} GROUP BY person_id`;
  const counted = `(${first}) f WHERE f.at >= :from AND f.at < :until AND EXISTS (
    SELECT 1 FROM achievements b JOIN cohorts c ON c.id = b.source_id JOIN courses k ON k.id = c.course_id
    LEFT JOIN enrolments e ON e.cohort_id = c.id AND e.person_id = b.person_id
    LEFT JOIN enrolment_sources o ON o.id = e.source_id WHERE b.person_id = f.person_id
    AND b.kind = 'completion' AND b.tier_rank = ${from} AND b.achieved_at = f.at AND c.state <> 'cancelled'
    ${tier ? `AND b.tier_rank = ${Number(tier)}` : ''} ${community ? `AND ${orNull('c.community', community)}` : ''}
    ${funder ? `AND ${orNull('c.funder', funder)}` : ''} ${topic ? `AND ${orNull('k.occupation_id', topic)}` : ''}
    ${source ? `AND COALESCE(o.kind, 'direct') = '${source}'` : ''})`;
  const entered = `EXISTS (SELECT 1 FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
    JOIN courses k ON k.id = c.course_id WHERE e.person_id = f.person_id AND k.tier_rank = ${from + 1}
    AND e.state IN ('confirmed', 'completed') AND c.state <> 'cancelled' AND c.starts_at >= f.at)`;
  return {
    completed: await count(`SELECT COUNT(*) AS n FROM ${counted}`, filter),
    entered: await count(`SELECT COUNT(*) AS n FROM ${counted} AND ${entered}`, filter),
  };
}

function orNull(column: string, value: string): string {
  return value === '-' ? `${column} IS NULL` : `${column} = '${value}'`;
}

function joined(prefix: string, column: string): string {
  return database().getDialect() === 'sqlite' ? `'${prefix}' || ${column}` : `CONCAT('${prefix}', ${column})`;
}

async function count(sql: string, filter: FigureFilter): Promise<number> {
  const to = new Date(Math.min(filter.to, now.getTime()));
  const replacements = { from: new Date(filter.from), to, until: new Date(filter.to), now };
  const rows = await database().query<{ n: number | string }>(sql, { type: QueryTypes.SELECT, replacements });
  return Number(rows[0]?.n);
}
