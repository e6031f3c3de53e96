/**
 * The look-up page in a real browser, as employers use it: with a hand scanner, a scanned paper, without script, and in
 * every look.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import PDFDocument from 'pdfkit';
import { chromium, type Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import type { CertificateRow } from '../../src/certificates/certificate.store.ts';
import { qrTextFor } from '../../src/certificates/credential.action.ts';
import { freezeCertificate } from '../../src/certificates/freezeCertificate.action.ts';
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

describe('the look-up page, as employers use it,', function () {
  this.timeout(90_000);
  useDatabase();
  const stage = useBrowser();
  let row = {} as CertificateRow;
  let text = '';
  beforeEach(async () => {
    const cast = await givenCast();
    row = await givenCertificate(cast.trainee, recent);
    text = await qrTextFor(row, stage.address);
  });

  it('follows what a hand scanner types into the number’s field, and keeps the payload here', async () => {
    const page = await stage.open();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.goto(`${stage.address}/verify`);
    await page.fill('#number', text);
    await page.press('#number', 'Enter');
    await page.waitForSelector('.verdict-valid');
    const digits = text.split('#')[1] ?? '';
    expect(new URL(page.url()).hash).to.equal(`#${digits}`);
    expect(sent.some((address) => address.split('#')[0]?.includes(digits))).to.equal(false);
  });

  it('finds the code on a scanned page in a PDF, without taking the scan for a signed document', async () => {
    const page = await stage.open({ language: 'en' });
    await page.goto(`${stage.address}/verify`);
    const { pdf } = await freezeCertificate(row.id, stage.address);
    const buffer = await scanOf(pdfPicture(pdf, 150));
    await page.setInputFiles('#file', { name: 'scan.pdf', mimeType: 'application/pdf', buffer });
    expect(await textOf(page, band)).to.include('Not signed');
    expect(await textOf(page, '[data-result]')).to.include('is “Valid” now');
    expect(await page.getAttribute('[data-result] a', 'href')).to.match(new RegExp(`^/c/${row.token}`));
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
      await page.setInputFiles('#file', {
        name: 'other.png',
        mimeType: 'image/png',
        buffer: await toBuffer('https://evil.example/', { scale: 6 }),
      });
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
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const page = await browser.newPage({ javaScriptEnabled: false, locale: 'zh-CN' });
    await page.goto(`${stage.address}/verify`);
    expect(await page.isVisible('#file')).to.equal(false);
    await page.fill('#number', row.number);
    await page.click('main form button');
    await page.waitForSelector('.verdict-valid');
    await browser.close();
  });
});

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.waitForSelector(selector)).innerText();
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
