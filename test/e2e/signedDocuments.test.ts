/** Signed certificates as other programs read them: poppler's check of the signature, zbar's of the QR, qpdf's of the file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import fc from 'fast-check';
import { renderDocument } from '../../src/certificates/certificateDocument.ts';
import { selfSignedCertificate } from '../../src/keys/documentCertificate.ts';
import { checkPdfSignature } from '../../src/keys/pdfSignature.ts';
import { millimetres, renderPage } from '../../src/lib/pdf/document.ts';
import { drawQr } from '../../src/lib/pdf/qrVector.ts';
import { certificateFacts } from '../support/certificateFacts.ts';
import { pdfPicture, pdfQr, pdfText, pictureQr } from '../support/documents.ts';

const signedAt = new Date('2026-03-23T10:11:12Z');
const organisation = '示范市妇女联合会';
const digits = Array.from({ length: 323 }, (_, index) => (index * 7 + 3) % 10).join('');
/** An address with a signed payload of the usual length behind it. */
const qrText = `${certificateFacts().verifyUrl}#${digits}`;
const credential = {
  name: 'credential.jwt',
  mimeType: 'application/vc+jwt',
  bytes: Buffer.from(`eyJhbGciOiJFZERTQSJ9.${'x'.repeat(1200)}`),
  description: 'Open Badges 3.0',
  createdAt: signedAt,
};

describe('signed certificates', function () {
  this.timeout(60_000);
  let folder = '';
  let pdf: Buffer = Buffer.alloc(0);
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signed-'));
    pdf = await documentOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are valid to pdfsig, with the organisation’s Chinese name, signed by P-256 or RSA', async () => {
    const rsa = await documentOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    for (const signed of [pdf, rsa]) {
      const report = pdfsig(signed);
      expect(report).to.contain('Signature is Valid.').and.to.contain('Total document signed');
      expect(report).to.contain(`CN=${organisation}`).and.to.contain('ETSI.CAdES.detached');
      expect(report).to.contain('Certificate issuer is unknown.');
      expect(report).to.contain('SHA-256').and.to.contain('Mar 23 2026');
    }
  });

  it('are a mismatch to pdfsig and to us once a byte of what they show is changed', () => {
    const places = ['/Title', '/MediaBox', 'stream\n', '/Names', '%%EOF'];
    for (const place of places) {
      const changed = Buffer.from(pdf);
      const at = pdf.indexOf(place) + place.length + 12;
      const where = Math.min(at, pdf.length - 1);
      changed.writeUInt8(changed.readUInt8(where) ^ 0x01, where);
      expect(pdfsig(changed), place).not.to.contain('Signature is Valid.');
      expect(checkPdfSignature(changed), place).to.equal(null);
    }
  });

  it('are never valid to pdfsig with a flipped bit outside the signature', () => {
    const gap = { from: pdf.indexOf('/Contents <'), to: pdf.indexOf('>', pdf.indexOf('/Contents <')) };
    const anywhere = fc.nat(pdf.length - 1).filter((at) => at < gap.from || at > gap.to);
    fc.assert(
      fc.property(anywhere, fc.nat(7), (at, bit) => {
        const changed = Buffer.from(pdf);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        return !pdfsig(changed).includes('Signature is Valid.');
      }),
      { numRuns: 25 },
    );
  });

  it('no longer cover the whole once something is appended', () => {
    const appended = Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]);
    expect(pdfsig(appended)).not.to.contain('Total document signed');
    expect(checkPdfSignature(appended)).to.equal(null);
  });

  it('are sound PDF/A-3b: tagged, titled, fonts embedded, the credential inside, the field printable', () => {
    const file = save(pdf);
    expect(run('qpdf', ['--check', file])).to.contain('No syntax or stream encoding errors');
    expect(run('pdfinfo', [file])).to.match(/Tagged:\s+yes[\s\S]*Pages:\s+1/);
    expect(run('pdffonts', [file])).not.to.match(/ no (yes|no)\s+\d+\s+0$/m);
    const text = pdf.toString('latin1');
    expect(text).to.contain('<pdfaid:part>3</pdfaid:part>').and.to.contain('/AFRelationship /Alternative');
    expect(text).to.contain('/F 132').and.to.contain('/Lang (zh-CN)').and.to.contain('/DisplayDocTitle true');
    const inside = join(folder, 'inside.jwt');
    run('pdfdetach', ['-save', '1', '-o', inside, file]);
    expect(readFileSync(inside).equals(credential.bytes)).to.equal(true);
  });

  it('keep the rules of PDF/A-3 for attachments, forms and the file as a whole (ISO 19005-3)', () => {
    const { objects, trailer } = qpdfObjects(save(pdf));
    const ofType = (type: string) => objects.filter((object) => object['/Type'] === type);
    expect(trailer['/ID']).to.have.length(2);
    const [catalog = {}] = ofType('/Catalog');
    expect(catalog).to.include.keys('/AF', '/Metadata', '/OutputIntents', '/MarkInfo', '/Lang');
    const [file = {}] = ofType('/Filespec');
    expect(file).to.include.keys('/F', '/UF', '/EF').and.to.include({ '/AFRelationship': '/Alternative' });
    const [inside = {}] = ofType('/EmbeddedFile');
    expect(inside).to.include({ '/Subtype': '/application/vc+jwt' });
    expect(inside['/Params']).to.include.keys('/ModDate', '/Size');
    const [field = {}] = ofType('/Annot');
    expect(Number(field['/F']) & 0b1001_0111, 'printed, and neither hidden nor without a view').to.equal(
      4 + 128,
    );
    expect(field['/Rect']).to.deep.equal([0, 0, 0, 0], 'a field without size needs no appearance');
    const [metadata = {}] = ofType('/Metadata');
    expect(metadata).not.to.have.any.keys('/Filter');
    expect(objects.some((object) => '/NeedAppearances' in object || '/XFA' in object)).to.equal(false);
  });

  it('keep their Chinese text and their QR code', () => {
    expect(pdfText(pdf)).to.contain('王小芳').and.to.contain('培训合格证书').and.to.contain(organisation);
    for (const resolution of [150, 300]) expect(pdfQr(pdf, resolution)).to.equal(qrText);
  });

  it('keep their QR code in a photo: rotated, blurred, unevenly lit, compressed', async () => {
    for (const [degrees, blur, quality] of [
      [4, 1, 60],
      [-12, 1.2, 50],
      [33, 1, 40],
    ] as const)
      expect(pictureQr(await photo(pdfPicture(pdf, 220), degrees, blur, quality))).to.equal(qrText);
  });

  function save(bytes: Buffer): string {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    return file;
  }

  /** pdfsig exits with 1 where a signature is invalid. */
  function pdfsig(bytes: Buffer): string {
    const { stdout, stderr } = spawnSync('pdfsig', [save(bytes)], { encoding: 'utf8' });
    return stdout + stderr;
  }
});

