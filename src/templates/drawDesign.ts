/**
 * Draws a design with one certificate's facts onto a sheet, in the order of its elements, which is also the order in
 * which a screen reader reads. Knows no certificate: what its fields say is given.
 */
import {
  addElement,
  addFigure,
  drawArtifact,
  drawText,
  millimetres,
  type StructureElement,
} from '../lib/pdf/document.ts';
import { drawQr } from '../lib/pdf/qrVector.ts';
import {
  type Design,
  type DesignElement,
  filledText,
  type ImageElement,
  sheets,
  type TextElement,
} from './design.ts';
import type { FieldValues } from './fields.ts';
import { drawFrame, drawLotus } from './ornament.ts';

/** What is printed into a design. */
export interface DesignFacts {
  readonly values: FieldValues;
  readonly qrText: string;
  /** What the QR leads to, for readers for the blind. */
  readonly address: string;
  /** PNG or JPEG files by the id of their picture. */
  readonly images: Readonly<Record<number, Uint8Array>>;
  /** The holder's photo; null: there is none, and its place stays empty. */
  readonly photo: Uint8Array | null;
}

/** A rectangle in points. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Document = PDFKit.PDFDocument;

const grey = '#5a6270';
const hairline = '#8a919c';

/** The sheet's size in points. */
export function sheetPoints({ sheet }: Pick<Design, 'sheet'>): { width: number; height: number } {
  return { width: points(sheets[sheet].width), height: points(sheets[sheet].height) };
}

/**
 * Draws the elements that `isDrawn` picks, all by default. Gives the positions of texts that did not fit even at their
 * smallest and were cut.
 */
export function drawDesign(
  document: Document,
  root: StructureElement,
  design: Design,
  facts: DesignFacts,
  isDrawn: (element: DesignElement) => boolean = () => true,
): number[] {
  const cut: number[] = [];
  for (const [index, element] of design.elements.entries())
    if (isDrawn(element) && drawOne(document, root, element, facts) === 'cut') cut.push(index);
  return cut;
}

/** Draws the mark of the demonstration in the sheet's upper right corner. */
export function drawDemonstrationMark(document: Document, root: StructureElement, design: Design): void {
  const isCard = design.sheet === 'card';
  const { width, height } = sheetPoints(design);
  const [mark, size] = isCard
    ? [{ width: 62, height: 9, y: height - 16 }, 5]
    : [{ width: 112, height: 18, y: 62 }, 9];
  const x = isCard ? width - mark.width - 21 : width - 92 - 88;
  drawArtifact(document, () => {
    document
      .roundedRect(x, mark.y, mark.width, mark.height, mark.height / 2)
      .lineWidth(isCard ? 0.25 : 0.5)
      .stroke(hairline);
  });
  addElement(document, root, { type: 'P', lang: 'zh-CN' }, () => {
    drawText(document, '演示 Demonstration', {
      ...mark,
      x,
      y: mark.y + mark.height * 0.14,
      font: 'sans',
      size,
      smallest: size,
      colour: grey,
      align: 'center',
    });
  });
}

function drawOne(
  document: Document,
  root: StructureElement,
  element: DesignElement,
  facts: DesignFacts,
): 'cut' | null {
  const box = boxOf(element);
  if (element.kind === 'text') return drawWords(document, root, element, facts.values);
  if (element.kind === 'qr') drawCode(document, root, box, facts);
  else if (element.kind === 'photo') drawPicture(document, root, box, facts.photo, '照片 Photo');
  else if (element.kind === 'line')
    drawArtifact(document, () => {
      document.rect(box.x, box.y, box.width, points(element.thickness)).fill(element.colour);
    });
  else if (element.kind === 'ornament') drawArtifact(document, () => drawOrnament(document, box, element));
  else drawImage(document, root, box, element, facts);
  return null;
}

function drawWords(
  document: Document,
  root: StructureElement,
  element: TextElement,
  values: FieldValues,
): 'cut' | null {
  const words = filledText(element, values);
  if (words === null) return null;
  const { font, colour, align, anchor, isBalanced } = element;
  const tag = element.isHeading ? 'H1' : 'P';
  const language = element.language === 'en' ? 'en' : 'zh-CN';
  let isCut = false;
  addElement(document, root, { type: tag, lang: language }, () => {
    const looks = { font, colour, align, anchor, balanced: isBalanced };
    const spacing = { tracking: element.tracking / 100, leading: element.leading / 100 };
    const sizes = { size: element.size / 10, smallest: element.smallest / 10 };
    isCut = drawText(document, words, { ...boxOf(element), ...looks, ...spacing, ...sizes }).isCut;
  });
  return isCut ? 'cut' : null;
}

function drawCode(
  document: Document,
  root: StructureElement,
  box: Box,
  { qrText, address }: DesignFacts,
): void {
  const alt = `查验二维码 QR code: ${address}`;
  const sizeMm = (box.width / 72) * 25.4;
  addFigure(document, root, { alt, ...box }, () => drawQr(document, qrText, { x: box.x, y: box.y, sizeMm }));
}

function drawOrnament(
  document: Document,
  box: Box,
  { ornament, colour }: Extract<DesignElement, { kind: 'ornament' }>,
): void {
  if (ornament === 'frame') drawFrame(document, box, colour);
  // A third of a lotus's height is the water under it.
  else drawLotus(document, box.x + box.width / 2, box.y + box.height * 0.75, box.height * 0.75, colour);
}

const alternatives = { seal: '印章 Seal', signature: '签名 Signature', logo: '标志 Logo' } as const;

function drawImage(
  document: Document,
  root: StructureElement,
  box: Box,
  { kind, imageId }: ImageElement,
  { images }: DesignFacts,
): void {
  const bytes = imageId === null ? undefined : images[imageId];
  drawPicture(document, root, box, bytes ?? null, alternatives[kind]);
}

/** As large as it fits into the box, in its middle. */
function drawPicture(
  document: Document,
  root: StructureElement,
  box: Box,
  bytes: Uint8Array | null,
  alt: string,
): void {
  if (!bytes) return;
  addFigure(document, root, { alt, ...box }, () => {
    const fit: [number, number] = [box.width, box.height];
    document.image(Buffer.from(bytes), box.x, box.y, { fit, align: 'center', valign: 'center' });
  });
}

function boxOf({ x, y, width, height }: DesignElement): Box {
  return { x: points(x), y: points(y), width: points(width), height: points(height) };
}

function points(tenths: number): number {
  return millimetres(tenths / 10);
}
