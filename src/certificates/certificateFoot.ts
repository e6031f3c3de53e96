/** The foot of a certificate: issuer and dates on the left, the way to verify it on the right. */
import { addElement, addFigure, drawText, millimetres, type StructureElement } from '../lib/pdf/document.ts';
import { drawQr, smallestQrMm } from '../lib/pdf/qrVector.ts';
import { chinese, english, grey, ink, margin, page } from './certificateSheet.ts';
import type { CertificateFacts, LabelledFact } from './certificateWording.ts';

/** Where the QR code begins. */
const qrTop = 402;

/** Draws who issued the certificate, and the days from and until which it holds. */
export function drawFoot(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  [issuer, ...days]: readonly LabelledFact[],
): void {
  if (issuer) drawFact(document, root, issuer, { x: margin, y: 418, width: 500 });
  for (const [index, day] of days.entries())
    drawFact(document, root, day, { x: margin + index * 170, y: 476, width: 160 });
}

/** Draws the QR code lower right, with the printed number under it. */
export function drawVerification(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  facts: CertificateFacts,
  qrText: string,
): void {
  const sizeMm = smallestQrMm(qrText);
  const side = millimetres(sizeMm);
  const qr = { x: page.width - margin - side, y: qrTop, sizeMm };
  const alt = `查验二维码 QR code: ${facts.verifyUrl}`;
  const line = { x: qr.x - 40, width: side + 80, height: 16, align: 'center', smallest: 7 } as const;
  addFigure(document, root, { alt, x: qr.x, y: qr.y, width: side, height: side }, () => {
    drawQr(document, qrText, qr);
  });
  addElement(document, root, chinese, () => {
    drawText(document, '扫码查验 Scan to verify', {
      ...line,
      y: qr.y + side + 8,
      font: 'sans',
      size: 9,
      colour: grey,
    });
  });
  addElement(document, root, chinese, () => {
    drawText(document, facts.number, {
      ...line,
      y: qr.y + side + 22,
      font: 'sansBold',
      size: 11,
      colour: ink,
    });
  });
}

function drawFact(
  document: PDFKit.PDFDocument,
  root: StructureElement,
  { label, value }: LabelledFact,
  place: { x: number; y: number; width: number },
): void {
  const line = { ...place, font: 'sans', size: 9, smallest: 7, colour: grey, height: 14 } as const;
  addElement(document, root, chinese, () => {
    drawText(document, `${label.zh} ${label.en}`, line);
  });
  addElement(document, root, chinese, () => {
    drawText(document, value.zh, {
      ...line,
      y: place.y + 13,
      font: 'serif',
      size: 14,
      colour: ink,
      height: 21,
    });
  });
  if (!value.en) return;
  addElement(document, root, english, () => {
    drawText(document, value.en, { ...line, y: place.y + 33 });
  });
}
