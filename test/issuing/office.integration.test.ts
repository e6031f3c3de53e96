import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import readExcelFile from 'read-excel-file/node';
import { changeBatch } from '../../src/issuing/changeBatch.action.ts';
import { findPrinter } from '../../src/issuing/printer.store.ts';
import { FormSheet, PrintRun } from '../../src/issuing/printing.model.ts';
import { runBatches } from '../../src/issuing/runBatches.action.ts';
import { issuer } from '../certificates/givenCertificate.ts';
import { type Browser, download, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenBatch, givenPeople } from './givenBatch.ts';
import { givenForms, givenPrinter } from './givenForms.ts';

const now = new Date('2026-11-23T03:00:00Z');
const office = '/admin/printing';

describe('the pages of the printing office', function () {
  this.timeout(120_000);
  useDatabase();
  let organiser: number;
  let browser: Browser;

  beforeEach(async () => {
    organiser = (await givenCast()).organiser;
    browser = await signedIn('organiser');
  });

  const post = (path: string, body: object) => browser.post(`${office}${path}`).type('form').send(body);
  const textOf = async (path: string) =>
    execFileSync('pdftotext', ['-', '-'], { input: await download(browser, `${office}${path}`) }).toString();

  async function givenRun(): Promise<{ address: string; seriesId: number }> {
    const batchId = await givenBatch(await givenPeople(2), organiser);
    await changeBatch(batchId, 'start', organiser, now);
    await runBatches(
      issuer,
      () => now,
      () => {},
    );
    const seriesId = await givenForms(organiser, 10);
    const printerId = await givenPrinter(organiser);
    const form = (await browser.get(`${office}/runs/new?batch=${batchId}`)).text;
    expect(form).to.include(`value="${batchId}" selected`);
    const request_key = /name="request_key" value="([^"]+)"/.exec(form)?.[1];
    const plan = { request_key, batchId, certificateNumber: '', seriesId, printerId, first: 'K000003' };
    const [answer] = await Promise.all([post('/runs', plan), post('/runs', plan)]);
    expect(answer.status).to.equal(303);
    return { address: String(answer.headers.location).replace(office, ''), seriesId };
  }

  it('takes a delivery in and shows its count; refuses numbers that came in before, keeping what was typed', async () => {
    const delivery = { title: '荣誉证书纸', prefix: 'sf', first: '000101', last: '000200' };
    const rest = { supplier: '', receivedAt: '2026-11-20' };
    const added = await post('/stock', { ...delivery, ...rest });
    expect(added.status).to.equal(303);
    const page = (await browser.get(String(added.headers.location))).text;
    expect(page).to.include('SF000101 – SF000200').and.include('<dd>100</dd>');
    const again = await post('/stock', { ...delivery, first: '000200', last: '000300', ...rest });
    expect(again.status).to.equal(422);
    expect(again.text).to.include('已经入库').and.include('value="荣誉证书纸"');
    const order = await post('/stock', { ...delivery, first: '9', last: '5', ...rest });
    expect(order.text).to.include('截止号不能小于起始号');
  });

  it('assigns forms to a batch once though the button is pressed twice, and lists them', async () => {
    const { seriesId } = await givenRun();
    expect(await PrintRun.count()).to.equal(1);
    expect((await FormSheet.findAll({ order: ['number'] })).map(({ label }) => label)).to.deep.equal([
      'K000003',
      'K000004',
    ]);
    const book = await download(browser, `${office}/stock/${seriesId}/sheets?format=xlsx`);
    const [sheet] = await readExcelFile(book);
    expect(sheet?.data.slice(1).map((row) => row[0])).to.have.members(['K000003', 'K000004']);
    const ledger = await readExcelFile(await download(browser, `${office}?format=xlsx`));
    expect(ledger[0]?.data[1]?.slice(-4)).to.deep.equal([10, 2, 0, 8]);
  });

  it('prints on a form only what is the certificate’s own; form and overlay make the whole', async () => {
    const { address } = await givenRun();
    const [overlay, whole] = [await textOf(`${address}/overlay`), await textOf(`${address}/merged`)];
    const blank = await textOf('/forms/honour');
    expect(overlay).to.include('王小甲').and.include('示范市妇女联合会').and.not.include('荣誉证书');
    expect(blank).to.include('荣誉证书').and.not.include('示范市妇女联合会');
    expect(whole).to.include('王小甲').and.include('荣誉证书');
    expect((await download(browser, `${office}${address}/zip`)).subarray(0, 2).toString()).to.equal('PK');
  });

  it('leads from a jam to the next form, which can be printed alone', async () => {
    await givenRun();
    const jammed = await FormSheet.findOne({ where: { label: 'K000004' } });
    const spoiled = { reason: 'jam', detail: '', again: 'yes', first: '' };
    const answer = await post(`/sheets/${jammed?.id}/spoiled`, spoiled);
    const page = (await browser.get(String(answer.headers.location))).text;
    expect(page).to.include('K000005');
    const next = await FormSheet.findOne({ where: { label: 'K000005' } });
    expect(await textOf(`/sheets/${next?.id}/print`)).to.include('JT-');
    expect((await post(`/sheets/${jammed?.id}/spoiled`, spoiled)).status).to.equal(422);
  });

  it('corrects a printer by its measured test page, and refuses measures that can’t be right', async () => {
    const added = await post('/printers', { name: '二楼', offsetX: '0', offsetY: '-1,5', scale: '100' });
    const address = String(added.headers.location).replace(office, '');
    const id = Number(address.split('/').at(-1));
    expect(await findPrinter(id)).to.include({ offsetX: 0, offsetY: -15, scale: 10_000 });
    const measured = await post(`${address}/calibration`, { left: '21.2', top: '18.5', bar: '200' });
    expect(measured.status).to.equal(303);
    expect(await findPrinter(id)).to.include({ offsetX: -12, offsetY: 0 });
    const wrong = await post(`${address}/calibration`, { left: '20', top: '20', bar: '180' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('实际大小').and.include('value="180"');
    expect(await textOf(`${address}/test-page`))
      .to.include('打印机校准页')
      .and.include('-1.2 / 0.0');
    expect(
      (await post('/printers', { name: '二楼', offsetX: '0', offsetY: '0', scale: '100' })).text,
    ).to.include('已有同名');
  });
});
