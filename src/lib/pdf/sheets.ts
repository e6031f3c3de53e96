/** A long printed document that leaves while it is drawn: sheets of any size, each sent before the next is made. */
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
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
  const output = document.pipe(new PassThrough());
  void fill(document, sheets, output).catch((error: unknown) => output.destroy(error as Error));
  return output;
}

async function fill(
  document: PDFKit.PDFDocument,
  sheets: AsyncIterable<DrawSheet>,
  output: PassThrough,
): Promise<void> {
  for await (const draw of sheets) {
    document.addPage();
    const root = document.struct('Document');
    document.addStructure(root);
    draw(document, root);
    root.end();
    if (output.writableNeedDrain) await once(output, 'drain');
  }
  document.end();
}
