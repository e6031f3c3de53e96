import { expect } from 'chai';
import { zipSync } from 'fflate';
import { bank } from '../../../seeders/demo/questionBank.ts';
import { questionColumns } from '../../../src/exams/exchange/questionRow.ts';
import { Question, QuestionTopic, QuestionVersion } from '../../../src/exams/questions/question.model.ts';
import { writeQuestion } from '../../../src/exams/questions/questionText.ts';
import { closeSpreadsheets } from '../../../src/http/spreadsheet.ts';
import { type Cell, writeSpreadsheet } from '../../../src/lib/spreadsheetFile.ts';
import { readFirstSheet } from '../../../src/lib/workbook.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';

const chinese = Object.values(questionColumns).map(([zh]) => zh);

describe('questions in a spreadsheet', () => {
  useDatabase();
  after(closeSpreadsheets);
  let organiser: Browser;

  beforeEach(async () => {
    await givenCast();
    organiser = await signedIn('organiser');
    await QuestionTopic.create({ parentId: null, code: 'safety', titleZh: '安全', titleEn: 'Safety' });
  });

  const upload = (file: Buffer, step: 'check' | 'import') =>
    organiser.post('/admin/questions/import').field('step', step).attach('file', file, 'questions.xlsx');
  const sheet = (rows: readonly (readonly Cell[])[], headings: readonly string[] = chinese) =>
    writeSpreadsheet('题目', headings, rows);
  const single = ['单选题', '安全', 2, '发现火灾应拨打哪个电话？', '', '110\n* 119\n120'];
  const download = async (path: string) => {
    const { body } = await organiser
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return body as Buffer;
  };

  it('are checked without writing, then added as drafts of whoever imports them', async () => {
    const file = await sheet([single, ['judgement', 'SAFETY', '', '触电时应先切断电源。', '', '对']]);
    const checked = await upload(file, 'check');
    expect(checked.status).to.equal(200);
    expect(checked.text).to.include('2 题都可以导入');
    expect(await Question.count()).to.equal(0);
    expect((await upload(file, 'import')).status).to.equal(303);
    const rows = await Question.findAll({ order: [['id', 'ASC']] });
    expect(rows.map(({ kind, state, difficulty }) => [kind, state, difficulty])).to.deep.equal([
      ['single', 'draft', 2],
      ['judgement', 'draft', 3],
    ]);
    const again = await upload(file, 'import');
    expect(again.status).to.equal(422);
    expect(again.text).to.include('题库里已有这道题');
    expect(await Question.count()).to.equal(2);
  });

  it('are all refused for one wrong row, with the row, the column and the line named', async () => {
    const file = await sheet([
      single,
      single,
      ['单选题', '没有', 2, '题一', '', '* 一\n二'],
      ['单选题', '安全', 9, '题二', '', '* 一\n二'],
      ['多选题', '安全', 2, '题三', '', '* 一\n二 | b | c'],
      ['热点', '安全', 2, '题四', '', ''],
    ]);
    const { status, text } = await upload(file, 'import');
    expect(status).to.equal(422);
    expect(text).to.include('6 行里有 5 行要改');
    for (const words of ['文件里有相同的题', '没有这个知识点', '难度写 1 到 5', '第 2 行看不懂'])
      expect(text).to.include(words);
    expect(await Question.count()).to.equal(0);
  });

  it('come back the same after the demonstration’s whole bank went out', async () => {
    const [topic] = await QuestionTopic.findAll();
    const contents = Object.values(bank).flat();
    for (const content of contents) {
      const shown = { kind: content.kind, stemZh: content.stem.zh, stemEn: content.stem.en };
      const facts = {
        topicId: topic?.id as number,
        occupationId: null,
        tierRank: null,
        difficulty: 4,
        source: '教材',
      };
      const at = { createdAt: new Date(), updatedAt: new Date() };
      const { id } = await Question.create({
        ...facts,
        ...shown,
        ...at,
        state: 'live',
        version: 1,
        authorId: null,
      });
      const review = { authorId: null, reviewerId: null, reviewedAt: null, createdAt: new Date() };
      await QuestionVersion.create({ questionId: id, number: 1, kind: content.kind, content, ...review });
    }
    const file = await download('/admin/questions/export');
    expect(await readFirstSheet(file)).to.have.length(contents.length + 1);
    await QuestionVersion.destroy({ where: {} });
    await Question.destroy({ where: {} });
    expect((await upload(file, 'import')).status).to.equal(303);
    const versions = await QuestionVersion.findAll({ order: [['id', 'ASC']] });
    expect(versions.map(({ content }) => writeQuestion(content))).to.deep.equal(
      contents.map((one) => writeQuestion(one)),
    );
    expect(await Question.count({ where: { difficulty: 4, source: '教材' } })).to.equal(contents.length);
  });

  it('can be imported from the template as it is', async () => {
    expect((await upload(await download('/admin/questions/import/template'), 'import')).status).to.equal(303);
    expect(await Question.count()).to.equal(4);
  });

  it('come from a text file, too, into the topic that was chosen for them, with what is left out named', async () => {
    const text = '发现火灾应拨打哪个电话？ {=119#对 ~110}\n\n触电时应先切断电源。{T}\n';
    const send = (body: object, step = 'import') =>
      organiser
        .post('/admin/questions/import')
        .field({ step, ...body })
        .attach('file', Buffer.from(text), 'questions.txt');
    expect((await send({})).text).to.include('没有这个知识点');
    const topic = await QuestionTopic.findOne();
    const checked = await send({ topicId: String(topic?.id) }, 'check');
    expect(checked.text).to.include('2 题都可以导入').and.include('选项的反馈没有导入');
    expect((await send({ topicId: String(topic?.id) })).status).to.equal(303);
    expect(await Question.count({ where: { state: 'draft' } })).to.equal(2);
    const garbled = Buffer.from(Buffer.from(text).toString('latin1'));
    const told = await organiser
      .post('/admin/questions/import')
      .field('step', 'check')
      .attach('file', garbled, 'q.txt');
    expect(told.text).to.include('乱码');
  });

  it('are refused with a sentence where the file is none, is a bomb, or lacks headings', async () => {
    expect((await upload(Buffer.from('不是表格'), 'check')).text).to.include('这不是 Excel');
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(120 * 1024 * 1024) }, { level: 9 });
    expect((await upload(Buffer.from(bomb), 'check')).text).to.include('解开后太大');
    expect((await upload(await sheet([single], ['题型', '题干']), 'check')).text).to.include('表头');
    expect((await upload(await sheet([]), 'check')).text).to.include('没有题目');
    const many = Array.from({ length: 5_001 }, (_, index) => ['判断题', '安全', 1, `题${index}`, '', '对']);
    expect((await upload(await sheet(many), 'check')).text).to.include('5,000');
  });
});
