/** Upright certificates on sheets that lie across: turned by a quarter, as the paper is. */
import { lookOf, type PrintedCertificate } from '../certificates/certificatePdf.ts';
import { sheetPoints } from '../templates/drawDesign.ts';

/** Draws from the origin of an A4 landscape; what is upright is turned clockwise. */
export function onLandscape(
  document: PDFKit.PDFDocument,
  certificate: Pick<PrintedCertificate, 'look' | 'kind'>,
  draw: () => void,
): void {
  const { design } = lookOf(certificate);
  document.save();
  if (design.sheet === 'a4-portrait') document.translate(sheetPoints(design).height, 0).rotate(90);
  draw();
  document.restore();
}
