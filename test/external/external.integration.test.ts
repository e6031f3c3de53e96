import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { ExternalCertificate } from '../../src/external/externalCertificate.model.ts';
import {
  findExternal,
  findExternalByNumbers,
  findScan,
} from '../../src/external/externalCertificate.store.ts';
import { writeSpreadsheet } from '../../src/lib/spreadsheetFile.ts';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { zipOf } from '../support/zip.ts';

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
  let cast: Awaited<ReturnType<typeof givenCast>>;
  beforeEach(async () => {
    cast = await givenCast();
  });

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

  it('is shown to its holder beside those issued here, as somebody else’s', async () => {
    const her = await signedIn('trainee');
    expect((await her.get('/me/certificates')).text).not.to.include('别的机构发的证书');
    const states = ['recorded', 'checked', 'rejected'] as const;
    for (const [index, state] of states.entries()) {
      const id = idOf((await record({ number: `Y00002301020324300012${index}` })).headers.location);
      await ExternalCertificate.update({ personId: cast.trainee, state }, { where: { id } });
    }
    const { text } = await her.get('/me/certificates');
    expect(text).to.include('别的机构发的证书').and.include('待核对').and.include('示范市人才评价中心');
    const links = text.match(/href="\/c\/[^"]+"/g);
    expect(links, 'only the checked one has a public page').to.have.lengthOf(1);
    expect(text.match(/Y00002301020324300\d+/g), 'the rejected one is left out').to.have.lengthOf(2);
    const others = await (await signedIn('newcomer')).get('/me/certificates');
    expect(others.text).not.to.include('别的机构发的证书');
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

  it('can be mended, and is then checked again before the public finds it', async () => {
    const id = idOf((await record({}, png)).headers.location);
    const admin = await signedIn('admin');
    const decide = (decision: string) =>
      admin.post(`${base}/${id}/decision`).type('form').send({ decision, note: '名字写错了' });
    await decide('rejected');
    const organiser = await signedIn('organiser');
    expect((await organiser.get(`${base}/${id}/edit`)).text).to.include(`value="${stored}"`);
    const mended = await organiser.post(`${base}/${id}`).field({ ...entry, holderName: '王桂兰' });
    expect(mended.status, mended.text).to.equal(303);
    const row = await findExternal(id);
    expect(row).to.include({ holderName: '王桂兰', state: 'recorded', checkedBy: null });
    expect(await findScan(id), 'the scan stays').to.deep.equal(png);
    expect((await visitor().get(`/c/${row?.token}`)).status).to.equal(404);
    await decide('checked');
    expect((await visitor().get(`/c/${row?.token}`)).text).to.include('王*兰');
    await ExternalCertificate.update({ personId: cast.trainee }, { where: { id } });
    const again = { ...entry, holderName: '王桂兰', level: '四级/中级工' };
    await organiser.post(`${base}/${id}`).field(again);
    expect((await findExternal(id))?.personId, 'a holder without a worker number').to.equal(cast.trainee);
    await organiser.post(`${base}/${id}`).field({ ...again, holderName: '王五' });
    expect((await findExternal(id))?.personId, 'another name').to.equal(null);
    const other = idOf((await record({ number: 'Y000023010203243000124' })).headers.location);
    const taken = await organiser.post(`${base}/${other}`).field(entry);
    expect(taken.status).to.equal(422);
    expect(taken.text).to.include('已经登记过');
  });

  it('is refused with a number of the wrong shape, a strange worker, or a second time', async () => {
    expect((await record({ number: 'Y00002301020324300012' })).text).to.include('22 位');
    expect((await record({ number: 'Y000099010203243000123' })).text).to.include('22 位');
    expect((await record({ workerNumber: 'W99999' })).text).to.include('没有这个工号');
    const ours = { kind: 'earlierPaper', number: 'JT-26-T-7K3M9Q4-X' };
    expect((await record(ours)).text).to.include('本系统的编号');
    expect((await record({ expiresOn: '2024-01-01' })).text).to.include('有效期不能早于');
    expect((await record()).status).to.equal(303);
    expect((await record()).text).to.include('已经登记过');
    expect(await ExternalCertificate.count()).to.equal(1);
  });
});

describe('earlier paper', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  beforeEach(async () => {
    cast = await givenCast();
  });
  const headings = ['证书编号', '姓名', '项目', '发证日期', '有效期至'];
  const send = async (step: string, rows: (string | number | Date | null)[][], columns = headings) => {
    const sheet = await writeSpreadsheet('旧证', columns, rows);
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

  it('is linked to a worker by her number and name, and kept as a name without', async () => {
    await Person.update({ workerNumber: 'W00007' }, { where: { id: cast.trainee } });
    const columns = ['证书编号', '姓名', '工号', '项目', '发证日期'];
    const row = (number: string | number, name: string, worker: string) => [
      ...[number, name, worker],
      ...['养老护理', '2019-06-01'],
    ];
    const bad = [
      row('1-1', '王桂芳', 'W99999'),
      row('1-2', '李一', 'W00007'),
      row(2019000112345678, '李一', ''),
    ];
    const { text } = await send('import', bad, columns);
    expect(text).to.include('没有这个工号').and.include('另一个姓名').and.include('末几位已丢失');
    const good = [row('1-1', '王桂芳', 'w00007'), row('1-2', '李一', '')];
    expect((await send('import', good, columns)).status).to.equal(303);
    const rows = await findExternalByNumbers(['1-1', '1-2']);
    expect(rows.map(({ personId }) => personId)).to.have.members([cast.trainee, null]);
    expect((await (await signedIn('trainee')).get('/me/certificates')).text).to.include('1-1');
  });

  it('brings scans in a ZIP, each named by its number, and all of them must belong to a row', async () => {
    const sheet = await writeSpreadsheet('旧证', headings, [
      ['2019-0001', '王小芳', '养老护理', '2019/6/1', null],
      ['2019-0002', '李一', '收纳整理', '2019/6/2', null],
    ]);
    const sendZip = async (scans: { name: string; content: Buffer }[]) => {
      const hidden = { name: '__MACOSX/._list.xlsx', content: Buffer.from('x') };
      const zip = zipOf([{ name: 'list.xlsx', content: sheet, stored: true }, hidden, ...scans]);
      const admin = await signedIn('admin');
      return admin.post(`${base}/import`).field({ step: 'import' }).attach('file', zip, 'old.zip');
    };
    const bad = await sendZip([
      { name: 'scans/2019-0001.png', content: png },
      { name: '2019-0001.jpg', content: png },
      { name: '2019-0003.png', content: png },
      { name: '2019-0002.png', content: Buffer.from('<svg/>') },
    ]);
    expect(bad.status).to.equal(422);
    expect(bad.text)
      .to.include('3 个扫描件要改')
      .and.include('已有一个扫描件')
      .and.include('没有这个编号')
      .and.include('不是 PDF');
    expect(await ExternalCertificate.count()).to.equal(0);
    expect((await sendZip([{ name: 'scans/2019-0001.png', content: png }])).status).to.equal(303);
    const [first, second] = await ExternalCertificate.findAll({ order: ['number'] });
    expect(await findScan(first?.id ?? 0)).to.deep.equal(png);
    expect(second?.scan).to.equal(null);
    const two = zipOf(['a.xlsx', 'b.xlsx'].map((name) => ({ name, content: sheet })));
    const admin = await signedIn('admin');
    const answer = await admin.post(`${base}/import`).field({ step: 'check' }).attach('file', two, 'two.zip');
    expect(answer.text).to.include('打不开');
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
