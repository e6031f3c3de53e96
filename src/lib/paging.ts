/** Reads a list's search, filters, sort and page from a query string; what is unknown is ignored. */

/** What a store needs to find one page of a list. */
export interface ListQuery {
  /** Trimmed and NFKC-normalised; empty: no search. */
  readonly search: string;
  /** Only the filters that were set. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly direction: 'ASC' | 'DESC';
  readonly offset: number;
  readonly limit: number;
}

/** What a list allows. */
export interface ListRules {
  readonly sorts: readonly string[];
  readonly filters: readonly string[];
  /** A sort name, with `-` in front for descending. */
  readonly defaultSort: string;
  readonly pageSize: number;
}

/** Reads `search`, `sort` (`-name` descends), `page` and the list's filters. */
export function readListQuery(query: Readonly<Record<string, string>>, rules: ListRules): ListQuery {
  const wanted = query.sort ?? '';
  const sort = rules.sorts.includes(wanted.replace(/^-/, '')) ? wanted : rules.defaultSort;
  const page = /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const filters = rules.filters.flatMap((name) => (query[name] ? [[name, query[name]] as const] : []));
  return {
    search: (query.search ?? '').normalize('NFKC').trim().slice(0, 60),
    filters: Object.fromEntries(filters),
    sort: sort.replace(/^-/, ''),
    direction: sort.startsWith('-') ? 'DESC' : 'ASC',
    offset: (page - 1) * rules.pageSize,
    limit: rules.pageSize,
  };
}

/** Number of pages; an empty list has one. */
export function pageCount(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** Escapes `%`, `_` and the escape character for a LIKE pattern that contains the text (escape character `!`). */
export function containsPattern(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}
