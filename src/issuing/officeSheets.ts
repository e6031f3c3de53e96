/**
 * What an office printer prints: one certificate on a page, whole or only its own text for a pre-printed form, put
 * where this printer needs it, and the test page to correct it by. Knows no runs and no stock.
 */
import {
  drawCertificate,
  drawEntries,
  drawForm,
  type PrintedCertificate,
} from '../certificates/certificatePdf.ts';
import { drawText, millimetres, type StructureElement, type TextBox } from '../lib/pdf/document.ts';
import { type Calibration, testMarks } from './calibration.ts';
import { onLandscape } from './onLandscape.ts';

/** A4 landscape, in millimetres. */
export const officeSheet = { width: 297, height: 210 } as const;

type Document = PDFKit.PDFDocument;

/** A whole certificate, for plain paper. */
export function drawWhole(
  document: Document,
  root: StructureElement,
  facts: PrintedCertificate,
  calibration: Calibration,
): void {
  corrected(document, calibration, () =>
    onLandscape(document, facts, () => drawCertificate(document, root, facts)),
  );
}

/** Only what is the certificate's own, for a pre-printed form. */
export function drawOverlay(
  document: Document,
  root: StructureElement,
  facts: PrintedCertificate,
  calibration: Calibration,
): void {
  corrected(document, calibration, () =>
    onLandscape(document, facts, () => drawEntries(document, root, facts)),
  );
}

/** The form that a print shop prints beforehand: what an overlay leaves out. */
export function drawBlankForm(
  document: Document,
  root: StructureElement,
  form: Pick<PrintedCertificate, 'kind' | 'look'>,
): void {
  onLandscape(document, form, () => drawForm(document, root, form));
}

/** The test page: a cross, a bar that begins at it, rulers along both edges, and what to do. */
export function drawTestPage(
  document: Document,
  { name, ...calibration }: Calibration & { name: string },
): void {
  corrected(document, calibration, () => {
    drawRulers(document);
    drawCross(document, testMarks.x, testMarks.y);
    drawBar(document);
    for (const [x, y] of farCrosses) drawCross(document, x, y);
    drawInstructions(document, name, calibration);
  });
}

const farCrosses = [
  [testMarks.x + testMarks.bar, testMarks.y],
  [testMarks.x, 190],
  [testMarks.x + testMarks.bar, 190],
] as const;

/** Everything that `draw` draws, where the printer's correction puts it. */
function corrected(document: Document, { offsetX, offsetY, scale }: Calibration, draw: () => void): void {
  document.save();
  document.translate(millimetres(offsetX / 10), millimetres(offsetY / 10));
  document.scale(scale / 10_000);
  draw();
  document.restore();
}

function drawRulers(document: Document): void {
  document.lineWidth(0.25).strokeColor('#000000');
  for (let at = 10; at <= 280; at++) stroke(document, at, 6, at, 6 + tick(at));
  for (let at = 10; at <= 200; at++) stroke(document, 6, at, 6 + tick(at), at);
  for (let at = 20; at <= 280; at += 20) label(document, String(at), at - 5, 11.5, 10, 'center');
  for (let at = 40; at <= 200; at += 20) label(document, String(at), 11.5, at - 1.5, 10, 'left');
}

/** Tens are longest, fives longer than the rest. */
function tick(at: number): number {
  if (at % 10 === 0) return 5;
  return at % 5 === 0 ? 3.5 : 2;
}

function drawCross(document: Document, x: number, y: number): void {
  document.lineWidth(0.35).strokeColor('#000000');
  stroke(document, x - 4, y, x + 4, y);
  stroke(document, x, y - 4, x, y + 4);
  document.circle(millimetres(x), millimetres(y), millimetres(2)).stroke();
}

function drawBar(document: Document): void {
  const end = testMarks.x + testMarks.bar;
  document.lineWidth(0.35).strokeColor('#000000');
  stroke(document, testMarks.x, testMarks.y, end, testMarks.y);
  for (let at = testMarks.x; at <= end; at += 10) stroke(document, at, testMarks.y, at, testMarks.y + 2);
  label(document, `${testMarks.bar} mm`, testMarks.x + testMarks.bar / 2 - 20, testMarks.y + 3, 40, 'center');
}

function drawInstructions(document: Document, name: string, calibration: Calibration): void {
  const { offsetX, offsetY, scale } = calibration;
  const now = `${(offsetX / 10).toFixed(1)} / ${(offsetY / 10).toFixed(1)} mm · ${(scale / 100).toFixed(2)} %`;
  const lines = [
    ['打印机校准页', 'Printer test page', 16],
    [`${name} · 当前校正：${now}`, `Present correction: ${now}`, 11],
    ['打印时选“实际大小”，不要选“适合页面”。', 'Print at “actual size”, not “fit to page”.', 11],
    [
      `1. 量左上十字到纸张左边的距离，应为 ${testMarks.x} mm。`,
      `From the paper’s left edge to the cross at the upper left: should be ${testMarks.x} mm.`,
      11,
    ],
    [
      `2. 量左上十字到纸张上边的距离，应为 ${testMarks.y} mm。`,
      `From the paper’s upper edge to that cross: should be ${testMarks.y} mm.`,
      11,
    ],
    [
      `3. 量两个上方十字之间的距离，应为 ${testMarks.bar} mm。`,
      `Between the two upper crosses: should be ${testMarks.bar} mm.`,
      11,
    ],
    [
      '把三个数填到打印机页面，再打印一次核对。',
      'Enter the three figures on the printer’s page and print again.',
      11,
    ],
  ] as const;
  lines.forEach(([zh, en, size], index) => {
    const y = 55 + index * 17;
    paragraph(document, zh, { y, size, colour: '#1c2430' });
    paragraph(document, en, { y: y + size * 0.55, size: size * 0.8, colour: '#4a5260' });
  });
}

function paragraph(
  document: Document,
  text: string,
  looks: Pick<TextBox, 'size' | 'colour'> & { y: number },
) {
  const place = { x: millimetres(48), y: millimetres(looks.y), width: millimetres(220), height: 24 };
  drawText(document, text, { font: 'sans', smallest: 7, ...looks, ...place });
}

function label(
  document: Document,
  text: string,
  x: number,
  y: number,
  width: number,
  align: 'left' | 'center',
): void {
  const place = { x: millimetres(x), y: millimetres(y), width: millimetres(width), height: 12 };
  drawText(document, text, { font: 'sans', size: 7, smallest: 7, colour: '#000000', align, ...place });
}

function stroke(document: Document, x1: number, y1: number, x2: number, y2: number): void {
  document.moveTo(millimetres(x1), millimetres(y1)).lineTo(millimetres(x2), millimetres(y2)).stroke();
}
