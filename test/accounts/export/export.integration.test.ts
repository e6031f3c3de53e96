import { expect } from 'chai';
import readExcelFile from 'read-excel-file/node';
import { exportPeople } from '../../../src/accounts/export/exportPeople.action.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';

const person = {
  name: '王晓兰',
  phone: '13800000001',
  identityNumber: '990000198001010012',
  community: '湖滨社区',
  workerNumber: 'W90001',
};

describe('exporting people', () => {
  useDatabase();
  let admin: Browser;
  beforeEach(async () => {
    await givenCast();
    admin = await signedIn('admin');
    await admin.post('/admin/people').type('form').send(person);
  });

  const order = (browser: Browser, body: object) =>
    browser
      .post('/admin/people/export')
      .type('form')
      .send({ columns: ['name', 'phone', 'identityNumber'], community: '湖滨社区', ...body });
  const rowsOf = async (browser: Browser, body: object) => {
    const { body: bytes } = await order(browser, body)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return (await readExcelFile(bytes as Buffer))[0]?.data;
  };

  it('gives the chosen columns of whom the filter finds, masked', async () => {
    expect(await rowsOf(await signedIn('organiser'), {})).to.deep.equal([
      ['姓名', '手机号', '身份证号'],
      ['王晓兰', '138****0001', '9900**********0012'],
    ]);
    expect((await order(admin, { columns: undefined })).text).to.include('请至少选一列');
  });

  it('never leaves people out without a word: more than one file holds are refused', async () => {
    const order = {
      query: { search: '', filters: {} },
      columns: ['name'],
      inFull: false,
      reason: '',
    } as const;
    const refused = await exportPeople({ ...order, actorId: 1, now: new Date() }, 1);
    expect(refused).to.deep.include({ key: 'common.list.tooMany', params: { most: '1' } });
  });

  it('gives numbers in full to administrators only, with a reason that the audit trail keeps', async () => {
    expect((await order(await signedIn('organiser'), { inFull: 'yes', reason: '年度核对' })).status).to.equal(
      403,
    );
    expect((await order(admin, { inFull: 'yes' })).text).to.include('请写明为什么需要完整号码');
    const rows = await rowsOf(admin, { inFull: 'yes', reason: '年度核对' });
    expect(rows?.[1]).to.deep.equal(['王晓兰', '13800000001', '990000198001010012']);
    const [entry] = await AuditEntry.findAll({ where: { action: 'people.exportInFull' } });
    expect(entry?.after).to.include('年度核对').and.not.include('1380000');
  });
});
