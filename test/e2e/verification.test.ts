/**
 * The look-up page in a real browser: camera, photos, PDFs, without network, and as a single file from a disk. What
 * is read on the device must never be sent.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import PDFDocument from 'pdfkit';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import type { CertificateRow } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { qrTextFor } from '../../src/certificates/credential.action.ts';
import { freezeCertificate } from '../../src/certificates/freezeCertificate.action.ts';
import { qrRuns } from '../../src/lib/pdf/qrVector.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { useBrowser, type Visit } from '../support/browser.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { pdfPicture } from '../support/documents.ts';

const recent = { issuedAt: new Date(Date.now() - 86_400_000) };
const looks: readonly Visit[] = [
  { width: 'phone', language: 'zh-CN', theme: 'light' },
  { width: 'phone', language: 'en', theme: 'dark', text: 'large' },
  { width: 'tablet', language: 'zh-CN', theme: 'dark' },
  { width: 'desktop', language: 'en', theme: 'light' },
];
const band = '[data-result] .verdict';

describe('the look-up page in a browser', function () {
  this.timeout(90_000);
  useDatabase();
  const stage = useBrowser();
  let admin = 0;
  let row = {} as CertificateRow;
  let text = '';
  beforeEach(async () => {
    const cast = await givenCast();
    admin = cast.admin;
    row = await givenCertificate(cast.trainee, recent);
    text = await qrTextFor(row, stage.address);
  });

  it('finds the QR code in a photo of the paper and opens its page, sending nothing', async () => {
    const page = await stage.open();
    const sent = requestsOf(page);
    const problems = problemsOf(page);
    await page.goto(`${stage.address}/verify`);
    const { pdf } = await freezeCertificate(row.id, stage.address);
    await page.setInputFiles('#file', picture('paper.png', pdfPicture(pdf, 110)));
    await page.waitForSelector('.verdict-valid');
    expect(new URL(page.url()).pathname).to.equal(`/c/${row.token}`);
    expectNothingSent(sent, stage.address);
    expect(problems).to.deep.equal([]);
  });

  it('follows what a hand scanner types into the number’s field, and keeps the payload here', async () => {
    const page = await stage.open();
    const sent = requestsOf(page);
    await page.goto(`${stage.address}/verify`);
    await page.fill('#number', text);
    await page.press('#number', 'Enter');
    await page.waitForSelector('.verdict-valid');
    const digits = text.split('#')[1] ?? '';
    expect(new URL(page.url()).hash).to.equal(`#${digits}`);
    expect(sent.some((request) => request.url().split('#')[0]?.includes(digits))).to.equal(false);
  });

  it('says where another’s QR code leads, and does not go there', async () => {
    const page = await stage.open();
    await page.goto(`${stage.address}/verify`);
    await page.setInputFiles('#file', picture('other.png', qrPicture(`https://evil.example/c/${row.token}`)));
    expect(await textOf(page, band))
      .to.include('这个二维码不是我们的')
      .and.include('evil.example');
    expect(page.url()).to.equal(`${stage.address}/verify`);
    await page.setInputFiles('#file', picture('empty.png', createCanvas(300, 300).toBuffer('image/png')));
    await page.waitForSelector(`${band}:has-text("没有找到二维码")`);
  });

  it('tells a PDF as it was issued from one with a byte changed, and gives its status now', async () => {
    const { pdf } = await freezeCertificate(row.id, stage.address);
    const page = await stage.open({ language: 'en' });
    const sent = requestsOf(page);
    await page.goto(`${stage.address}/verify`);
    await page.setInputFiles('#file', { name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf });
    expect(await textOf(page, band)).to.include('Unchanged since its issue');
    const result = await textOf(page, '[data-result]');
    expect(result).to.include('Status now: Valid').and.include('The credential inside is rightly signed');
    expect(await page.getAttribute('[data-result] a', 'href')).to.equal(`/c/${row.token}`);
    const changed = Buffer.from(pdf);
    const at = pdf.indexOf('/Title') + 12;
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    await drop(page, changed);
    await page.waitForSelector(`${band}:has-text("Altered")`);
    await changeStatus({
      certificateId: row.id,
      actorId: admin,
      at: new Date(),
      change: 'suspend',
      reason: '核查',
    });
    await page.setInputFiles('#file', { name: 'b.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.waitForSelector('[data-result]:has-text("Status now: Suspended")');
    expect(await textOf(page, `${band}.verdict-suspended`)).to.include('Suspended');
    expectNothingSent(sent, stage.address);
  });

  it('finds the code on a scanned page in a PDF, without taking the scan for a signed document', async () => {
    const page = await stage.open({ language: 'en' });
    await page.goto(`${stage.address}/verify`);
    const { pdf } = await freezeCertificate(row.id, stage.address);
    const buffer = await scanOf(pdfPicture(pdf, 150));
    await page.setInputFiles('#file', { name: 'scan.pdf', mimeType: 'application/pdf', buffer });
    expect(await textOf(page, band)).to.include('Not signed');
    expect(await textOf(page, '[data-result]')).to.include('Status now: Valid');
    expect(await page.getAttribute('[data-result] a', 'href')).to.match(new RegExp(`^/c/${row.token}`));
  });

  it('says of a PDF without a signature, and of what is no PDF, that it proves nothing', async () => {
    const page = await stage.open({ language: 'en' });
    await page.goto(`${stage.address}/verify`);
    const plain = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');
    await page.setInputFiles('#file', { name: 'a.pdf', mimeType: 'application/pdf', buffer: plain });
    await page.waitForSelector(`${band}:has-text("Not signed")`);
    const junk = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') };
    await page.setInputFiles('#file', junk);
    await page.waitForSelector(`${band}:has-text("Can’t read this file")`);
  });

  it('without network, once visited, checks a scanned code’s signature and says how old its knowledge is', async () => {
    const page = await stage.open({ language: 'en' });
    await makeReady(page, stage.address);
    await page.context().setOffline(true);
    await page.goto(text);
    expect(await textOf(page, band)).to.include('Genuine as issued');
    const shown = await textOf(page, '[data-result]');
    expect(shown).to.include(row.number).and.include('王*芳').and.include('Status unknown since');
    expect(shown).to.match(/\d+ min ago/);
    expect(await page.content()).not.to.include('verdict-valid');
    const digits = text.split('#')[1] ?? '';
    const [kept, changed] = [digits.slice(0, -40), digits.slice(-40, -39) === '7' ? '8' : '7'];
    await page.goto(`${text.split('#')[0]}#${kept}${changed}${digits.slice(-39)}`);
    await page.waitForSelector(`${band}:has-text("Altered")`);
    await page.goto(`${stage.address}/c/${row.token}`);
    await page.waitForSelector(`${band}:has-text("No network now")`);
    await page.goto(`${stage.address}/verify?number=${row.number}`);
    await page.waitForSelector(`${band}:has-text("No network now")`);
    await page.context().setOffline(false);
    await page.goto(text);
    await page.waitForSelector('.verdict-valid');
  });

  it('without network tells what was revoked when it last knew', async () => {
    await changeStatus({
      certificateId: row.id,
      actorId: admin,
      at: new Date(),
      change: 'revoke',
      reason: '成绩作废',
    });
    const page = await stage.open();
    await makeReady(page, stage.address);
    await page.context().setOffline(true);
    await page.goto(text);
    await page.waitForSelector(`${band}.verdict-revoked:has-text("已撤销")`);
  });

  it('is accessible and fits its screen in every state, its own findings and the single file too', async () => {
    const problems: string[] = [];
    const file = join(mkdtempSync(join(tmpdir(), 'verifier-')), 'verifier.html');
    writeFileSync(file, await (await fetch(`${stage.address}/verifier.html`)).text());
    for (const look of looks) {
      const page = await stage.open(look);
      const check = async (name: string) => {
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 0) problems.push(`${name} ${look.language}: ${wide} px too wide`);
        const found = await accessibilityProblems(page);
        problems.push(...found.map((problem) => `${name} ${look.language} ${look.theme}: ${problem}`));
      };
      for (const path of [`/c/${row.token}`, `/c/${'0'.repeat(26)}`, '/verify?number=JT-26-T-7K3M9Q4-1']) {
        await page.goto(stage.address + path);
        await check(path);
      }
      await page.goto(`${stage.address}/verify`);
      await page.setInputFiles('#file', picture('other.png', qrPicture('https://evil.example/')));
      await page.waitForSelector(band);
      await check('finding');
      await page.goto(pathToFileURL(file).href);
      await page.fill('#text', text);
      await page.click('#form button');
      await page.waitForSelector('#result .verdict');
      await check('file');
    }
    rmSync(dirname(file), { recursive: true });
    expect(problems).to.deep.equal([]);
  });

  it('works without scripts: a number is typed and answered', async () => {
    const { context, close } = await ownBrowser([], { javaScriptEnabled: false, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${stage.address}/verify`);
    expect(await page.isVisible('#file')).to.equal(false);
    await page.fill('#number', row.number);
    await page.click('main form button');
    await page.waitForSelector('.verdict-valid');
    await close();
  });

  it('reads a code held before the camera', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'camera-'));
    const film = join(folder, 'qr.y4m');
    writeFileSync(film, filmOf(text));
    const { context, close } = await ownBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    await context.grantPermissions(['camera'], { origin: stage.address });
    const page = await context.newPage();
    const problems = problemsOf(page);
    await page.goto(`${stage.address}/verify`);
    await page.click('[data-camera]');
    await page.waitForSelector('.verdict-valid', { timeout: 30_000 });
    expect(new URL(page.url()).pathname).to.equal(`/c/${row.token}`);
    expect(problems).to.deep.equal([]);
    await close();
    rmSync(folder, { recursive: true });
  });

  it('as a single file on a disk checks a code without asking anyone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verifier-'));
    const file = join(folder, 'jieti-verifier.html');
    const html = await (await fetch(`${stage.address}/verifier.html`)).text();
    writeFileSync(file, html);
    const { context, close } = await ownBrowser([], { locale: 'en' });
    await context.setOffline(true);
    const page = await context.newPage();
    const sent = requestsOf(page);
    const problems = problemsOf(page);
    await page.addInitScript(pretendToDetect, text);
    await page.goto(pathToFileURL(file).href);
    await page.fill('#text', text);
    await page.click('#form button');
    expect(await textOf(page, '#result .verdict')).to.include('Genuine as issued');
    expect(await textOf(page, '#result'))
      .to.include(row.number)
      .and.include('Status unknown since');
    const digits = text.split('#')[1] ?? '';
    await page.fill('#text', `${digits.slice(0, 200)}${(Number(digits[200]) + 1) % 10}${digits.slice(201)}`);
    await page.click('#form button');
    await page.waitForSelector('#result .verdict:not(.verdict-known)');
    await page.setInputFiles('#file', picture('qr.png', qrPicture(text)));
    await page.waitForSelector('#result .verdict-known');
    await page.click('#language');
    expect(await textOf(page, 'h1')).to.equal('离线证书查验器');
    expect(problems).to.deep.equal([]);
    expect(sent.map((request) => new URL(request.url()).protocol)).to.deep.equal(['file:']);
    await close();
    rmSync(folder, { recursive: true });
  });
});

async function makeReady(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/verify`);
  await page.waitForSelector('[data-ready]:not(:empty)');
}

function requestsOf(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return requests;
}

/** Breaches of the Content-Security-Policy, and errors of scripts. */
function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

