import { expect } from 'chai';
import { ExternalCertificate } from '../../src/external/externalCertificate.model.ts';
import {
  findExternal,
  findExternalByNumbers,
  findScan,
} from '../../src/external/externalCertificate.store.ts';
import { writeSpreadsheet } from '../../src/http/spreadsheet.ts';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const base = '/admin/external-certificates';
const entry = {
  kind: 'skillLevel',
  number: 'y000023 010203 24 3 000123',
  holderName: '王桂芳',
  workerNumber: '',
  title: '养老护理员',
  level: '三级/高级工',
  issuerName: '示范市人才评价中心',
  issuedOn: '2024-05-06',
  expiresOn: '',
};
const stored = 'Y000023010203243000123';
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('a certificate of another issuer', () => {
  useDatabase();
  beforeEach(() => givenCast());

  const record = async (changes = {}, scan: Buffer | null = null) => {
    const organiser = await signedIn('organiser');
    const request = organiser.post(base).field({ ...entry, ...changes });
    return scan ? request.attach('scan', scan, 'scan.png') : request;
  };
  const idOf = (location: string | undefined) => Number(location?.split('/').at(-1));

  it('is recorded by one and checked by another before the public sees it, as recorded and not ours', async () => {
    const made = await record({}, png);
    expect(made.status, made.text).to.equal(303);
    const id = idOf(made.headers.location);
    const row = await findExternal(id);
    expect(row).to.include({ number: stored, state: 'recorded' });
    expect((await visitor().get(`/c/${row?.token}`)).status).to.equal(404);
    const decision = { decision: 'checked', note: '国家网站查到，一致' };
    const own = await (await signedIn('organiser'))
      .post(`${base}/${id}/decision`)
      .type('form')
      .send(decision);
    expect(own.text).to.include('登记的人不能自己核对');
    await (await signedIn('admin')).post(`${base}/${id}/decision`).type('form').send(decision);
    const shown = await visitor().get(`/c/${row?.token}`);
    expect(shown.status).to.equal(200);
    expect(shown.text).to.include('verdict-recorded').and.include('王*芳').and.include('osta.org.cn');
    expect(shown.text).not.to.include('王桂芳').and.not.to.include('verdict-valid');
    const typed = await visitor().get('/verify').query({ number: 'y0000 2301 0203 2430 0012 3' });
    expect(typed.text).to.include('verdict-recorded');
    const again = await (await signedIn('admin')).post(`${base}/${id}/decision`).type('form').send(decision);
    expect(again.text).to.include('已经有结论了');
  });

  it('keeps its scan sealed, and takes nothing but a PDF or a picture', async () => {
    const id = idOf((await record({}, png)).headers.location);
    const [row] = await ExternalCertificate.findAll({ raw: true });
    expect(row?.scan?.includes(png)).to.equal(false);
    expect(await findScan(id)).to.deep.equal(png);
    const refused = await record({ number: 'Y000023010203243000124' }, Buffer.from('<html>'));
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('扫描件不是').and.include('value="王桂芳"');
  });

  it('is refused with a number of the wrong shape, a strange worker, or a second time', async () => {
    expect((await record({ number: 'Y00002301020324300012' })).text).to.include('22 位');
    expect((await record({ number: 'Y000099010203243000123' })).text).to.include('22 位');
    expect((await record({ workerNumber: 'W99999' })).text).to.include('没有这个工号');
    expect((await record({ expiresOn: '2024-01-01' })).text).to.include('有效期不能早于');
    expect((await record()).status).to.equal(303);
    expect((await record()).text).to.include('已经登记过');
    expect(await ExternalCertificate.count()).to.equal(1);
  });
});

describe('earlier paper', () => {
  useDatabase();
  beforeEach(() => givenCast());
  const headings = ['证书编号', '姓名', '项目', '发证日期', '有效期至'];
  const send = async (step: string, rows: (string | Date | null)[][]) => {
    const sheet = await writeSpreadsheet('旧证', headings, rows);
    return (await signedIn('admin')).post(`${base}/import`).field({ step }).attach('file', sheet, 'old.xlsx');
  };
  const good = [
    ['妇字〔2019〕第0001号', '王小芳', '养老护理', '2019/6/1', null],
    ['2019-0002', '李一', '收纳整理', new Date('2019-06-02T00:00:00Z'), '2029年6月1日'],
  ];

  it('is checked first, imported as a whole, and then found by its number', async () => {
    expect((await send('check', good)).text).to.include('2 行全部正确');
    expect(await ExternalCertificate.count()).to.equal(0);
    expect((await send('import', good)).status).to.equal(303);
    expect(await ExternalCertificate.count()).to.equal(2);
    const [row] = await findExternalByNumbers(['妇字〔2019〕第0001号']);
    expect(row).to.include({ issuedOn: '2019-06-01', state: 'checked', kind: 'earlierPaper' });
    const found = await visitor().get('/verify').query({ number: '2019-0002' });
    expect(found.text).to.include('verdict-recorded').and.include('李*');
    expect((await send('import', good)).text).to.include('已经登记过');
  });

  it('is not imported at all when one row is wrong, and every wrong row is named', async () => {
    const bad = [
      ...good,
      ['2019-0002', '', '月嫂', 'yesterday', null],
      ['JT-26-T-7K3M9Q4-X', '王五', '月嫂', '2019-01-01', '2018-01-01'],
    ];
    const answer = await send('import', bad);
    expect(answer.status).to.equal(422);
    expect(answer.text)
      .to.include('4 行里有 2 行要改')
      .and.include('上面已有同样的编号')
      .and.include('不是日期')
      .and.include('这是本系统的编号')
      .and.include('早于发证日期');
    expect(await ExternalCertificate.count()).to.equal(0);
  });
});
