/** The public look-up in a real browser: photos and PDFs that stay on the device, no network, a file from a disk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Page, Request } from 'playwright-core';
import { toBuffer } from 'qrcode';
import type { CertificateRow } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { qrTextFor } from '../../src/certificates/credential.action.ts';
import { freezeCertificate } from '../../src/certificates/freezeCertificate.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { useBrowser } from '../support/browser.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const recent = { issuedAt: new Date(Date.now() - 86_400_000) };
const photo = (buffer: Buffer) => ({ name: 'photo.png', mimeType: 'image/png', buffer });
const document = (buffer: Buffer) => ({ name: 'document.pdf', mimeType: 'application/pdf', buffer });
const picture = (text: string) => toBuffer(text, { errorCorrectionLevel: 'M', scale: 6, margin: 4 });

describe('looking a certificate up in a browser', function () {
  this.timeout(120_000);
  useDatabase();
  const stage = useBrowser();

  it('reads the code in a photo and opens its page, without sending the photo', async () => {
    const row = await given();
    const { page, requests } = await openLookUp();
    await page.setInputFiles('[data-file]', photo(await picture(await qrTextFor(row, stage.address))));
    await page.waitForURL(`**/c/${row.token}*`);
    expect(await page.innerText('h1')).to.equal('有效');
    expect(await page.locator('dl').innerText())
      .to.include(row.number)
      .and.include('王*芳');
    expectNothingSent(requests);
    expect(await page.context().cookies()).to.deep.equal([]);
  });

  it('says whose a code is that isn’t ours, and when a photo shows none', async () => {
    const { page } = await openLookUp();
    await page.setInputFiles('[data-file]', photo(await picture('https://certificates.example/c/1')));
    expect(await result(page))
      .to.include('这个二维码不是我们的')
      .and.include('certificates.example');
    await page.setInputFiles('[data-file]', photo(await picture('你好')));
    expect(await result(page, '内容是：你好')).to.include('不是证书的二维码');
    await page.setInputFiles('[data-file]', photo(Buffer.from('no picture')));
    expect(await result(page, '读不了')).not.to.include('有效');
  });

  it('reads the code before the camera, and fetches the scanner only then', async () => {
    const row = await given();
    const code = await picture(await qrTextFor(row, stage.address));
    const page = await stage.open();
    await page.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${code.toString('base64')}';
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [640, 640];
      setInterval(() => canvas.getContext('2d').drawImage(image, 0, 0, 640, 640), 50);
      return canvas.captureStream(20);
    };`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${stage.address}/verify`);
    expect(asked.filter((path) => path.startsWith('/assets/scanner'))).to.deep.equal([]);
    await page.click('[data-camera]');
    await page.waitForURL(`**/c/${row.token}*`);
    expect(asked).to.include('/assets/scanner/zxing_reader.wasm');
    expect(await page.innerText('h1')).to.equal('有效');
  });

  it('says what to do where the camera is refused, and where signatures can’t be checked', async () => {
    const row = await given();
    const { pdf } = await freezeCertificate(row.id, stage.address);
    const page = await stage.open();
    await page.addInitScript(`
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });`);
    await page.goto(`${stage.address}/verify`);
    await page.click('[data-camera]');
    expect(await result(page, '不能使用相机')).to.include('输入编号');
    await page.setInputFiles('[data-file]', document(pdf));
    expect(await result(page, '不能核对签名'))
      .to.include('https')
      .and.not.include('没有改动');
  });

  it('tells an unchanged PDF from one with a changed byte, and asks only for the token’s status', async () => {
    const row = await given();
    const { pdf } = await freezeCertificate(row.id, stage.address);
    const { page, requests } = await openLookUp();
    await page.setInputFiles('[data-file]', document(pdf));
    expect(await result(page, '没有改动'))
      .to.include('当前状态：有效')
      .and.include('凭证签名正确');
    const changed = Buffer.from(pdf);
    const place = pdf.indexOf('/MediaBox') + 12;
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    await page.setInputFiles('[data-file]', document(changed));
    expect(await result(page, '文件被改动过'))
      .to.include('请不要相信它')
      .and.include('不能证明这份文件')
      .and.not.include('凭证签名正确');
    await page.setInputFiles('[data-file]', document(Buffer.from('%PDF-1.7\n%%EOF\n')));
    expect(await result(page, '没有电子签名')).not.to.include('当前状态');
    expectNothingSent(requests);
  });

  it('takes a PDF that is dropped on the page, and says what became of its certificate since', async () => {
    const { admin, trainee } = await givenCast();
    const row = await givenCertificate(trainee, recent);
    const { pdf } = await freezeCertificate(row.id, stage.address);
    const change = { change: 'suspend', reason: '正在核查' } as const;
    await changeStatus({ ...change, certificateId: row.id, actorId: admin, at: new Date() });
    const { page, requests } = await openLookUp();
    const transfer = await page.evaluateHandle(`(() => {
      const bytes = Uint8Array.from(atob('${pdf.toString('base64')}'), (one) => one.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'document.pdf', { type: 'application/pdf' }));
      return transfer;
    })()`);
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
    expect(await result(page, '没有改动'))
      .to.include('当前状态：暂停使用')
      .and.not.include('当前状态：有效');
    expectNothingSent(requests);
  });

  it('works without network once it was visited: genuine as issued, never plainly valid', async () => {
    const row = await given();
    const text = await qrTextFor(row, stage.address);
    const page = await visitThenLoseNetwork();
    await page.goto(text);
    const said = await result(page, '离线核对');
    expect(said).to.include(row.number).and.include('王*芳').and.include('没有撤销，也没有暂停');
    expect(said).to.match(/截至 \d{4}-\d\d-\d\d \d\d:\d\d（(不到 )?\d+ 分钟前）/);
    expect(said).not.to.include('现在有效');
    const digits = text.slice(text.indexOf('#') + 1);
    const altered = digits.slice(0, -1) + ((Number(digits.at(-1)) + 1) % 10);
    await page.goto(`${stage.address}/c/${row.token}#${altered}`);
    expect(await result(page, '内容被改过')).not.to.include(row.number);
    await page.goto(`${stage.address}/c/${row.token}`);
    expect(await result(page, '没有网络')).to.include('不要当作有效');
  });

  it('knows without network what was suspended when the lists were fetched', async () => {
    const { admin, trainee } = await givenCast();
    const row = await givenCertificate(trainee, recent);
    const change = { change: 'suspend', reason: '正在核查' } as const;
    await changeStatus({ ...change, certificateId: row.id, actorId: admin, at: new Date() });
    const page = await visitThenLoseNetwork();
    await page.goto(await qrTextFor(row, stage.address));
    expect(await result(page, '状态名单截至'))
      .to.include('暂停使用')
      .and.not.include('签发属实');
  });

  it('fits a file that is opened from a disk and asks nobody', async () => {
    const row = await given();
    const html = await (await fetch(`${stage.address}/verifier.html`)).text();
    const folder = mkdtempSync(join(tmpdir(), 'verifier-'));
    try {
      writeFileSync(join(folder, 'verifier.html'), html);
      const page = await stage.open();
      const requests: string[] = [];
      const problems: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.context().setOffline(true);
      const address = pathToFileURL(join(folder, 'verifier.html')).href;
      await page.goto(address);
      await page.fill('#text', await qrTextFor(row, stage.address));
      await page.click('[type=submit]');
      await page.waitForSelector('#result .verdict');
      expect(await page.innerText('#result'))
        .to.include('签发属实')
        .and.include(row.number);
      await page.fill('#text', '1'.repeat(320));
      await page.click('[type=submit]');
      await page.locator('#result', { hasText: '请联网再查' }).waitFor();
      expect(await page.innerText('#result')).not.to.include('签发属实');
      expect(requests).to.deep.equal([address]);
      expect(problems).to.deep.equal([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  async function given(): Promise<CertificateRow> {
    const { trainee } = await givenCast();
    return givenCertificate(trainee, recent);
  }

  async function openLookUp(): Promise<{ page: Page; requests: Request[] }> {
    const page = await stage.open();
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    await page.goto(`${stage.address}/verify`);
    return { page, requests };
  }

  async function visitThenLoseNetwork(): Promise<Page> {
    const { page } = await openLookUp();
    await page.locator('[data-ready]:not(:empty)').waitFor();
    await page.context().setOffline(true);
    return page;
  }

  async function result(page: Page, expected = ''): Promise<string> {
    const box = page.locator('[data-result]', { hasText: expected });
    await box.locator('.verdict').waitFor();
    return box.innerText();
  }

  /** Everything asked for is our own, by GET, and without a body. */
  function expectNothingSent(requests: readonly Request[]): void {
    expect(requests.length).to.be.greaterThan(3);
    for (const request of requests) {
      expect(request.method(), request.url()).to.equal('GET');
      expect(request.postDataBuffer(), request.url()).to.equal(null);
      expect(/^data:|^blob:/.test(request.url()) || request.url().startsWith(stage.address)).to.equal(true);
    }
  }
});
