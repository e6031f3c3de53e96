/** Which pages the benchmark measures: every staff page that lists, found from the routes, so that new ones are measured too. */
import { rooms } from '../../../src/app.ts';
import type { Route } from '../../../src/http/route.ts';
import { may } from '../../../src/policy.ts';

/** What the parameters of addresses stand for. */
export type Place = Readonly<Record<'cohortId' | 'sessionId' | 'batchId' | 'set' | 'tier', number | string>>;

/** Forms, files and single things: no lists. */
const noList =
  /\/(new|edit|compare|import|template|export|poster|door|calendar\.ics)$|^\/admin\/keys$|\.(xlsx|csv|pdf|ics|png|svg)$/;
/** Pages of one thing that list its rows. */
const withRows = [
  '/admin/cohorts/:cohortId',
  '/admin/cohorts/:cohortId/sessions/:sessionId/roll',
  '/admin/certificate-batches/:batchId',
  '/admin/figures/rows/:set',
  '/admin/figures/steps/:tier',
];

/** Paths as the routes name them. */
export function pagesToMeasure(): string[] {
  const rows = rooms.flat() as unknown as Route[];
  return rows
    .filter(({ method, path }) => method === 'get' && path.startsWith('/admin/'))
    .filter(({ may: ability }) => staffMay(ability))
    .map(({ path }) => path)
    .filter((path) => withRows.includes(path) || !(path.includes(':') || noList.test(path)));
}

/** A path with its parameters filled in. */
export function addressesOf(path: string, place: Place): string {
  return path.replace(/:(\w+)/g, (_, name: keyof Place) => String(place[name]));
}

function staffMay(ability: Route['may']): boolean {
  return may({ id: 0, name: '', roles: ['organiser', 'admin'] }, ability);
}
