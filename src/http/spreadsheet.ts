/** Answers that are .xlsx files: small ones at once, long ones out of a thread. */
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type Cell, writeSpreadsheet } from '../lib/spreadsheetFile.ts';
import { xlsxType } from '../lib/workbook.ts';
import { type Answer, file } from './route.ts';
import type { SheetOrder } from './spreadsheet.worker.ts';

/** Answers with a workbook of one sheet; `name` without its ending. */
export async function spreadsheet(
  name: string,
  title: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Answer> {
  return file(xlsxType, `${name}.xlsx`, await writeSpreadsheet(title, headings, rows));
}

/** Most rows that one file holds; a year of a city's attendances is 60,000. */
export const exportLimit = 100_000;
/** Rows that are read and handed over at a time. */
export const exportStep = 2_000;

/**
 * Answers with a workbook of as many rows as come, made in a thread while others are served; null where there are more
 * than one file holds. One is made at a time, others wait.
 */
export async function longSpreadsheet(
  name: string,
  title: string,
  headings: readonly string[],
  parts: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<Answer | null> {
  const { port1, port2 } = new MessageChannel();
  const made = pool().run({ title, headings, port: port2 }, { transferList: [port2] });
  try {
    let count = 0;
    for await (const rows of parts) {
      count += rows.length;
      if (count > exportLimit) break;
      port1.postMessage(rows);
    }
    port1.postMessage(count <= exportLimit);
    const bytes = await made;
    return (
      bytes && file(xlsxType, `${name}.xlsx`, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    );
  } catch (error) {
    port1.postMessage(false);
    await made;
    throw error;
  } finally {
    port1.close();
  }
}

let threads: Piscina<SheetOrder, Uint8Array | null> | null = null;

function pool(): Piscina<SheetOrder, Uint8Array | null> {
  threads ??= new Piscina({
    filename: new URL('./spreadsheet.worker.ts', import.meta.url).href,
    name: 'collect',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 20_000,
  });
  return threads;
}

/** Ends the thread. */
export async function closeSpreadsheets(): Promise<void> {
  await threads?.destroy();
  threads = null;
}
