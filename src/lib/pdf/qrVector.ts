/** Draws a QR code as vectors: one path of horizontal runs, so that it stays sharp in print and small in the file. */
import { create } from 'qrcode';
import { millimetres } from './document.ts';

/** Clear modules that a QR code needs on every side. */
const quietModules = 4;

/** The smallest prints that phones read from an arm's length, in millimetres: an address, and one with a payload. */
const smallestMm = { address: 25, payload: 30 } as const;

/** The least side in millimetres at which a text's symbol is printed; an address carries its payload after `#`. */
export function smallestQrMm(text: string): number {
  return text.includes('#') ? smallestMm.payload : smallestMm.address;
}

/** A horizontal run of dark modules, in modules from the symbol's top left corner. */
export interface QrRun {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** Where to draw a symbol: its top left corner in points, its side in millimetres, both without the quiet zone. */
export interface QrPlace {
  readonly x: number;
  readonly y: number;
  readonly sizeMm: number;
}

/** The dark runs of a text's symbol at error level M, and its side in modules. */
export function qrRuns(text: string): { readonly side: number; readonly runs: QrRun[] } {
  const { size: side, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: side }, (_, y) => rowRuns(data.subarray(y * side, (y + 1) * side), y));
  return { side, runs: rows.flat() };
}

/** Draws the symbol in black on a white field that includes the quiet zone. */
export function drawQr(document: PDFKit.PDFDocument, text: string, place: QrPlace): void {
  const { side, runs } = qrRuns(text);
  const module = millimetres(place.sizeMm) / side;
  const quiet = quietModules * module;
  const field = millimetres(place.sizeMm) + 2 * quiet;
  document.rect(place.x - quiet, place.y - quiet, field, field).fill('#ffffff');
  for (const { x, y, length } of runs)
    document.rect(place.x + x * module, place.y + y * module, length * module, module);
  document.fill('#000000');
}

function rowRuns(row: Uint8Array, y: number): QrRun[] {
  const runs: QrRun[] = [];
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) runs.push({ x: start, y, length: x - start });
  }
  return runs;
}
