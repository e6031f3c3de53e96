/** A long printed document that leaves while it is drawn: sheets of any size, each sent before the next is made. */
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { type DocumentFacts, millimetres, type StructureElement } from './document.ts';
import { registerFonts } from './fonts.ts';

/** Millimetres. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

/** Draws one sheet. */
export type DrawSheet = (document: PDFKit.PDFDocument, root: StructureElement) => void;

/** The document as a stream; it fails as a whole when a sheet can't be drawn. For printing: not tagged, not archived. */
export function streamSheets(
  facts: Omit<DocumentFacts, 'layout'>,
  size: SheetSize,
  sheets: AsyncIterable<DrawSheet>,
): Readable {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [millimetres(size.width), millimetres(size.height)],
    margin: 0,
    pdfVersion: '1.7',
    font: null as unknown as string,
    info: { Title: facts.title, Subject: facts.subject, Author: facts.author, CreationDate: facts.createdAt },
  });
  registerFonts(document);
  leaveOutTags(document);
  const output = document.pipe(new PassThrough());
  void fill(document, sheets, output).catch((error: unknown) => output.destroy(error as Error));
  return output;
}

async function fill(
  document: PDFKit.PDFDocument,
  sheets: AsyncIterable<DrawSheet>,
  output: PassThrough,
): Promise<void> {
  let drawn = 0;
  for await (const draw of sheets) {
    if (++drawn % 100 === 0) forgetLayouts(document);
    document.addPage();
    draw(document, document.struct('Document'));
    // Lets the sheet leave, and others be served, before the next is drawn.
    await setImmediate();
    if (output.writableNeedDrain) await once(output, 'drain');
  }
  document.end();
}

/** pdfkit keeps how every word was laid out until the end; names and numbers hardly come twice. */
function forgetLayouts(document: PDFKit.PDFDocument): void {
  const { _fontFamilies: fonts = {} } = document as unknown as {
    _fontFamilies?: Record<string, { layoutCache?: object }>;
  };
  for (const font of Object.values(fonts)) if (font.layoutCache) font.layoutCache = Object.create(null);
}

/**
 * Drawings for one certificate tag what they draw; pdfkit would keep the tags of all pages until the end (28 KB each).
 * Here everything is drawn at once and untagged: these files are for printing.
 */
function leaveOutTags(document: PDFKit.PDFDocument): void {
  const element = { add: () => element, end: () => {} };
  const struct = (...facts: unknown[]) => {
    for (const fact of facts) if (typeof fact === 'function') fact();
    return element;
  };
  const nothing = () => document;
  Object.assign(document, { struct, addStructure: nothing, markContent: nothing, endMarkedContent: nothing });
}
