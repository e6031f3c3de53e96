import { expect } from 'chai';
import readExcelFile from 'read-excel-file/node';
import { forgetImports } from '../../src/accounts/importPeople.action.ts';
import { Person } from '../../src/accounts/person.model.ts';
import { writeSpreadsheet } from '../../src/http/spreadsheet.ts';
import { type Browser, download, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { zipOf } from '../support/zip.ts';

const headings = ['姓名', '手机号', '身份证号', '社区', '工号'];
const good = ['王晓兰', '13800000001', '990000198001010012', '阳光社区', 'W90001'];
const sheet = (...rows: (string | null)[][]) => writeSpreadsheet('人员', headings, rows);
const upload = (browser: Browser, bytes: Buffer, name = 'people.xlsx') =>
  browser.post('/admin/people/import').attach('file', bytes, name);
const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
const workers = () => Person.count({ where: { name: ['王晓兰', '李小梅'] } });

describe('importing people from Excel', () => {
  useDatabase();
  let organiser: Browser;
  beforeEach(async () => {
    await givenCast();
    organiser = await signedIn('organiser');
  });

  it('checks first, writes nothing, and imports everything once after the confirmation', async () => {
    const report = await upload(organiser, await sheet(good, ['李小梅', '13800000002', null, null, null]));
    expect(report.text).to.include('所有行都没有问题');
    expect(await workers()).to.equal(0);
    const token = tokenIn(report.text);
    const confirm = () => organiser.post('/admin/people/import/confirmation').type('form').send({ token });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 409]);
    expect(await workers()).to.equal(2);
    expect(await Person.findOne({ where: { workerNumber: 'W90001' } })).to.include({
      phoneMasked: '138****0001',
      birthDate: '1980-01-01',
    });
  });

  it('imports nothing while one row has a problem, and names row, column and reason', async () => {
    const report = await upload(
      organiser,
      await sheet(good, ['李小梅', '1380', '990000198001010013', null, 'W90001']),
    );
    expect(report.text)
      .to.include('什么都不会导入')
      .and.include('手机号: 不是 11 位手机号')
      .and.include('身份证号: 身份证号校验不通过')
      .and.include('工号: 和上面的行重复');
    expect(tokenIn(report.text)).to.equal('');
    expect(await workers()).to.equal(0);
  });

  it('refuses an ID number under another name, and knows people who are registered', async () => {
    await upload(organiser, await sheet(good)).then(({ text }) =>
      organiser
        .post('/admin/people/import/confirmation')
        .type('form')
        .send({ token: tokenIn(text) }),
    );
    expect((await upload(organiser, await sheet(good))).text).to.include('已有');
    expect((await upload(organiser, await sheet(['王晓红', ...good.slice(1)]))).text).to.include(
      '登记的是别的姓名',
    );
  });

  it('says in a sentence what is wrong with a file', async () => {
    const problem = async (bytes: Buffer) => {
      const { status, text } = await upload(organiser, bytes);
      expect(status).to.equal(422);
      return text;
    };
    expect(await problem(Buffer.from('not a workbook'))).to.include('这不是能打开的 .xlsx 文件');
    expect(await problem((await sheet(good)).subarray(0, 900))).to.include('这不是能打开的 .xlsx 文件');
    expect(await problem(Buffer.alloc(5 * 1024 * 1024 + 1))).to.include('最多 5 MB');
    expect(await problem(await writeSpreadsheet('x', ['名字'], [['王']]))).to.include('第一行没有找到');
    const none = await organiser.post('/admin/people/import').field('request_key', 'k1');
    expect(none.text).to.include('请选择一个 Excel 文件');
  });

  it('gives the report as a workbook, without phones and ID numbers, to who checked the file', async () => {
    const { text } = await upload(organiser, await sheet(good, ['李小梅', '1380', null, null, null]));
    const address = /href="([^"]+\/report)"/.exec(text)?.[1] ?? '';
    const [report] = await readExcelFile(await download(organiser, address));
    expect(report?.data.slice(1)).to.deep.equal([
      [2, '王晓兰', '新增', null],
      [3, '李小梅', '有问题', '手机号: 不是 11 位手机号。'],
    ]);
    expect((await (await signedIn('admin')).get(address)).status).to.equal(404);
  });

  it('imports nothing that was refused, even when asked for by its token', async () => {
    const { text } = await upload(organiser, await sheet(good, ['李小梅', '1380', null, null, null]));
    const token = /import\/([^/"]+)\/report/.exec(text)?.[1] ?? '';
    const answer = await organiser.post('/admin/people/import/confirmation').type('form').send({ token });
    expect(answer.status).to.equal(409);
    expect(await workers()).to.equal(0);
  });

  it('imports nothing when a number was taken between the check and the confirmation', async () => {
    const rows = await sheet(['李小梅', '13800000002', null, null, null], good);
    const token = tokenIn((await upload(organiser, rows)).text);
    const added = await organiser.post('/admin/people').type('form').send({
      name: '何平',
      phone: '13800000009',
      identityNumber: '',
      community: '',
      workerNumber: 'W90001',
    });
    expect(added.status).to.equal(303);
    const answer = await organiser.post('/admin/people/import/confirmation').type('form').send({ token });
    expect(answer.status).to.equal(409);
    expect(answer.text).to.include('这个工号已经有人用了');
    expect(await workers()).to.equal(0);
  });

  it('forgets after an hour what nobody confirmed', async () => {
    const token = tokenIn((await upload(organiser, await sheet(good))).text);
    expect(await forgetImports(new Date())).to.equal(0);
    expect(await forgetImports(new Date(Date.now() + 61 * 60_000))).to.equal(1);
    const answer = await organiser.post('/admin/people/import/confirmation').type('form').send({ token });
    expect(answer.text).to.include('已过期');
  });

  it('refuses a small file that would unpack to a huge one, whatever size it states', async () => {
    const content = Buffer.alloc(60 * 1024 * 1024, 0x20);
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content, stated: 1000 }]);
    const { status, text } = await upload(organiser, bomb);
    expect(status).to.equal(422);
    expect(text).to.include('文件解开后太大');
  });

  it('does not let another member of staff confirm', async () => {
    const token = tokenIn((await upload(organiser, await sheet(good))).text);
    const other = await (await signedIn('admin'))
      .post('/admin/people/import/confirmation')
      .type('form')
      .send({ token });
    expect(other.status).to.equal(409);
    expect(await workers()).to.equal(0);
  });
});
