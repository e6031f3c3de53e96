/** A chart with its table, for the page and for the workbook alike. */
import type { TranslationKey } from '../i18n/texts.ts';
import { type FigureFilter, writeFilter } from './filter.ts';
import { type Reader, shown } from './names.view.ts';
import type { RowSet } from './selection.ts';

/** A cell of a table: what a workbook gets, what a page shows, and where the rows behind it are. */
export interface FigureCell {
  readonly value: string | number | null;
  readonly text: string;
  readonly href: string | null;
  readonly isNumber: boolean;
}

/** One chart with its table. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly note: string | null;
  /** SVG, or null where there is nothing to draw. */
  readonly chart: string | null;
  readonly headings: readonly { readonly text: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly FigureCell[])[];
  readonly isWide: boolean;
}

/** What sections are made for. */
export interface Frame extends Reader {
  readonly filter: FigureFilter;
}

/** Heading cells; all but the first are of numbers. */
export function headings({ t }: Reader, ...keys: TranslationKey[]): Section['headings'] {
  return keys.map((key, index) => ({ text: t(key), isNumber: index > 0 }));
}

/** A name. */
export function nameCell(text: string): FigureCell {
  return { value: text, text, href: null, isNumber: false };
}

/** A number without rows of its own, such as an average. */
export function numberCell(value: number | null, text?: string): FigureCell {
  return { value, text: text ?? (value === null ? '–' : shown(value)), href: null, isNumber: true };
}

/** A figure that leads to its rows. */
export function linkCell(
  value: number,
  set: RowSet,
  filter: FigureFilter,
  changes: Readonly<Record<string, string | null>> = {},
): FigureCell {
  return { ...numberCell(value), href: behind(set, filter, changes) };
}

/** The address of the rows behind a figure. */
export function behind(
  set: RowSet,
  filter: FigureFilter,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  return `/admin/figures/rows/${set}?${writeFilter(filter, changes)}`;
}
