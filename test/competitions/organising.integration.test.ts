import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { type Browser, signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const competition = {
  code: 'spring-2027',
  titleZh: '春季大赛',
  titleEn: 'Spring competition',
  startsOn: '2027-03-01',
  endsOn: '2027-03-02',
};
const scheme = '关键操作 | Key operation | M | 70\n沟通评估 | Communication | J | 30';

describe('organising a competition in the browser', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let organiser: Browser;
  beforeEach(async () => {
    cast = await givenCast();
    organiser = await signedIn('organiser');
  });
  const post = (address: string, body: object) => organiser.post(address).type('form').send(body);

  it('goes from the competition through event, entries and panel to the draw', async () => {
    const made = await post('/admin/competitions', competition);
    const event = await post(`${made.headers.location}/events`, {
      titleZh: '养老护理',
      titleEn: 'Elderly care',
      aspects: scheme,
    });
    const address = event.headers.location as string;
    expect((await post(`${address}/draw`, {})).text).to.include('还没有选手');
    await Person.update({ workerNumber: 'W00001' }, { where: { id: cast.trainee } });
    expect((await post(`${address}/contestants`, { workerNumber: 'W99999', unit: '' })).text)
      .to.include('没有找到这个工号')
      .and.include('value="W99999"');
    expect(
      (await post(`${address}/contestants`, { workerNumber: 'w00001', unit: '安心家政' })).status,
    ).to.equal(303);
    expect((await post(`${address}/judges`, { judgeId: cast.judge })).status).to.equal(303);
    expect((await post(`${address}/draw`, {})).status).to.equal(303);
    expect((await organiser.get(address)).text)
      .to.include('评分中')
      .and.include('安心家政');
    expect((await post(`${address}/contestants`, { workerNumber: 'W00001', unit: '' })).text).to.include(
      '已经抽签',
    );
    expect((await (await signedIn('judge')).get('/judging')).text).to.include('养老护理');
  });

  it('refuses a scheme that is not worth 100 marks or not written as asked, and keeps it', async () => {
    const made = await post('/admin/competitions', competition);
    const add = (aspects: string) =>
      post(`${made.headers.location}/events`, { titleZh: '赛项', titleEn: 'Event', aspects });
    expect((await add('关键操作 | Key operation | M | 90')).text)
      .to.include('合计是 90 分')
      .and.include('Key operation');
    expect((await add('关键操作 90')).text).to.include('每行写');
  });

  it('shows nothing of an unpublished event to the public', async () => {
    await post('/admin/competitions', competition);
    expect((await visitor().get('/competitions/spring-2027')).text).to.include('成绩还没有发布');
  });
});
