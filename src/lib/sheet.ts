/** Reads what people type into spreadsheets: which column is which, texts, and days. Knows no files. */

/** For each column, the headings by which it is known, in both languages. */
export type SheetColumns<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** Where each column is. */
export type ColumnPlaces<Column extends string> = ReadonlyMap<Column, number>;

/** Finds the columns in a row of headings, whatever their order, case and spaces around; those not there are left out. */
export function findColumns<Column extends string>(
  columns: SheetColumns<Column>,
  cells: readonly unknown[],
): ColumnPlaces<Column> {
  const typed = cells.map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  );
  const found = new Map<Column, number>();
  for (const [column, headings] of Object.entries(columns) as [Column, readonly string[]][]) {
    const wanted = headings.map((heading) => heading.toLowerCase());
    const place = typed.findIndex((heading) => wanted.includes(heading));
    if (place >= 0) found.set(column, place);
  }
  return found;
}

/** A cell as text: half width, nothing around it; empty where there is none. */
export function cellText(cell: unknown): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .trim();
}

/** A spreadsheet's date, or 2020-03-05, 2020/3/5, 2020.3.5, 2020年3月5日, as YYYY-MM-DD; else what was typed. */
export function dayOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '?' : cell.toISOString().slice(0, 10);
  const text = cellText(cell);
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