/** Only gets, only from here, with nothing in them but an address. */
function expectNothingSent(requests: readonly Request[], address: string): void {
  for (const request of requests) {
    expect(request.method(), request.url()).to.equal('GET');
    expect(request.postDataBuffer(), request.url()).to.equal(null);
    expect(request.url().startsWith(address) && request.url().length < 800, request.url()).to.equal(true);
  }
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.waitForSelector(selector)).innerText();
}

async function drop(page: Page, pdf: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const scope = globalThis as unknown as Record<string, new (...given: unknown[]) => never>;
    const { File, DataTransfer, DragEvent } = scope as never as {
      File: new (parts: unknown[], name: string, options: object) => object;
      DataTransfer: new () => { items: { add(file: object): void } };
      DragEvent: new (name: string, options: object) => object;
    };
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'changed.pdf', { type: 'application/pdf' }));
    const { document } = globalThis as unknown as { document: { dispatchEvent(event: object): void } };
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, pdf.toString('base64'));
}

async function ownBrowser(args: string[], options = {}) {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
  });
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  return { context, close: () => browser.close() };
}

/** Chromium on Linux has no detector of its own; phones and Macs have one. */
function pretendToDetect(rawValue: string): void {
  Object.assign(globalThis, {
    BarcodeDetector: class {
      detect() {
        return Promise.resolve([{ rawValue }]);
      }
    },
  });
}

