import { expect } from 'chai';
import { AuditEntry } from '../../../src/db/audit.model.ts';
import { Question, QuestionTopic, QuestionVersion } from '../../../src/exams/questions/question.model.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenExam } from '../fixtures.ts';

describe('the question bank', () => {
  useDatabase();
  let author: Browser;
  let colleague: Browser;
  let topicId: number;

  beforeEach(async () => {
    await givenCast();
    author = await signedIn('organiser');
    colleague = await signedIn('admin');
    const topic = { parentId: null, code: 'safety', titleZh: '安全', titleEn: 'Safety' };
    topicId = (await QuestionTopic.create(topic)).id;
  });

  const typed = () => ({
    kind: 'single',
    topicId,
    difficulty: 2,
    stemZh: '发现火灾应拨打哪个电话？',
    answer: '110\n* 119\n120',
  });
  const send = (browser: Browser, path: string, body: object) => browser.post(path).type('form').send(body);
  const add = async (body: object = {}) => {
    const { headers } = await send(author, '/admin/questions', { ...typed(), ...body });
    return Number(/\/(\d+)$/.exec(String(headers.location))?.[1]);
  };
  const step = (browser: Browser, id: number, name: string) =>
    send(browser, `/admin/questions/${id}/steps`, { step: name });
  const stateOf = async (id: number) => (await Question.findByPk(id))?.state;
  const revisionOf = async (id: number) => (await Question.findByPk(id))?.updatedAt.getTime();
  const live = async () => {
    const id = await add();
    await step(colleague, id, 'review');
    await step(author, id, 'release');
    return id;
  };

  it('takes a question from draft to live by two people, and out of use again', async () => {
    const id = await add();
    expect(await stateOf(id)).to.equal('draft');
    const { text } = await step(author, id, 'review');
    expect(text).to.include('自己写的题要由别人审');
    expect(await stateOf(id)).to.equal('draft');
    await step(colleague, id, 'review');
    expect(await stateOf(id)).to.equal('reviewed');
    await step(author, id, 'release');
    expect(await stateOf(id)).to.equal('live');
    expect((await step(author, id, 'release')).text).to.include('状态已经变了');
    await step(author, id, 'retire');
    expect(await stateOf(id)).to.equal('retired');
    const actions = (await AuditEntry.findAll({ order: [['sequence', 'ASC']] })).map(({ action }) => action);
    expect(actions).to.include.members([
      'question.add',
      'question.review',
      'question.release',
      'question.retire',
    ]);
  });

  it('overwrites a draft, and gives anything that was reviewed a new version, which is a draft again', async () => {
    const draft = await add();
    await send(author, `/admin/questions/${draft}`, {
      ...typed(),
      stemZh: '火警电话是？',
      revision: await revisionOf(draft),
    });
    expect(await QuestionVersion.count({ where: { questionId: draft } })).to.equal(1);
    const id = await live();
    await send(colleague, `/admin/questions/${id}`, {
      ...typed(),
      answer: '* 119\n120',
      revision: await revisionOf(id),
    });
    const versions = await QuestionVersion.findAll({ where: { questionId: id }, order: [['number', 'ASC']] });
    expect(versions.map(({ content }) => 'options' in content && content.options.length)).to.deep.equal([
      3, 2,
    ]);
    expect(await stateOf(id)).to.equal('draft');
    expect((await step(colleague, id, 'review')).text).to.include('自己写的题要由别人审');
  });

  it('keeps papers as they were made when a question is changed', async () => {
    const { questionIds } = await givenExam();
    const id = questionIds[0] as number;
    const before = await QuestionVersion.findOne({ where: { questionId: id } });
    const body = { ...typed(), answer: '* 一\n二', revision: await revisionOf(id) };
    expect((await send(author, `/admin/questions/${id}`, body)).status).to.equal(303);
    const after = await QuestionVersion.findByPk(before?.id);
    expect(after?.content).to.deep.equal(before?.content);
    expect(await QuestionVersion.count({ where: { questionId: id } })).to.equal(2);
  });

  it('changes what is said about a live question without making a version', async () => {
    const id = await live();
    await send(author, `/admin/questions/${id}`, {
      ...typed(),
      difficulty: 5,
      revision: await revisionOf(id),
    });
    expect(await stateOf(id)).to.equal('live');
    expect((await Question.findByPk(id))?.difficulty).to.equal(5);
    expect(await QuestionVersion.count({ where: { questionId: id } })).to.equal(1);
  });

  it('tells the second of two editors, and keeps what she typed', async () => {
    const id = await add();
    const revision = await revisionOf(id);
    await send(author, `/admin/questions/${id}`, { ...typed(), stemZh: '第一位改的', revision });
    const { status, text } = await send(colleague, `/admin/questions/${id}`, {
      ...typed(),
      stemZh: '第二位改的',
      revision,
    });
    expect(status).to.equal(422);
    expect(text).to.include('别人刚改过这道题').and.include('第二位改的');
    expect((await Question.findByPk(id))?.stemZh).to.equal('第一位改的');
  });

  it('names the line that it can’t read, and keeps what was typed', async () => {
    const { status, text } = await send(author, '/admin/questions', {
      ...typed(),
      answer: '* 一\n二 | b | c',
    });
    expect(status).to.equal(422);
    expect(text).to.include('第 2 行看不懂').and.include('二 | b | c');
    expect(await Question.count()).to.equal(0);
  });

  it('shows the question as the candidate sees it, and what is much alike', async () => {
    const first = await add();
    const second = await add({ stemZh: '发现火灾，应该拨打哪个电话？' });
    const { text } = await author.get(`/admin/questions/${second}`);
    expect(text).to.include(`/admin/questions/${first}`).and.include('type="radio"').and.include('* 119');
    expect(
      (await author.get(`/admin/questions/${await add({ stemZh: '给婴儿洗澡水温多少？' })}`)).text,
    ).not.to.include('相近的题目');
  });

  it('has an editor for every kind that is written', async () => {
    for (const kind of ['judgement', 'numeric', 'matching', 'cloze', 'essay'])
      expect((await author.get(`/admin/questions/new?kind=${kind}`)).status).to.equal(200);
    const id = await add({
      kind: 'cloze',
      textZh: '先{{1}}再{{2}}',
      answer: '洗手\n? 戴手套 = gloves | 出门 = leave',
    });
    const { text } = await author.get(`/admin/questions/${id}/edit`);
    expect(text).to.include('先{{1}}再{{2}}').and.include('? 戴手套 &#x3D; gloves | 出门 &#x3D; leave');
  });
});