describe('a QR code with its signed payload', function () {
  this.timeout(60_000);
  for (const [sizeMm, resolution] of [
    [30, 150],
    [25, 200],
    [20, 300],
  ] as const)
    it(`is read at ${sizeMm} mm and ${resolution} dpi`, async () => {
      expect(pdfQr(await qrPage(sizeMm), resolution)).to.equal(qrText);
    });

  it('is read from photos of a print of 30 mm', async () => {
    const picture = pdfPicture(await qrPage(30), 300);
    for (const [degrees, blur, quality] of [
      [3, 1, 60],
      [-17, 1.2, 50],
      [40, 1, 45],
    ] as const)
      expect(pictureQr(await photo(picture, degrees, blur, quality))).to.equal(qrText);
  });

  function qrPage(sizeMm: number): Promise<Buffer> {
    const facts = { title: '二维码', subject: '二维码', author: organisation, createdAt: signedAt };
    const corner = millimetres(60);
    return renderPage({ ...facts, layout: 'portrait' }, (document) => {
      drawQr(document, qrText, { x: corner, y: corner, sizeMm });
    });
  }
});

function documentOf(privateKey: KeyObject): Promise<Buffer> {
  const years = { from: new Date('2026-01-01T00:00:00.123Z'), until: new Date('2056-01-01T00:00:00.456Z') };
  const serial = Buffer.from('7f01020304', 'hex');
  const certificatePem = selfSignedCertificate(privateKey, { organisation, serial, ...years });
  const key = { privateKey, certificatePem };
  return renderDocument({ facts: certificateFacts(), qrText, attachments: [credential], key, signedAt });
}

type PdfObject = Readonly<Record<string, unknown>>;

/** A PDF's dictionaries as qpdf reads them, those of streams too. */
function qpdfObjects(file: string): { objects: PdfObject[]; trailer: PdfObject } {
  const { qpdf } = JSON.parse(run('qpdf', ['--json=2', file])) as { qpdf: [unknown, Record<string, Entry>] };
  const { trailer, ...objects } = qpdf[1];
  const dictionaries = Object.values(objects).map(({ value, stream }) => value ?? stream?.dict);
  const isDictionary = (one: unknown): one is PdfObject =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  return { objects: dictionaries.filter(isDictionary), trailer: trailer?.value as PdfObject };
}

interface Entry {
  readonly value?: unknown;
  readonly stream?: { readonly dict: PdfObject };
}

/** The picture as a phone would have taken it: on a table, turned, out of focus, with a shadow, as JPEG. */
async function photo(png: Buffer, degrees: number, blur: number, quality: number): Promise<Buffer> {
  const picture = await loadImage(png);
  const side = Math.ceil(Math.hypot(picture.width, picture.height));
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  context.fillStyle = '#8b7f72';
  context.fillRect(0, 0, side, side);
  context.translate(side / 2, side / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.filter = `blur(${blur}px)`;
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  context.filter = 'none';
  const shadow = context.createLinearGradient(-side / 2, 0, side / 2, side / 2);
  shadow.addColorStop(0, 'rgba(30, 20, 0, 0.05)');
  shadow.addColorStop(1, 'rgba(30, 20, 0, 0.45)');
  context.fillStyle = shadow;
  context.fillRect(-side, -side, 2 * side, 2 * side);
  return canvas.encode('jpeg', quality);
}

function run(program: string, given: string[]): string {
  return execFileSync(program, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
