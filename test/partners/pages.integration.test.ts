import { expect } from 'chai';
import readExcelFile from 'read-excel-file/node';
import supertest from 'supertest';
import writeExcelFile from 'write-excel-file/node';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { verifyAudit } from '../../src/db/audit.ts';
import { ApiKey } from '../../src/partners/apiKey.model.ts';
import { hashApiKey } from '../../src/partners/apiKey.ts';
import type { KeyAuthor } from '../../src/partners/manageKeys.action.ts';
import { Webhook } from '../../src/partners/webhook.model.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { signedIn, testApp } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { anyCreditCode, givenEnterprise, givenKey } from './givenEnterprise.ts';

const keyPattern = /jt_[A-Za-z0-9_-]{32}/;

async function sheetOf(rows: (string | number | Date)[][]): Promise<Buffer> {
  const data = rows.map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'yyyy-mm-dd' }
        : { value, type: value.constructor },
    ),
  );
  return writeExcelFile(data as never).toBuffer();
}

describe('the pages of partners', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let author: KeyAuthor;

  beforeEach(async () => {
    cast = await givenCast();
    author = await givenEnterprise(cast);
  });

  it('show a new key once, keep only its hash, and leave a trace in the audit trail', async () => {
    const employer = await signedIn('employer');
    const nothing = await employer.post('/partner/keys').type('form').send({ name: '门禁' });
    expect(nothing.status).to.equal(422);
    const made = await employer
      .post('/partner/keys')
      .type('form')
      .send({ name: '门禁', lookUp: 'yes', feed: 'yes' });
    const key = keyPattern.exec(made.text)?.[0] ?? '';
    const [stored] = await ApiKey.findAll();
    expect(stored?.hash).to.equal(hashApiKey(key));
    expect(JSON.stringify(stored)).not.to.include(key);
    expect(stored?.scopes).to.equal('look-up feed');
    for (const address of ['/partner', `/partner/keys/${stored?.id}`])
      expect((await employer.get(address)).text).not.to.match(keyPattern);
    const opened = await supertest(testApp()).get('/api/v1/key').set('Authorization', `Bearer ${key}`);
    expect(opened.body).to.include({ enterprise: '安心家政公司', name: '门禁' });
    const trail = await AuditEntry.findAll({ where: { action: 'apiKey.create' } });
    expect(trail).to.have.length(1);
    expect(JSON.stringify(trail)).not.to.include(key);
    expect((await verifyAudit()).broken).to.equal(null);
  });

  it('rotate a key with an overlap, and withdraw one at once', async () => {
    const employer = await signedIn('employer');
    const { id, key } = await givenKey(author);
    const opens = async (one: string) =>
      (await supertest(testApp()).get('/api/v1/key').set('Authorization', `Bearer ${one}`)).status;
    const rotated = await employer.post(`/partner/keys/${id}/rotation`).type('form').send({ hours: '24' });
    const successor = keyPattern.exec(rotated.text)?.[0] ?? '';
    expect([await opens(key), await opens(successor)]).to.deep.equal([200, 200]);
    const again = await employer.post(`/partner/keys/${id}/rotation`).type('form').send({ hours: '24' });
    expect(again.status).to.equal(422);
    const gone = await employer.post(`/partner/keys/${id}/withdrawal`).type('form').send({});
    expect(gone.status).to.equal(303);
    expect([await opens(key), await opens(successor)]).to.deep.equal([401, 200]);
  });

  it('show an employer nothing of another enterprise', async () => {
    const employer = await signedIn('employer');
    const admin = await signedIn('admin');
    const made = await admin
      .post('/admin/enterprises')
      .type('form')
      .send({ name: '别家公司', creditCode: anyCreditCode().toLowerCase() });
    const enterpriseId = Number(/\d+$/.exec(String(made.headers.location))?.[0]);
    const { id } = await givenKey({ ...author, enterpriseId });
    expect((await employer.get(`/partner/keys/${id}`)).status).to.equal(404);
    await employer.post(`/partner/keys/${id}/withdrawal`).type('form').send({});
    expect((await ApiKey.findByPk(id))?.withdrawnAt).to.equal(null);
  });

  it('refuse an enterprise whose code has a slip or is taken, and a member who acts for another', async () => {
    const admin = await signedIn('admin');
    const creditCode = anyCreditCode();
    const send = (code: string) =>
      admin.post('/admin/enterprises').type('form').send({ name: '新公司', creditCode: code });
    const slip = `${creditCode.slice(0, -1)}${creditCode.endsWith('0') ? '1' : '0'}`;
    expect((await send(slip)).text).to.include('校验不通过');
    const first = await send(creditCode);
    expect(first.status).to.equal(303);
    const second = await send(creditCode);
    expect(second.status).to.equal(422);
    expect(second.text).to.include('已有单位用这个');
    const elsewhere = await admin
      .post(`${first.headers.location}/members`)
      .type('form')
      .send({ personId: String(cast.employer) });
    expect(elsewhere.status).to.equal(422);
  });

  it('check typed numbers on a page, telling mistyped from unknown, with masked names', async () => {
    const employer = await signedIn('employer');
    const { number } = await givenCertificate(cast.trainee);
    const numbers = `${number}\n${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}, JT-26-T-7K3M9Q5-J`;
    const { status, text } = await employer.post('/partner/bulk-check').type('form').send({ numbers });
    expect(status).to.equal(200);
    for (const word of ['有效', '编号有误', '查无此证', '王*芳']) expect(text).to.include(word);
    expect(text).not.to.include('王桂芳');
    const many = Array(501).fill('x').join('\n');
    expect((await employer.post('/partner/bulk-check').type('form').send({ numbers: many })).status).to.equal(
      422,
    );
  });

  it('give a workbook back with results beside every other value', async () => {
    const employer = await signedIn('employer');
    const { number } = await givenCertificate(cast.trainee);
    const hired = new Date('2026-05-04T00:00:00Z');
    const sheet = await sheetOf([
      ['姓名', '工资', '证书编号', '入职'],
      ['王桂芳', 6200.5, number, hired],
      ['李一', 5800, 'JT-26-T-7K3M9Q5-J', hired],
      ['赵二', 5100, '', hired],
    ]);
    const response = await employer
      .post('/partner/bulk-check/workbook')
      .attach('file', sheet, '员工.xlsx')
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(response.status).to.equal(200);
    expect(decodeURIComponent(String(response.headers['content-disposition']))).to.include(
      '员工-查验结果.xlsx',
    );
    const [first] = await readExcelFile(response.body as Buffer);
    const rows = (first as unknown as { data: unknown[][] }).data;
    expect(rows[0]?.slice(0, 5)).to.deep.equal(['姓名', '工资', '证书编号', '入职', '查验结果']);
    expect(rows[1]?.slice(0, 3)).to.deep.equal(['王桂芳', 6200.5, number]);
    expect(rows[1]?.[3]).to.deep.equal(hired);
    expect(rows.slice(1).map((row) => row[4])).to.deep.equal(['有效', '查无此证', null]);
    expect(rows[1]?.[5]).to.equal('王*芳');
  });

  it('say what is wrong with a file that is no workbook, or has no numbers', async () => {
    const employer = await signedIn('employer');
    const send = (bytes: Buffer) =>
      employer.post('/partner/bulk-check/workbook').attach('file', bytes, 'a.xlsx');
    expect((await send(Buffer.from('hello'))).text).to.include('不是能读的 .xlsx');
    const without = await send(await sheetOf([['姓名'], ['王芳']]));
    expect(without.status).to.equal(422);
    expect(without.text).to.include('没找到证书编号');
  });

  it('show a webhook’s secret once and keep it sealed', async () => {
    const employer = await signedIn('employer');
    const url = 'https://hr.example.cn/jieti';
    const made = await employer.post('/partner/webhooks').type('form').send({ url });
    const secret = /whsec_[A-Za-z0-9+/=]{44}/.exec(made.text.replaceAll('&#x3D;', '='))?.[0] ?? '';
    expect(secret).not.to.equal('');
    const [stored] = await Webhook.findAll();
    expect(JSON.stringify(stored)).not.to.include(secret);
    const shown = await employer.get(`/partner/webhooks/${stored?.id}`);
    expect(shown.text).to.include(url).and.not.to.include('whsec_');
    const inside = await employer.post('/partner/webhooks').type('form').send({ url: 'https://10.0.0.1/' });
    expect(inside.status).to.equal(422);
    expect(inside.text).to.include('内部网络');
  });

  it('tell an employer without an enterprise whom to ask', async () => {
    const admin = await signedIn('admin');
    const address = `/admin/enterprises/${author.enterpriseId}`;
    await admin
      .post(`${address}/members/removal`)
      .type('form')
      .send({ personId: String(cast.employer) });
    const { status, text } = await (await signedIn('employer')).get('/partner');
    expect(status).to.equal(200);
    expect(text).to.include('还没有关联单位');
  });
});
