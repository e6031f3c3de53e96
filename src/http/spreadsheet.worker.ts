/** Makes long workbooks off the event loop; piscina calls it by name. */
import type { MessagePort } from 'node:worker_threads';
import { type Cell, writeSpreadsheet } from '../lib/spreadsheetFile.ts';

/** What the sheet is called, and the port its rows come through: parts of the table, then whether to write it. */
export interface SheetOrder {
  readonly title: string;
  readonly headings: readonly string[];
  readonly port: MessagePort;
}

/** Collects the rows and writes the file; null where it is not wanted any more. */
export async function collect({ title, headings, port }: SheetOrder): Promise<Uint8Array | null> {
  const rows: (readonly Cell[])[] = [];
  const isWanted = await new Promise<boolean>((resolve) => {
    port.on('message', (part: readonly (readonly Cell[])[] | boolean) => {
      if (typeof part === 'boolean') resolve(part);
      else for (const row of part) rows.push(row);
    });
    port.on('close', () => resolve(false));
  });
  return isWanted ? writeSpreadsheet(title, headings, rows) : null;
}
