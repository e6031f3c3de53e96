/**
 * Sheets for a print shop: two A4 landscape certificates on SRA3 portrait (320 × 450 mm) with 3 mm bleed each, crop marks
 * at every corner outside the trim, cutter marks where the stack is cut, and a list of what the sheets hold in front.
 * Knows no batch and no stream.
 */
import { drawCertificate, type PrintedCertificate } from '../certificates/certificatePdf.ts';
import { drawText, millimetres, type StructureElement } from '../lib/pdf/document.ts';
import type { DrawSheet } from '../lib/pdf/sheets.ts';
import { onLandscape } from './onLandscape.ts';

/** SRA3, in millimetres. */
export const printShopSheet = { width: 320, height: 450 } as const;

/** Certificates on a sheet. */
export const certificatesPerSheet = 2;

/** Lines of the list on a sheet in front: two columns. */
const listed = { columns: 2, rows: 80 } as const;

const trim = { width: 297, height: 210 } as const;
const bleed = 3;
const left = (printShopSheet.width - trim.width) / 2;
/** Between two certificates there is room for both bleeds. */
const step = trim.height + 2 * bleed;
const top = (printShopSheet.height - trim.height - step) / 2;
const mark = { gap: bleed + 0.5, length: 5 } as const;

type Document = PDFKit.PDFDocument;

/** A certificate before it is drawn. */
export interface ShopCertificate {
  readonly certificate: { readonly number: string; readonly holderName: string };
  readonly print: () => Promise<PrintedCertificate>;
}

/** All sheets: first the list, then two certificates on each; `certificates` is asked twice. */
export async function* printShopSheets(
  title: string,
  certificates: () => AsyncIterable<ShopCertificate>,
): AsyncGenerator<DrawSheet> {
  yield* listSheets(title, certificates());
  let sheet = 0;
  let pair: PrintedCertificate[] = [];
  const drawPair = (): DrawSheet => {
    const [drawn, number] = [pair, ++sheet];
    pair = [];
    return (document, root) => drawPrintShopSheet(document, root, drawn, number);
  };
  for await (const { print } of certificates()) {
    pair.push(await print());
    if (pair.length === certificatesPerSheet) yield drawPair();
  }
  if (pair.length > 0) yield drawPair();
}

/** Draws up to two certificates with their marks; `number` counts the sheets from 1. */
export function drawPrintShopSheet(
  document: Document,
  root: StructureElement,
  certificates: readonly PrintedCertificate[],
  number: number,
): void {
  certificates.slice(0, certificatesPerSheet).forEach((certificate, place) => {
    const y = top + place * step;
    document.save();
    document.rect(...points(left - bleed, y - bleed, trim.width + 2 * bleed, trim.height + 2 * bleed)).clip();
    document.translate(millimetres(left), millimetres(y));
    onLandscape(document, certificate, () => drawCertificate(document, root, certificate));
    document.restore();
    drawCropMarks(document, y);
  });
  drawCutterMarks(document);
  drawSheetNumber(document, certificates, number);
}

/** At each corner of a certificate, outside its bleed. */
function drawCropMarks(document: Document, y: number): void {
  document.lineWidth(0.25).strokeColor('#000000');
  for (const [x, away] of [
    [left, -1],
    [left + trim.width, 1],
  ] as const)
    for (const [at, up] of [
      [y, -1],
      [y + trim.height, 1],
    ] as const) {
      stroke(document, x + away * mark.gap, at, x + away * (mark.gap + mark.length), at);
      if (isAtTheEdge(at)) stroke(document, x, at + up * mark.gap, x, at + up * (mark.gap + mark.length));
    }
}

/** Between two certificates upright marks would lie in the other's picture. */
function isAtTheEdge(at: number): boolean {
  return at === top || at === top + step + trim.height;
}

/** Where the stack goes under the knife: a short thick line at the sheet's edge for each cut. */
function drawCutterMarks(document: Document): void {
  document.lineWidth(1).strokeColor('#000000');
  for (let place = 0; place < certificatesPerSheet; place++)
    for (const y of [top + place * step, top + place * step + trim.height]) {
      stroke(document, 0, y, 2.5, y);
      stroke(document, printShopSheet.width - 2.5, y, printShopSheet.width, y);
    }
}

/** In the waste: which certificates the sheet must hold, for the shop's check. */
function drawSheetNumber(
  document: Document,
  certificates: readonly PrintedCertificate[],
  number: number,
): void {
  const numbers = certificates.map((certificate) => certificate.number).join(' · ');
  line(document, `${number}  –  ${numbers}`, { y: printShopSheet.height - 5, size: 6.5, align: 'center' });
}

async function* listSheets(
  title: string,
  certificates: AsyncIterable<ShopCertificate>,
): AsyncGenerator<DrawSheet> {
  const perSheet = listed.columns * listed.rows;
  let position = 0;
  let lines: string[] = [];
  const drawLines = (): DrawSheet => {
    const drawn = lines;
    lines = [];
    return (document) => drawList(document, title, drawn);
  };
  for await (const { certificate } of certificates) {
    const sheet = Math.floor(position / certificatesPerSheet) + 1;
    lines.push(`${++position} · ${certificate.number} · ${certificate.holderName} · #${sheet}`);
    if (lines.length === perSheet) yield drawLines();
  }
  if (lines.length > 0) yield drawLines();
}

function drawList(document: Document, title: string, lines: readonly string[]): void {
  line(document, title, { y: 12, size: 14, align: 'left' });
  line(document, '序号 No. · 证书编号 Number · 姓名 Name · 大张 Sheet', { y: 20, size: 8, align: 'left' });
  lines.forEach((text, index) => {
    const column = Math.floor(index / listed.rows);
    line(document, text, {
      y: 27 + (index % listed.rows) * 5.2,
      x: left + 10 + column * 140,
      width: 135,
      size: 8.5,
      align: 'left',
    });
  });
}

function line(
  document: Document,
  text: string,
  place: { y: number; size: number; align: 'left' | 'center'; x?: number; width?: number },
): void {
  const { y, size, align, x = left + 10, width = trim.width - 20 } = place;
  const box = { x: millimetres(x), y: millimetres(y), width: millimetres(width), height: size * 1.6 };
  drawText(document, text, { font: 'sans', size, smallest: 5, colour: '#333333', align, ...box });
}

function points(...lengths: [number, number, number, number]): [number, number, number, number] {
  return lengths.map(millimetres) as [number, number, number, number];
}

function stroke(document: Document, x1: number, y1: number, x2: number, y2: number): void {
  document.moveTo(millimetres(x1), millimetres(y1)).lineTo(millimetres(x2), millimetres(y2)).stroke();
}
