/** The house's rules, as tests: what a file's name lets it import, which way rooms may look, and how long files get. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = [
  'accounts',
  'notices',
  'keys',
  'transparency',
  'external',
  'templates',
  'certificates',
  'ladders',
  'feedback',
  'exams',
  'competitions',
  'issuing',
  'verification',
  'partners',
  'insights',
];

/** Rooms each room may import from. */
const below: Record<string, readonly string[]> = {
  accounts: [],
  notices: ['accounts'],
  keys: ['accounts'],
  transparency: ['accounts', 'keys'],
  external: ['accounts'],
  templates: ['accounts'],
  certificates: ['accounts', 'notices', 'keys', 'transparency', 'external', 'templates'],
  ladders: ['accounts', 'notices', 'certificates', 'external'],
  feedback: ['accounts', 'notices', 'ladders'],
  exams: ['accounts', 'notices', 'certificates', 'ladders'],
  competitions: ['accounts', 'notices', 'certificates', 'ladders'],
  issuing: ['accounts', 'external', 'templates', 'certificates', 'ladders', 'exams', 'competitions'],
  verification: ['accounts', 'keys', 'transparency', 'external', 'certificates'],
  partners: ['accounts', 'keys', 'external', 'certificates', 'verification'],
  insights: ['accounts', 'certificates', 'ladders', 'feedback', 'exams', 'competitions'],
};

/** Kinds of files that each kind may import; `http` and `db` stand for those folders. */
const allowed: Record<string, readonly string[]> = {
  bare: ['bare', 'lib', 'config'],
  form: ['bare', 'lib', 'http/form', 'http/fields', 'i18n', 'form', 'db/columns', 'policy'],
  view: ['bare', 'lib', 'i18n', 'http', 'view', 'policy', 'config'],
  model: ['db', 'bare', 'lib', 'policy', 'model'],
  store: ['model', 'db', 'bare', 'lib', 'store', 'policy', 'config', 'i18n'],
  action: ['store', 'bare', 'db', 'lib', 'action', 'policy', 'config', 'refusal', 'i18n', 'model', 'form'],
  page: [
    'form',
    'view',
    'action',
    'store',
    'http',
    'bare',
    'lib',
    'i18n',
    'policy',
    'refusal',
    'config',
    'page',
    'list',
    'db',
  ],
  list: ['store', 'http', 'bare', 'lib', 'i18n', 'policy', 'view', 'db'],
  routes: ['page', 'form', 'http', 'list', 'policy', 'view', 'bare'],
  worker: ['bare', 'lib'],
};

/** Imports that break a rule for a stated reason. */
const exceptions: Record<string, string> = {
  'src/http/session.ts -> src/accounts/account.store.ts': 'the signed-in person is an account',
  'src/http/session.ts -> src/accounts/checkPassword.action.ts': 'passport needs the log-in check',
  'src/http/session.ts -> src/accounts/webSession.store.ts': 'sessions live in the database',
};

const sources = walk(join(root, 'src')).filter((path) => path.endsWith('.ts'));

describe('the house', () => {
  it('has no file over 250 lines and no function over 40', () => {
    const tooLong = [...sources, ...walk(join(root, 'seeders')), ...walk(join(root, 'migrations'))]
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => readFileSync(path, 'utf8').split('\n').length > 251)
      .map((path) => relative(root, path));
    expect(tooLong).to.deep.equal([]);
  });

  it('has no template over 120 lines', () => {
    const tooLong = walk(join(root, 'views'))
      .filter((path) => readFileSync(path, 'utf8').split('\n').length > 121)
      .map((path) => relative(root, path));
    expect(tooLong).to.deep.equal([]);
  });

  it('lets each kind of file import only what its name allows, and rooms look only downwards', () => {
    const broken = sources.flatMap((path) => importsOf(path).flatMap((target) => problemsOf(path, target)));
    expect(broken).to.deep.equal([]);
  });

  it('keeps Express inside http, pages, routes and app, and Sequelize inside db, models and stores', () => {
    const strays = sources.flatMap((path) => {
      const name = relative(root, path);
      const source = readFileSync(path, 'utf8');
      const express = /from 'express'/.test(source) && !/^src\/(http\/|app\.ts|server\.ts)/.test(name);
      const sequelize =
        /from 'sequelize'/.test(source) &&
        !/^src\/(db\/|http\/requestKey\.ts|server\.ts)|\.(model|store)\.ts$/.test(name);
      return express || sequelize ? [name] : [];
    });
    expect(strays).to.deep.equal([]);
  });

  it('starts every file with what it is for', () => {
    const silent = sources
      .filter((path) => !readFileSync(path, 'utf8').startsWith('/**'))
      .map((path) => relative(root, path));
    const forms = silent.filter((name) => !name.endsWith('routeExamples.ts'));
    expect(forms).to.deep.equal([]);
  });

  it('has no default exports and no barrels', () => {
    const found = sources.filter((path) => /export default|export \* from/.test(readFileSync(path, 'utf8')));
    expect(found.map((path) => relative(root, path))).to.deep.equal([]);
  });
});

function problemsOf(path: string, target: string): string[] {
  const from = relative(root, path);
  const to = relative(root, target);
  const rule = `${from} -> ${to}`;
  if (exceptions[rule]) return [];
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (fromRoom && toRoom && fromRoom !== toRoom && !below[fromRoom]?.includes(toRoom))
    return [`${rule}: wrong direction`];
  if (!fromRoom && /^src\/(lib|db|http|i18n)\//.test(from) && toRoom && !from.startsWith('src/db/models.ts'))
    return [`${rule}: the ground floor looks into a room`];
  if (!fromRoom) return [];
  const kinds = allowed[kindOf(from)] ?? [];
  const kind = toRoom ? kindOf(to) : groundKind(to);
  return kinds.some((accepted) => kind === accepted || kind.startsWith(`${accepted}/`))
    ? []
    : [`${rule}: ${kindOf(from)} imports ${kind}`];
}

function roomOf(name: string): string | null {
  return rooms.find((room) => name.startsWith(`src/${room}/`)) ?? null;
}

function kindOf(name: string): string {
  if (name.endsWith('/routes.ts')) return 'routes';
  return /\.(form|view|model|store|action|page|worker|list)\.ts$/.exec(name)?.[1] ?? 'bare';
}

/** `lib`, `i18n`, `http/form`, `db/columns`, `policy`, `refusal`, `config` … */
function groundKind(name: string): string {
  const inside = name.replace(/^src\//, '').replace(/\.(ts|json)$/, '');
  return inside.startsWith('lib/') ? 'lib' : inside.startsWith('i18n/') ? 'i18n' : inside;
}

function importsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8').replace(/^import type .*$/gm, '');
  const found = source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found]
    .map((match) => join(dirname(path), match[1] as string))
    .filter((target) => target.startsWith(join(root, 'src')));
}

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
