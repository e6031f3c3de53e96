/**
 * Printed documents, most of them of one page: tagged PDF/A-3b with a title, in Chinese, the same bytes for the same facts. Knows
 * fonts and fitting of text, not what the documents say.
 */
import PDFDocument from 'pdfkit';
import { type Attachment, attach } from './attachment.ts';
import { type FontName, printable, registerFonts } from './fonts.ts';
import { addSignatureField, type SignatureRoom } from './signatureField.ts';

/** Something that page code adds to: the document, or a part of it. */
export type StructureElement = PDFKit.PDFStructureElement;

/** What a reader shows of a document without opening it; `createdAt` is part of the facts, not the clock. */
export interface DocumentFacts {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly createdAt: Date;
  readonly layout: 'portrait' | 'landscape';
  /** The page in points; A4 in that layout where it is left out. */
  readonly page?: { readonly width: number; readonly height: number };
}

/** What a document holds besides its page: files for machines, and room for a signature (keys/pdfSignature.ts). */
export interface PageOptions {
  readonly attachments?: readonly Attachment[];
  readonly signature?: SignatureRoom;
}

/** A text's place and looks. Lengths are points; `y` is the top of the first line. */
export interface TextBox {
  readonly font: FontName;
  readonly size: number;
  /** The text shrinks down to this size to keep within `height`; below it, the last line is cut with an ellipsis. */
  readonly smallest: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Extra space between characters, in parts of the size. */
  readonly tracking?: number;
  /** Extra space between lines, in parts of the size. */
  readonly leading?: number;
  /** Stand on the bottom of the box instead of hanging from its top. */
  readonly anchor?: 'top' | 'bottom';
  /** Lines of about equal length instead of a short last one. */
  readonly balanced?: boolean;
}

/** How a text came to stand. */
export interface PlacedText {
  readonly size: number;
  readonly bottom: number;
  /** It did not fit even at its smallest. */
  readonly isCut: boolean;
}

/** Points of a length in millimetres. */
export function millimetres(length: number): number {
  return (length * 72) / 25.4;
}

/** Draws a page: adds its elements to the document's root structure element. */
export type DrawPage = (document: PDFKit.PDFDocument, root: StructureElement) => void;

/** Draws one page. */
export function renderPage(facts: DocumentFacts, draw: DrawPage, options: PageOptions = {}): Promise<Buffer> {
  return renderPages(facts, [draw], options);
}

/** Draws a document of one page or more, all of one size. */
export function renderPages(
  facts: DocumentFacts,
  draws: readonly DrawPage[],
  options: PageOptions = {},
): Promise<Buffer> {
  const document = openDocument(facts);
  const bytes = collect(document);
  const root = document.struct('Document');
  document.addStructure(root);
  for (const [index, draw] of draws.entries()) {
    if (index > 0) document.addPage();
    draw(document, root);
  }
  root.end();
  for (const attachment of options.attachments ?? []) attach(document, attachment);
  if (options.signature) addSignatureField(document, options.signature);
  document.end();
  return bytes;
}

/** Draws what carries no meaning (frames, rules): readers for the blind skip it. */
export function drawArtifact(document: PDFKit.PDFDocument, draw: () => void): void {
  document.markContent('Artifact', { type: 'Layout' });
  draw();
  document.endMarkedContent();
}

/** Adds a paragraph, heading or the like; `draw` writes it. */
export function addElement(
  document: PDFKit.PDFDocument,
  parent: StructureElement,
  element: { type: 'H1' | 'H2' | 'P'; lang: 'zh-CN' | 'en' },
  draw: () => void,
): void {
  parent.add(document.struct(element.type, { lang: element.lang }, draw));
}

/** Adds a figure that readers for the blind call by its `alt` text; the box is its corner and size in points. */
export function addFigure(
  document: PDFKit.PDFDocument,
  parent: StructureElement,
  figure: { alt: string; x: number; y: number; width: number; height: number },
  draw: () => void,
): void {
  const { alt, x, y, width, height } = figure;
  const options = { alt, bbox: [x, y, x + width, y + height] as [number, number, number, number] };
  parent.add(document.struct('Figure', options, draw));
}

