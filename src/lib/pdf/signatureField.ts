/**
 * Room for a signature in a PDF, and the way back to it: an invisible field with a dictionary whose byte range, time and
 * contents are filled in once the other bytes stand (ISO 32000-1, 12.8). Knows where the bytes go, not who signs.
 */

/** How much room a page keeps. */
export interface SignatureRoom {
  /** Most bytes that the signature will take. */
  readonly reserveBytes: number;
}

/** Where the parts of a signature stand in the file, as offsets in bytes. */
export interface SignaturePlace {
  /** The first byte of `<`, before the hexadecimal contents. */
  readonly gapStart: number;
  /** The first byte after `>`. */
  readonly gapEnd: number;
}

const rangeDigits = 10;
const blank = '*'.repeat(rangeDigits);
const blankRange = `/ByteRange [0 /${blank} /${blank} /${blank}]`;
const blankTime = new Date(0);

/** Printed, and not to be moved: PDF/A wants the first, and nobody should drag an invisible field about. */
const printAndLocked = 4 + 128;

/** Adds the field to the document's first page. */
export function addSignatureField(document: PDFKit.PDFDocument, { reserveBytes }: SignatureRoom): void {
  const inside = document as unknown as Internals;
  const signature = inside.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, blank, blank, blank],
    M: blankTime,
    Contents: new Uint8Array(reserveBytes),
  });
  const field = inside.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Signature'),
    Rect: [0, 0, 0, 0],
    F: printAndLocked,
    P: inside.page.dictionary,
    V: signature,
  });
  inside.page.annotations.push(field);
  inside._root.data.AcroForm = inside.ref({ SigFlags: 3, Fields: [field], DR: { Font: {} } });
  // pdfkit ends the form itself, and asks which fonts it uses: none.
  inside._acroform = { fonts: {}, defaultFont: 'none' };
  signature.end();
  field.end();
}

/**
 * Fills in everything but the contents; gives the finished bytes with the gap still blank.
 * @throws when the document has no room for a signature.
 */
export function fillByteRange(pdf: Buffer, signedAt: Date): { bytes: Buffer; place: SignaturePlace } {
  const at = pdf.lastIndexOf(blankRange, undefined, 'latin1');
  if (at < 0) throw new Error('The document has no room for a signature.');
  const time = pdf.indexOf(pdfTime(blankTime), at, 'latin1');
  const gapStart = pdf.indexOf('<', pdf.indexOf('/Contents', time, 'latin1'), 'latin1');
  const gapEnd = pdf.indexOf('>', gapStart, 'latin1') + 1;
  const bytes = Buffer.from(pdf);
  const range = `/ByteRange [0 ${gapStart} ${gapEnd} ${pdf.length - gapEnd}]`;
  bytes.write(range.padEnd(blankRange.length), at, 'latin1');
  bytes.write(pdfTime(signedAt), time, 'latin1');
  return { bytes, place: { gapStart, gapEnd } };
}

/**
 * Writes the signature into its gap.
 * @throws when the room is too small.
 */
export function fillContents(pdf: Buffer, { gapStart, gapEnd }: SignaturePlace, signature: Uint8Array): void {
  const room = (gapEnd - gapStart - 2) / 2;
  if (signature.length > room)
    throw new Error(`The signature takes ${signature.length} bytes, but only ${room} were kept.`);
  pdf.write(Buffer.from(signature).toString('hex'), gapStart + 1, 'latin1');
}

/** The gap of the last signature where the range around it is the whole file, else null. */
export function findSignature(pdf: Buffer): SignaturePlace | null {
  const at = pdf.lastIndexOf('/ByteRange [', undefined, 'latin1');
  if (at < 0) return null;
  const text = pdf.toString('latin1', at, at + blankRange.length);
  const [, start = '', end = '', rest = ''] = /^\/ByteRange \[0 (\d+) (\d+) (\d+)\] *$/.exec(text) ?? [];
  const place = { gapStart: Number(start), gapEnd: Number(end) };
  const isWhole = start !== '' && place.gapStart < place.gapEnd && place.gapEnd + Number(rest) === pdf.length;
  return isWhole && pdf[place.gapStart] === 0x3c && pdf[place.gapEnd - 1] === 0x3e ? place : null;
}

/** The bytes on both sides of the gap: what is signed. */
export function signedParts(pdf: Buffer, { gapStart, gapEnd }: SignaturePlace): [Buffer, Buffer] {
  return [pdf.subarray(0, gapStart), pdf.subarray(gapEnd)];
}

/** The hexadecimal text in the gap. */
export function contentsOf(pdf: Buffer, { gapStart, gapEnd }: SignaturePlace): string {
  return pdf.toString('latin1', gapStart + 1, gapEnd - 1);
}

/** What the dictionary says of the time; null where it says nothing readable. */
export function statedTime(pdf: Buffer, { gapStart }: SignaturePlace): Date | null {
  const before = pdf.toString('latin1', Math.max(0, gapStart - 300), gapStart);
  const parts = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(before);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function pdfTime(time: Date): string {
  return `/M (D:${time.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
}

interface Internals {
  ref(data: object): { end(): void };
  readonly page: { readonly dictionary: object; readonly annotations: object[] };
  _acroform: object;
  readonly _root: { readonly data: Record<string, unknown> };
}
