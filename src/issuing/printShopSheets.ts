/**
 * Sheets for a print shop: two A4 landscape certificates on SRA3 portrait (320 × 450 mm), with crop marks outside the
 * trim and the sheet's number below. Knows no batch and no stream.
 */
import { drawCertificate, type PrintedCertificate } from '../certificates/certificatePdf.ts';
import { drawText, millimetres, type StructureElement } from '../lib/pdf/document.ts';

/** SRA3, in millimetres. */
export const printShopSheet = { width: 320, height: 450 } as const;

/** Certificates on a sheet. */
export const certificatesPerSheet = 2;

const trim = { width: 297, height: 210 } as const;
const left = (printShopSheet.width - trim.width) / 2;
const top = (printShopSheet.height - certificatesPerSheet * trim.height) / 2;
const mark = { gap: 2, length: 5 } as const;

/** Draws up to two certificates with their crop marks; `number` counts the sheets from 1. */
export function drawPrintShopSheet(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  certificates: readonly PrintedCertificate[],
  number: number,
): void {
  certificates.slice(0, certificatesPerSheet).forEach((certificate, place) => {
    document.save();
    document.translate(millimetres(left), millimetres(top + place * trim.height));
    drawCertificate(document, root, certificate);
    document.restore();
  });
  drawCropMarks(document, certificates.length);
  drawSheetNumber(document, certificates, number);
}

function drawCropMarks(document: PDFKit.PDFDocument, count: number): void {
  const right = left + trim.width;
  const bottom = top + count * trim.height;
  document.lineWidth(0.25).strokeColor('#000000');
  for (let line = 0; line <= count; line++) {
    const y = top + line * trim.height;
    stroke(document, left - mark.gap - mark.length, y, left - mark.gap, y);
    stroke(document, right + mark.gap, y, right + mark.gap + mark.length, y);
  }
  for (const x of [left, right]) {
    stroke(document, x, top - mark.gap - mark.length, x, top - mark.gap);
    stroke(document, x, bottom + mark.gap, x, bottom + mark.gap + mark.length);
  }
}

function stroke(document: PDFKit.PDFDocument, x1: number, y1: number, x2: number, y2: number): void {
  document.moveTo(millimetres(x1), millimetres(y1)).lineTo(millimetres(x2), millimetres(y2)).stroke();
}

/** In the waste: which certificates the sheet must hold, for the shop's check. */
function drawSheetNumber(
  document: PDFKit.PDFDocument,
  certificates: readonly PrintedCertificate[],
  number: number,
): void {
  const numbers = certificates.map((certificate) => certificate.number).join('  ·  ');
  drawText(document, `${number}    ${numbers}`, {
    font: 'sans',
    size: 7,
    smallest: 7,
    x: millimetres(left + 20),
    y: millimetres(printShopSheet.height - 7),
    width: millimetres(trim.width - 40),
    height: 10,
    colour: '#333333',
    align: 'center',
  });
}