/** Writes a text into its box, as large as it fits. */
export function drawText(document: PDFKit.PDFDocument, text: string, box: TextBox): PlacedText {
  const plain = printable(/\p{Script=Han}/u.test(text) ? text : straightQuotes(text), box.font);
  const size = fittingSize(document, plain, box);
  const options = textOptions(box, size);
  const width = box.balanced ? balancedWidth(document, plain, box.width, options) : box.width;
  const whole = heightOf(document, plain, width, options);
  const height = Math.min(box.height, whole);
  const y = box.anchor === 'bottom' ? box.y + box.height - height : box.y;
  document.fillColor(box.colour).text(plain, box.x + alignedShift(box, width), y, {
    ...options,
    width,
    height: height + 1,
    ellipsis: '…',
  });
  return { size, bottom: y + height, isCut: whole > box.height };
}

/** In a Chinese font curly quotes are as wide as a character, which tears English apart. */
function straightQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** `font: null` keeps pdfkit from embedding Helvetica, which PDF/A forbids. */
function openDocument(facts: DocumentFacts): PDFKit.PDFDocument {
  const document = new PDFDocument({
    ...(facts.page ? { size: [facts.page.width, facts.page.height] } : { size: 'A4', layout: facts.layout }),
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    font: null as unknown as string,
    info: { Title: facts.title, Subject: facts.subject, Author: facts.author, CreationDate: facts.createdAt },
  });
  registerFonts(document);
  return document;
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  document.on('end', () => resolve(Buffer.concat(chunks)));
  document.on('error', reject);
  return promise;
}

/** The largest size, in half points, at which the text keeps within its box. */
function fittingSize(document: PDFKit.PDFDocument, text: string, box: TextBox): number {
  let size = box.size;
  document.font(box.font);
  while (size > box.smallest && !fits(document, text, box, size)) size -= 0.5;
  document.fontSize(size);
  return size;
}

function fits(document: PDFKit.PDFDocument, text: string, box: TextBox, size: number): boolean {
  document.fontSize(size);
  const options = textOptions(box, size);
  const widest = Math.max(...text.split(' ').map((word) => longestUnbreakable(document, word, options)));
  return widest <= box.width && heightOf(document, text, box.width, options) <= box.height;
}

/** The width of a Latin word, which must not be broken; Chinese breaks anywhere. */
function longestUnbreakable(
  document: PDFKit.PDFDocument,
  word: string,
  options: PDFKit.Mixins.TextOptions,
): number {
  return /^[\p{Script=Latin}\d'’.-]+$/u.test(word) ? document.widthOfString(word, options) : 0;
}

/** The narrowest width that takes no more lines. */
function balancedWidth(
  document: PDFKit.PDFDocument,
  text: string,
  width: number,
  options: PDFKit.Mixins.TextOptions,
): number {
  const height = heightOf(document, text, width, options);
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    if (heightOf(document, text, middle, options) > height) narrow = middle;
    else wide = middle;
  }
  return wide;
}

function heightOf(
  document: PDFKit.PDFDocument,
  text: string,
  width: number,
  options: PDFKit.Mixins.TextOptions,
): number {
  return document.heightOfString(text, { ...options, width });
}

function textOptions(box: TextBox, size: number): PDFKit.Mixins.TextOptions {
  return {
    align: box.align ?? 'left',
    characterSpacing: (box.tracking ?? 0) * size,
    lineGap: (box.leading ?? 0) * size,
  };
}

function alignedShift(box: TextBox, width: number): number {
  const spare = box.width - width;
  const tracking = ((box.tracking ?? 0) * box.size) / 2;
  if (box.align === 'center') return spare / 2 + tracking;
  return box.align === 'right' ? spare : 0;
}
