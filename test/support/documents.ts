/** Reads documents as other programs do: poppler's text, zbar's QR codes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text of a PDF. */
export function pdfText(pdf: Buffer): string {
  return withFile(pdf, 'x.pdf', (path) => execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }));
}

/** What the QR code on a PDF's first page says, printed at so many dots per inch. */
export function pdfQr(pdf: Buffer, resolution = 150): string {
  return withFile(pdf, 'x.pdf', (path) => {
    execFileSync('pdftoppm', ['-r', String(resolution), '-png', '-singlefile', path, path]);
    return scan(`${path}.png`);
  });
}

/** A PDF's first page as a picture (PNG) at so many dots per inch. */
export function pdfPicture(pdf: Buffer, resolution: number): Buffer {
  return withFile(pdf, 'x.pdf', (path) => {
    execFileSync('pdftoppm', ['-r', String(resolution), '-png', '-singlefile', path, path]);
    return readFileSync(`${path}.png`);
  });
}

/** What a QR code in a picture (PNG or JPEG) says. */
export function pictureQr(picture: Buffer): string {
  return withFile(picture, 'x.png', (path) => scan(path));
}

/** zbar complains about a missing desktop bus on its error channel. */
function scan(path: string): string {
  return execFileSync('zbarimg', ['--quiet', '--raw', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function withFile<T>(bytes: Buffer, name: string, read: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  try {
    return read(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
