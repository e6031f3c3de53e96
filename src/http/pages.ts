/** The pages of a list: which one an address asks for, and the links to the next and the previous one. */
import { type ListPage, type ListQuery, pageCount, readListQuery, writeKey } from '../lib/paging.ts';
import type { Context } from './route.ts';

/** The page that an address asks for, of a list in one order alone (a name, with `-` in front for descending). */
export function readPage(context: Context<unknown, unknown>, sort: string, pageSize: number): ListQuery {
  return readListQuery(context.query, {
    sorts: [sort.replace(/^-/, '')],
    filters: [],
    defaultSort: sort,
    pageSize,
  });
}

/** A page's place in its list, and the way to its neighbours. */
export interface Pages {
  /** Counted from 1; 0 on an empty page. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  readonly isMore: boolean;
  readonly current: number;
  /** Null where the rows were not counted to the end. */
  readonly count: number | null;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** Next and previous begin at a row's key; the page's number goes along for the reader. */
export function pageLinks<Row>(query: ListQuery, found: ListPage<Row>, context: Context): Pages {
  const { rows, total, keys, isMore = false } = found;
  const count = pageCount(total, query.limit);
  const current = query.offset / query.limit + 1;
  const hasNext = found.hasNext ?? current < count;
  const [first, last] = keys ?? [];
  return {
    first: rows.length === 0 ? 0 : query.offset + 1,
    last: query.offset + rows.length,
    total,
    isMore,
    current,
    count: isMore ? null : count,
    previousHref: current > 1 ? link(context, turn(current - 1, 'before', first && writeKey(first))) : null,
    nextHref: hasNext ? link(context, turn(current + 1, 'after', last && writeKey(last))) : null,
  };
}

function turn(
  page: number,
  side: 'after' | 'before',
  key: string | undefined,
): Record<string, string | null> {
  const beginning = { page: page === 1 ? null : String(page), after: null, before: null };
  return page === 1 || key === undefined ? beginning : { ...beginning, [side]: key };
}

/** What takes an address back to the first page. */
export const fromStart = { page: null, after: null, before: null };

/** The address of this page with some parameters changed; null removes one. */
export function link(context: Context, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(context.query);
  for (const [name, value] of Object.entries(changes))
    value === null ? parameters.delete(name) : parameters.set(name, value);
  return `${context.request.path}?${parameters}`;
}
