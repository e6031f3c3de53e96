/**
 * Staff lists: search, filters, sort, pages and export to .xlsx, described once per list. The store gets a ListQuery
 * and returns one page of rows, or all of them for the export.
 */
import { randomUUID } from 'node:crypto';
import type { TranslationKey } from '../i18n/texts.ts';
import { type ListPage, type ListQuery, readListQuery } from '../lib/paging.ts';
import type { Cell } from '../lib/spreadsheetFile.ts';
import { fromStart, link, pageLinks } from './pages.ts';
import { type Answer, type Context, page, redirect } from './route.ts';
import { exportLimit, exportStep, longSpreadsheet } from './spreadsheet.ts';
import { view } from './view.ts';

/** A state shown as word, colour and icon. */
export interface Badge {
  readonly kind: 'valid' | 'expired' | 'suspended' | 'revoked' | 'neutral' | 'info' | 'attention';
  readonly icon: string;
  readonly label: string;
}

/** One column: its heading, the sort key the store understands (or null), and a row's value. */
export interface Column<Row> {
  readonly label: TranslationKey;
  readonly sort: string | null;
  readonly numeric?: boolean;
  /** Text shown and exported; numbers and dates stay typed in the export. */
  readonly value: (row: Row, context: Context) => Cell;
  readonly badge?: (row: Row, context: Context) => Badge;
}

/** A choice that narrows the list; `options` without the "all" choice. */
export interface Filter {
  readonly name: string;
  readonly label: TranslationKey;
  readonly options: (context: Context) => Options | Promise<Options>;
}
type Options = readonly { value: string; label: string }[];

/** A staff list. */
export interface List<Row> {
  readonly title: TranslationKey;
  readonly description?: TranslationKey;
  /** Null: there is no search. */
  readonly searchLabel: TranslationKey | null;
  readonly fileName: string;
  readonly defaultSort: string;
  readonly filters?: readonly Filter[];
  readonly columns: readonly Column<Row>[];
  readonly href?: (row: Row) => string | null;
  /** What narrows the list beside its filters, each with the address that takes it away, or null. */
  readonly chips?: readonly { readonly label: string; readonly href: string | null }[] | undefined;
  readonly actions?: (context: Context) => readonly { href: string; label: string }[];
  /** A post above the list, such as a check of the whole of it. */
  readonly check?: { readonly action: string; readonly label: TranslationKey };
  readonly emptyText: TranslationKey;
  readonly find: (query: ListQuery, context: Context) => Promise<ListPage<Row>>;
}

const pageSize = 50;

/** Answers with one page of the list, or with all of it as .xlsx when the query says `format=xlsx`. */
export async function answerList<Row>(list: List<Row>, context: Context): Promise<Answer> {
  const sorts = list.columns.flatMap(({ sort }) => (sort ? [sort] : []));
  const names = (list.filters ?? []).map(({ name }) => name);
  const query = readListQuery(context.query, {
    sorts,
    filters: names,
    defaultSort: list.defaultSort,
    pageSize,
  });
  if (context.query.format === 'xlsx') return exportList(list, query, context);
  const found = await list.find(query, context);
  const title = context.t(list.title);
  const shown = {
    ...(await frame(list, query, context)),
    ...body(list, query, found.rows, context),
    title,
    count: found.total,
    isMore: found.isMore ?? false,
    pages: pageLinks(query, found, context),
  };
  return page(listView(title, { list: shown }));
}

const listView = view<{ list: object }>('list/show', 'staff');

/** The whole list as a workbook; never a part of it in silence. */
async function exportList<Row>(list: List<Row>, query: ListQuery, context: Context): Promise<Answer> {
  const headings = list.columns.map(({ label }) => context.t(label));
  const parts = readAll(list, query, context);
  const answer = await longSpreadsheet(list.fileName, context.t(list.title), headings, parts);
  if (answer) return answer;
  const text = context.t('common.list.tooMany', { most: exportLimit.toLocaleString('en-US') });
  return redirect(link(context, { format: null }), { kind: 'warning', text });
}

/** The cells of all rows, some thousand rows at a time, each part from the key of the row before. */
async function* readAll<Row>(list: List<Row>, query: ListQuery, context: Context): AsyncGenerator<Cell[][]> {
  const { cursor: _, ...whole } = query;
  let asked: ListQuery = { ...whole, offset: 0, limit: exportStep };
  for (let isMore = true; isMore; ) {
    const { rows, keys, hasNext, total } = await list.find(asked, context);
    yield rows.map((row) => list.columns.map((column) => column.value(row, context)));
    const offset = asked.offset + exportStep;
    isMore = hasNext ?? offset < total;
    asked = { ...asked, offset, ...(keys ? { cursor: { ...keys[1], side: 'after' as const } } : {}) };
  }
}

async function frame<Row>(list: List<Row>, query: ListQuery, context: Context): Promise<object> {
  const actions = list.actions?.(context) ?? [];
  return {
    description: list.description ? context.t(list.description) : null,
    check: list.check
      ? { action: list.check.action, label: context.t(list.check.label), requestKey: randomUUID() }
      : null,
    actions,
    query: query.search,
    searchLabel: list.searchLabel && context.t(list.searchLabel),
    isNarrowable: list.searchLabel !== null || (list.filters ?? []).length > 0,
    chips: list.chips ?? [],
    filters: await Promise.all((list.filters ?? []).map((filter) => shownFilter(filter, query, context))),
    exportHref: link(context, { ...fromStart, format: 'xlsx' }),
  };
}

async function shownFilter(filter: Filter, query: ListQuery, context: Context): Promise<object> {
  const chosen = query.filters[filter.name] ?? '';
  const all = { value: '', label: context.t('common.list.all') };
  return {
    name: filter.name,
    label: context.t(filter.label),
    options: [all, ...(await filter.options(context))].map((option) => ({
      ...option,
      selected: option.value === chosen,
    })),
  };
}

function body<Row>(list: List<Row>, query: ListQuery, rows: readonly Row[], context: Context): object {
  const narrowed = query.search !== '' || Object.keys(query.filters).length > 0;
  return {
    columns: list.columns.map((column) => heading(column, query, context)),
    rows: rows.map((row) => ({
      href: list.href?.(row) ?? null,
      cells: list.columns.map((column) => ({
        text: showCell(column.value(row, context)),
        label: context.t(column.label),
        badge: column.badge?.(row, context) ?? null,
        numeric: column.numeric ?? false,
      })),
    })),
    empty:
      rows.length > 0
        ? null
        : {
            title: context.t(narrowed ? 'common.list.nothingFound' : 'common.list.nothingYet'),
            text: context.t(narrowed ? 'common.list.nothingFoundText' : list.emptyText),
            action: narrowed ? { href: context.request.path, label: context.t('common.list.showAll') } : null,
          },
  };
}

function heading<Row>(column: Column<Row>, query: ListQuery, context: Context): object {
  const isSorted = column.sort !== null && column.sort === query.sort;
  const sort = column.sort && (isSorted && query.direction === 'ASC' ? `-${column.sort}` : column.sort);
  return {
    label: context.t(column.label),
    numeric: column.numeric ?? false,
    sorted: isSorted ? (query.direction === 'ASC' ? 'ascending' : 'descending') : null,
    sortHref: sort ? link(context, { ...fromStart, sort }) : null,
  };
}

function showCell(cell: Cell): string {
  if (cell === null) return '–';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}
