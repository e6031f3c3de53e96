/** Draws the first page of a PDF as a PNG, for readers that open no PDF. Knows nothing of what the page says. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Mutex } from '../mutex.ts';

const pointsAnInch = 72;
const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** One page at a time: a page as pixels takes tens of megabytes. */
const drawing = new Mutex();

/**
 * The PNG of a PDF's first page; `dpi`: dots an inch.
 * @throws when the bytes are no PDF.
 */
export function renderPng(pdf: Uint8Array, dpi: number): Promise<Buffer> {
  return drawing.run(async () => {
    const task = getDocument({
      data: new Uint8Array(pdf),
      verbosity: VerbosityLevel.ERRORS,
      useSystemFonts: false,
      standardFontDataUrl: `${join(library, 'standard_fonts')}/`,
    });
    try {
      const document = await task.promise;
      const page = await document.getPage(1);
      const viewport = page.getViewport({ scale: dpi / pointsAnInch });
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      await page.render({ canvas: canvas as unknown as null, viewport, background: '#ffffff' }).promise;
      return canvas.toBuffer('image/png');
    } finally {
      await task.destroy();
    }
  });
}
