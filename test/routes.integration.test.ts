/**
 * Walks every route as every role and holds the result against the rooms' tables (`routeExamples.ts`). Pages that open
 * must be valid HTML. A route without an example, or an example without a route, fails.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import type { CastName } from '../seeders/demo/accounts.ts';
import { rooms } from '../src/app.ts';
import type { Route } from '../src/http/route.ts';
import { roles } from '../src/policy.ts';
import { type Browser, signedIn, visitor } from './support/app.ts';
import { givenCast } from './support/cast.ts';
import { useDatabase } from './support/database.ts';
import type { RouteExample, RouteExamples, World } from './support/routeExamples.ts';

type Given = (castIds: Record<CastName, number>) => Promise<World>;
interface RoomModule {
  readonly examples: RouteExamples;
  readonly given?: Given;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `${folder}${entry.name}/routeExamples.ts`);
const modules: RoomModule[] = [];
for (const file of files) {
  const loaded = await import(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes(file)) return null;
    throw error;
  });
  if (loaded) modules.push(loaded as RoomModule);
}
const examples: RouteExamples = Object.assign({}, ...modules.map((module) => module.examples));
const table = (rooms.flat() as unknown as Route[]).map((row) => ({ row, name: `${row.method.toUpperCase()} ${row.path}` }));

/** Gets before posts, and logging out last, so that one walk does not undo the next. */
const order = ({ row, name }: { row: Route; name: string }) => (name === 'POST /log-out' ? 2 : row.method === 'post' ? 1 : 0);
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
    expect(Object.keys(examples).filter((name) => !names.includes(name))).to.deep.equal([], 'examples without a route');
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

async function givenWorld(): Promise<World> {
  const cast = await givenCast();
  const world: World = {};
  for (const { given } of modules) Object.assign(world, await given?.(cast));
  return world;
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
  const response = row.method === 'get' ? await browser.get(url) : await browser.post(url).type('form').send(example.body ?? {});
  const { status } = response;
  const toLogIn = status === 303 && String(response.headers.location).startsWith('/log-in');
  if (!example.allowed.includes(role)) return status === 403 || (role === 'visitor' && toLogIn) ? null : `got in with ${status}`;
  const fine = (status >= 200 && status < 300) || (status === 303 && !toLogIn) || [409, 422, ...(example.alsoFine ?? [])].includes(status);
  if (!fine) return `was kept out with ${status}`;
  if (row.method !== 'get' || !String(response.headers['content-type']).startsWith('text/html')) return null;
  const report = await html.validateString(response.text);
  return report.valid ? null : report.results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)).join('; ');
}
