/**
 * Sheets of wallet cards: ten of 85.6 × 54 mm on A4 portrait, with crop marks in the margins for every cut. Knows no
 * batch and no stream.
 */
import { drawCertificate, type PrintedCertificate } from '../certificates/certificatePdf.ts';
import { chunksOfAsync } from '../lib/chunks.ts';
import { millimetres, type StructureElement } from '../lib/pdf/document.ts';
import type { DrawSheet } from '../lib/pdf/sheets.ts';

/** A4 portrait, in millimetres. */
export const cardSheet = { width: 210, height: 297 } as const;

const card = { width: 85.6, height: 54 } as const;
const columns = 2;
const rows = 5;
/** Between cards, so that a cut that strays does not hurt the neighbour. */
const gap = { x: 6, y: 3 } as const;
const left = (cardSheet.width - columns * card.width - gap.x) / 2;
const top = (cardSheet.height - rows * card.height - (rows - 1) * gap.y) / 2;
/** Marks begin away from the cards, so that none is left on them. */
const mark = { away: 1.5, length: 4 } as const;

/** All sheets, ten cards on each; cards that are wanted are drawn one after another. */
export async function* cardSheets(cards: AsyncIterable<PrintedCertificate>): AsyncGenerator<DrawSheet> {
  for await (const some of chunksOfAsync(cards, columns * rows))
    yield (document, root) => drawCardSheet(document, root, some);
}

function drawCardSheet(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  cards: readonly PrintedCertificate[],
): void {
  cards.forEach((one, place) => {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    document.save();
    document.translate(millimetres(xOf(column)), millimetres(yOf(row)));
    drawCertificate(document, root, one);
    document.restore();
  });
  drawMarks(document);
}

/** Short lines in the margins, in the way of every cut. */
function drawMarks(document: PDFKit.PDFDocument): void {
  document.lineWidth(0.25).strokeColor('#000000');
  const [right, bottom] = [xOf(columns - 1) + card.width, yOf(rows - 1) + card.height];
  for (let column = 0; column < columns; column++)
    for (const x of [xOf(column), xOf(column) + card.width]) {
      stroke(document, [x, top - mark.away - mark.length], [x, top - mark.away]);
      stroke(document, [x, bottom + mark.away], [x, bottom + mark.away + mark.length]);
    }
  for (let row = 0; row < rows; row++)
    for (const y of [yOf(row), yOf(row) + card.height]) {
      stroke(document, [left - mark.away - mark.length, y], [left - mark.away, y]);
      stroke(document, [right + mark.away, y], [right + mark.away + mark.length, y]);
    }
}

function xOf(column: number): number {
  return left + column * (card.width + gap.x);
}

function yOf(row: number): number {
  return top + row * (card.height + gap.y);
}

type Point = readonly [x: number, y: number];

function stroke(document: PDFKit.PDFDocument, from: Point, to: Point): void {
  document
    .moveTo(millimetres(from[0]), millimetres(from[1]))
    .lineTo(millimetres(to[0]), millimetres(to[1]))
    .stroke();
}