/** A page as a scanner makes it: a PDF that is a photograph. */
async function scanOf(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const document = new PDFDocument({ size: [image.width, image.height], margin: 0 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  document.image(canvas.toBuffer('image/jpeg', 80), 0, 0);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function picture(name: string, buffer: Buffer) {
  return { name, mimeType: 'image/png', buffer };
}

function qrPicture(text: string, module = 6): Buffer {
  return qrCanvas(text, module).toBuffer('image/png');
}

function qrCanvas(text: string, module: number) {
  const { side, runs } = qrRuns(text);
  const size = (side + 8) * module;
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  context.fillStyle = '#000';
  for (const { x, y, length } of runs)
    context.fillRect((x + 4) * module, (y + 4) * module, length * module, module);
  return canvas;
}

/** Ten frames of a code on a table, as Chromium's fake camera plays them (YUV4MPEG2, 4:2:0). */
function filmOf(text: string): Buffer {
  const [width, height] = [640, 480];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#9a9a9a';
  context.fillRect(0, 0, width, height);
  context.drawImage(qrCanvas(text, 6), 110, 30, 420, 420);
  const { data } = context.getImageData(0, 0, width, height);
  const light = Buffer.alloc(width * height);
  for (let index = 0; index < light.length; index++) light[index] = data[index * 4] ?? 0;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  return Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]);
}
