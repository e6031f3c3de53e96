import { expect } from 'chai';
import readExcelFile from 'read-excel-file/node';
import { forgetImports } from '../../../src/accounts/import/importPeople.action.ts';
import { runImports } from '../../../src/accounts/import/runImports.action.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { writeSpreadsheet } from '../../../src/lib/spreadsheetFile.ts';
import { type Browser, download, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { zipOf } from '../../support/zip.ts';

const headings = ['社区', '联系电话', '备注', '学员姓名', '身份证号码', '工号'];
const good = ['阳光社区', '13800000001', '', '王晓兰', '990000198001010012', 'W90001'];
const second = [null, '13800000002', '新来的', '李小梅', null, null];
const sheet = (...rows: (string | null)[][]) => writeSpreadsheet('人员', headings, rows);
const roles = ['community', 'phone', 'ignore', 'name', 'identityNumber', 'workerNumber'];
const workers = () => Person.count({ where: { name: ['王晓兰', '李小梅'] } });

describe('importing people from a file', () => {
  useDatabase();
  let organiser: Browser;
  beforeEach(async () => {
    await givenCast();
    organiser = await signedIn('organiser');
  });
  const upload = (bytes: Buffer, name = 'people.xlsx') =>
    organiser.post('/admin/people/import').attach('file', bytes, name);
  const post = (address: string, body: object, browser = organiser) =>
    browser.post(address).type('form').send(body);
  const columns = (chosen: readonly string[] = roles) =>
    Object.fromEntries(chosen.map((role, index) => [`column-${index}`, role]));
  const checked = async (bytes: Buffer) => {
    const address = (await upload(bytes)).headers.location as string;
    await post(`${address}/mapping`, columns());
    return address;
  };
  const at = async (address: string, outcome = '') =>
    (await organiser.get(`${address}${outcome && `?outcome=${outcome}`}`)).text;

  it('guesses the columns, checks, writes nothing, and imports once after the confirmation', async () => {
    const address = (await upload(await sheet(good, second))).headers.location as string;
    const guessed = await at(address);
    expect(guessed).to.include('联系电话').and.include('13800000002');
    for (const role of roles.filter((one) => one !== 'ignore'))
      expect(guessed).to.include(`<option value="${role}" selected>`);
    await post(`${address}/mapping`, columns());
    expect(await at(address))
      .to.include('还没有写入任何内容')
      .and.include('新增 2 人');
    expect(await workers()).to.equal(0);
    const confirm = () => post(`${address}/confirmation`, {});
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await workers()).to.equal(2);
    expect(await at(address)).to.include('新增 2 人，补全 0 人');
    expect(await AuditEntry.count({ where: { action: 'people.import' } })).to.equal(1);
    expect(await Person.findOne({ where: { workerNumber: 'W90001' } })).to.include({
      phoneMasked: '138****0001',
      birthDate: '1980-01-01',
      community: '阳光社区',
    });
  });

  it('refuses a mapping without a name or a phone, and keeps what was chosen', async () => {
    const address = (await upload(await sheet(good))).headers.location as string;
    const answer = await post(`${address}/mapping`, columns(['community', 'phone']));
    expect(answer.status).to.equal(422);
    expect(answer.text).to.include('请指明哪一列是姓名').and.include('<option value="community" selected>');
  });

  it('remembers the mapping for the next file with the same headings', async () => {
    const strange = (name: string) => writeSpreadsheet('x', ['甲', '乙'], [[name, '13800000001']]);
    const address = (await upload(await strange('王晓兰'))).headers.location as string;
    expect(await at(address)).not.to.include('<option value="name" selected>');
    await post(`${address}/mapping`, columns(['name', 'phone']));
    const next = (await upload(await strange('李小梅'))).headers.location as string;
    expect(await at(next)).to.include('<option value="name" selected>');
  });

  it('says of each row what it is, in which cell something is wrong, and imports the rest', async () => {
    await post(`${await checked(await sheet(good))}/confirmation`, {});
    const rows = [
      ['湖滨社区', '13900000009', null, '王晓兰', '990000198001010012', null],
      [null, '13800000001', null, '李小梅', null, null],
      [null, '1380', null, '何平', '990000198001010013', null],
      [null, '13700000003', null, '何平', null, null],
    ];
    const address = await checked(await sheet(...rows));
    expect(await at(address))
      .to.include('手机号：不是 11 位手机号')
      .and.include('身份证号：身份证号校验不通过');
    expect(await at(address, 'known')).to.include('保持登记的不变：手机号、社区');
    expect(await at(address, 'doubtful'))
      .to.include('这个手机号已登记在别的姓名下')
      .and.include('王晓兰');
    expect(await at(address, 'new')).to.include('何平');
    await post(`${address}/confirmation`, {});
    expect(await Person.count({ where: { name: ['李小梅', '何平'] } })).to.equal(1);
    const again = await checked(await sheet(...rows));
    await post(`${again}/confirmation`, { takeDoubtful: 'yes' });
    expect(await Person.count({ where: { name: '李小梅' } })).to.equal(1);
  });

  it('reads .csv in UTF-8 and GB18030', async () => {
    const text = Buffer.from('姓名,手机号\n王晓兰,13800000001\n');
    const gb = Buffer.from('d0d5c3fb2cb5e7bbb00ac0eed0a1c3b72c31333830303030303030320a', 'hex');
    for (const bytes of [text, gb]) {
      const address = (await upload(bytes, 'people.csv')).headers.location as string;
      await post(`${address}/mapping`, columns(['name', 'phone']));
      await post(`${address}/confirmation`, {});
    }
    expect(await workers()).to.equal(2);
  });

  it('works through thousands of rows in the background, with progress', async function () {
    this.timeout(120_000);
    const lines = Array.from(
      { length: 2_500 },
      (_, index) => `学员${index},1371${String(index).padStart(7, '0')}`,
    );
    const address = (await upload(Buffer.from(`姓名,手机\n${lines.join('\n')}`), 'many.csv')).headers
      .location as string;
    await post(`${address}/mapping`, columns(['name', 'phone']));
    expect(await at(address)).to.include('正在检查');
    const rules = { demonstration: true, now: new Date() };
    await Promise.all([runImports(rules, () => new Date()), runImports(rules, () => new Date())]);
    expect((await organiser.get(`${address}/progress`)).body).to.deep.equal({
      state: 'checked',
      done: 2_500,
      total: 2_500,
    });
    await post(`${address}/confirmation`, {});
    await Promise.all([runImports(rules, () => new Date()), runImports(rules, () => new Date())]);
    expect(await at(address)).to.include('新增 2500 人');
    expect(await Person.count({ where: { name: '学员2499' } })).to.equal(1);
  });

  it('says in a sentence what is wrong with a file', async () => {
    const problem = async (bytes: Buffer) => {
      const { status, text } = await upload(bytes);
      expect(status).to.equal(422);
      return text;
    };
    expect(await problem(Buffer.from([0, 1, 255, 254]))).to.include('这个文件打不开');
    expect(await problem((await sheet(good)).subarray(0, 900))).to.include('这个文件打不开');
    expect(await problem(Buffer.alloc(10 * 1024 * 1024 + 1))).to.include('最多 10 MB');
    expect(await problem(Buffer.from('姓名,手机\n'))).to.include('文件里没有数据');
    const bomb = zipOf([{ name: 'xl/x.xml', content: Buffer.alloc(110 * 1024 * 1024, 0x20), stated: 1000 }]);
    expect(await problem(bomb)).to.include('文件解开后太大');
    const none = await organiser.post('/admin/people/import').field('request_key', 'k1');
    expect(none.text).to.include('请选择一个文件');
  });

  it('gives the report as a workbook with the file’s own columns, to who uploaded it', async () => {
    const address = await checked(await sheet(good, [null, '1380', '备注', '李小梅', null, null]));
    const [report] = await readExcelFile(await download(organiser, `${address}/report`));
    expect(report?.data).to.deep.equal([
      ['行', ...headings, '结果', '说明'],
      [2, '阳光社区', '13800000001', null, '王晓兰', '990000198001010012', 'W90001', '新增', null],
      [3, null, '1380', '备注', '李小梅', null, null, '有问题', '手机号：不是 11 位手机号。'],
    ]);
    const admin = await signedIn('admin');
    for (const path of ['', '/report', '/progress'])
      expect((await admin.get(address + path)).status).to.equal(404);
    expect((await post(`${address}/confirmation`, {}, admin)).status).to.equal(404);
  });

  it('leaves out a row whose number was taken between the check and the confirmation', async () => {
    const address = await checked(await sheet(second, good));
    const person = {
      name: '何平',
      phone: '13800000009',
      identityNumber: '',
      community: '',
      workerNumber: 'W90001',
    };
    expect((await post('/admin/people', person)).status).to.equal(303);
    await post(`${address}/confirmation`, {});
    expect(await workers()).to.equal(1);
    expect(await at(address, 'refused')).to.include('导入完成：新增 1 人');
  });

  it('forgets after a day what nobody confirmed', async () => {
    const address = await checked(await sheet(good));
    expect(await forgetImports(new Date())).to.equal(0);
    expect(await forgetImports(new Date(Date.now() + 25 * 3_600_000))).to.equal(1);
    expect((await post(`${address}/confirmation`, {})).status).to.equal(404);
  });

  it('offers a template in either language', async () => {
    for (const [language, first] of [
      ['zh-CN', '姓名'],
      ['en', 'Name'],
    ]) {
      const bytes = await download(organiser, `/admin/people/import/template?language=${language}`);
      expect((await readExcelFile(bytes))[0]?.data[0]?.[0]).to.equal(first);
    }
  });
});
