/**
 * Reads a list's search, filters, sort and page from a query string; what is unknown is ignored. Pages are numbered
 * for the reader, but the next and the previous one begin at a row's key, so that the last page costs what the first does.
 */

/** A row's place in a list: the value that it is sorted by, and its id, which decides between equals. */
export interface RowKey {
  readonly value: string | number | boolean | null;
  readonly id: number;
}

/** Where a page begins or ends. */
export interface Cursor extends RowKey {
  readonly side: 'after' | 'before';
}

/** What a store needs to find one page of a list. */
export interface ListQuery {
  /** Trimmed and NFKC-normalised; empty: no search. */
  readonly search: string;
  /** Only the filters that were set. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly direction: 'ASC' | 'DESC';
  /** Rows before the page, as its number says. */
  readonly offset: number;
  readonly limit: number;
  /** The row that the page lies next to; without one, rows are counted from the start. */
  readonly cursor?: Cursor;
}

/** One page of a list, as a store gives it. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** There are more than `total`; they were not counted any further. */
  readonly isMore?: boolean;
  /** Whether a page follows; without it, `total` says so. */
  readonly hasNext?: boolean;
  /** Keys of the first and the last row; without them, pages are reached by number. */
  readonly keys?: readonly [first: RowKey, last: RowKey] | null;
}

/** What a list allows. */
export interface ListRules {
  readonly sorts: readonly string[];
  readonly filters: readonly string[];
  /** A sort name, with `-` in front for descending. */
  readonly defaultSort: string;
  readonly pageSize: number;
}

/** Reads `search`, `sort` (`-name` descends), `page`, `after` or `before`, and the list's filters. */
export function readListQuery(query: Readonly<Record<string, string>>, rules: ListRules): ListQuery {
  const wanted = query.sort ?? '';
  const sort = rules.sorts.includes(wanted.replace(/^-/, '')) ? wanted : rules.defaultSort;
  const page = /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const filters = rules.filters.flatMap((name) => (query[name] ? [[name, query[name]] as const] : []));
  const cursor = readCursor('after', query.after) ?? readCursor('before', query.before);
  return {
    search: (query.search ?? '').normalize('NFKC').trim().slice(0, 60),
    filters: Object.fromEntries(filters),
    sort: sort.replace(/^-/, ''),
    direction: sort.startsWith('-') ? 'DESC' : 'ASC',
    offset: (page - 1) * rules.pageSize,
    limit: rules.pageSize,
    ...(cursor ? { cursor } : {}),
  };
}

/** A key as addresses carry it. */
export function writeKey({ value, id }: RowKey): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function readCursor(side: Cursor['side'], text: string | undefined): Cursor | null {
  if (!text || text.length > 1_000) return null;
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const isValue = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return isValue && Number.isSafeInteger(id)
      ? { side, value: value as RowKey['value'], id: id as number }
      : null;
  } catch {
    return null;
  }
}

/** Number of pages; an empty list has one. */
export function pageCount(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** Escapes `%`, `_` and the escape character for a LIKE pattern that contains the text (escape character `!`). */
export function containsPattern(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}
