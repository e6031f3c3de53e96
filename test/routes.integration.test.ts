/**
 * Walks every route as every role and holds the result against the rooms' tables (`routeExamples.ts`). Pages that open
 * must be valid HTML. A route without an example, or an example without a route, fails.
 */
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import supertest from 'supertest';
import type { Route } from '../src/http/route.ts';
import { roles } from '../src/policy.ts';
import { examples, givenWorld, table } from './support/allRoutes.ts';
import { type Browser, signedIn, testApp, visitor } from './support/app.ts';
import { useDatabase } from './support/database.ts';
import type { RouteExample, World } from './support/routeExamples.ts';

/** Gets before posts, and logging out last, so that one walk does not undo the next. */
const order = ({ row, name }: { row: Route; name: string }) =>
  name === 'POST /log-out' ? 2 : row.method === 'post' ? 1 : 0;
const walk = [...table].sort((left, right) => order(left) - order(right));

const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'require-sri': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off' },
});

describe('every route, as every role', () => {
  useDatabase();

  it('has an example, and no example is without its route', () => {
    const names = table.map(({ name }) => name);
    expect(names.filter((name) => !examples[name])).to.deep.equal([], 'routes without an example');
    expect(Object.keys(examples).filter((name) => !names.includes(name))).to.deep.equal(
      [],
      'examples without a route',
    );
  });

  it('lets in just those whom its table names, with valid pages', async function () {
    this.timeout(120_000);
    const world = await givenWorld();
    const browsers = await everyBrowser();
    const wrong: string[] = [];
    for (const { row, name } of walk)
      for (const [role, browser] of browsers) {
        const example = examples[name];
        if (!example) continue;
        const problem = await visit(row, example, role, browser, world);
        if (problem) wrong.push(`${name} as ${role}: ${problem}`);
      }
    expect(wrong).to.deep.equal([]);
  });
});

describe('every route that a key opens', () => {
  useDatabase();

  it('opens with a key of its scope, not without, and not with a key of all other scopes', async function () {
    this.timeout(60_000);
    const world = await givenWorld();
    const wrong: string[] = [];
    for (const { row, name } of walk.filter((one) => one.row.access === 'apiKey')) {
      const example = examples[name];
      if (!example) continue;
      const statuses = {
        without: await statusWith(null, row, example, world),
        strange: await statusWith('jt_'.padEnd(35, 'x'), row, example, world),
        wrong: row.scope
          ? await statusWith(String(world[`keyWithout-${row.scope}`]), row, example, world)
          : 403,
        right: await statusWith(String(world.apiKey), row, example, world),
      };
      const isFine = statuses.right < 300 || (example.alsoFine ?? []).includes(statuses.right);
      const isShut = statuses.without === 401 && statuses.strange === 401 && statuses.wrong === 403;
      if (!isFine || !isShut) wrong.push(`${name}: ${JSON.stringify(statuses)}`);
    }
    expect(wrong).to.deep.equal([]);
  });
});

/** A program sends no `Sec-Fetch-Site` and no cookie. */
async function statusWith(
  key: string | null,
  row: Route,
  example: RouteExample,
  world: World,
): Promise<number> {
  const request = supertest(testApp())[row.method](example.url(world));
  if (key) request.set('Authorization', `Bearer ${key}`);
  return (await request.send(row.method === 'get' ? undefined : example.body)).status;
}

async function everyBrowser(): Promise<Map<RouteExample['allowed'][number], Browser>> {
  const browsers = new Map<RouteExample['allowed'][number], Browser>([['visitor', visitor()]]);
  for (const role of roles) browsers.set(role, await signedIn(role));
  return browsers;
}

async function visit(
  row: Route,
  example: RouteExample,
  role: RouteExample['allowed'][number],
  browser: Browser,
  world: World,
): Promise<string | null> {
  const url = example.url(world);
  const response =
    row.method === 'get'
      ? await browser.get(url)
      : await browser[row.method](url)
          .type('form')
          .send(example.body ?? {});
  const { status } = response;
  const toLogIn = status === 303 && String(response.headers.location).startsWith('/log-in');
  if (!example.allowed.includes(role))
    return status === (example.denied ?? 403) || (role === 'visitor' && toLogIn)
      ? null
      : `got in with ${status}`;
  const fine =
    (status >= 200 && status < 300) ||
    (status === 303 && !toLogIn) ||
    [409, 422, ...(example.alsoFine ?? [])].includes(status);
  if (!fine) return `was kept out with ${status}`;
  if (row.method !== 'get' || !String(response.headers['content-type']).startsWith('text/html')) return null;
  const report = await html.validateString(response.text);
  return report.valid
    ? null
    : report.results
        .flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))
        .join('; ');
}
