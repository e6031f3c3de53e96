import { expect } from 'chai';
import { demonstrationIdentity } from '../../../seeders/demo/people.ts';
import { findDuplicates } from '../../../src/accounts/duplicates/findDuplicates.action.ts';
import { Person } from '../../../src/accounts/person.model.ts';
import { type Browser, signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenRecord } from '../merge/twins.ts';

describe('possible duplicates', () => {
  useDatabase();
  let organiser: Browser;
  let ids: number[];
  beforeEach(async () => {
    await givenCast();
    organiser = await signedIn('organiser');
    ids = [
      await givenRecord('王曉蘭', '13800000001'),
      await givenRecord('王晓兰', '13800000001', demonstrationIdentity('19800101', 20)),
      await givenRecord('王小兰', '13800000003', demonstrationIdentity('19800101', 22)),
      await givenRecord('张伟', '13800000004', demonstrationIdentity('19800101', 24)),
    ];
  });
  const post = (path: string, body: object) => organiser.post(path).type('form').send(body);

  it('are found by phone, and by a similar name with the same birth date, the surest first', async () => {
    expect((await post('/admin/duplicates/search', {})).status).to.equal(303);
    const { text } = await organiser.get('/admin/duplicates');
    expect(text)
      .to.include('手机号相同')
      .and.include('姓名相近')
      .and.include('身份证号不同')
      .and.not.include('张伟');
    expect(await findDuplicates(new Date())).to.equal(2);
  });

  it('that staff say are two people are not shown again', async () => {
    await findDuplicates(new Date());
    for (const [first, second] of [
      [ids[1], ids[0]],
      [ids[1], ids[2]],
    ])
      expect((await post('/admin/duplicates/different', { first, second })).status).to.equal(303);
    await findDuplicates(new Date(Date.now() + 1000));
    expect((await organiser.get('/admin/duplicates')).text).to.include('没有疑似重复的人员');
  });

  it('that are none any more are forgotten', async () => {
    await findDuplicates(new Date());
    await Person.update({ phoneHash: 'another' }, { where: { id: ids[0] } });
    await findDuplicates(new Date(Date.now() + 1000));
    expect((await organiser.get('/admin/duplicates')).text)
      .to.include('姓名相近')
      .and.not.include('手机号相同');
  });

  it('are compared side by side, merged, and taken apart again', async () => {
    const [first, second] = ids as [number, number];
    const compare = await organiser.get(`/admin/duplicates/compare?first=${first}&second=${second}`);
    expect(compare.text).to.include('王曉蘭').and.include('王晓兰').and.include('9900**********');
    const values = {
      name: 'second',
      phone: 'first',
      identityNumber: 'second',
      community: 'first',
      workerNumber: 'first',
    };
    const merged = await post('/admin/merges', { first, second, winner: 'first', ...values });
    expect(merged.headers.location).to.equal(`/admin/people/${first}`);
    expect((await organiser.get(`/admin/people/${second}`)).text)
      .to.include('王晓兰')
      .and.include('1980-01-01');
    const again = await post('/admin/merges', { first, second, winner: 'first', ...values });
    expect(again.status).to.equal(404);
    const list = await organiser.get('/admin/merges');
    const address = /\/admin\/merges\/\d+/.exec(list.text)?.[0] as string;
    expect((await organiser.get(address)).text).to.include('撤销合并');
    expect((await post(`${address}/undoing`, {})).status).to.equal(303);
    expect((await post(`${address}/undoing`, {})).text).to.include('已经撤销了');
    expect((await organiser.get(`/admin/people/${first}`)).text).to.include('王曉蘭');
  });

  it('say why they can’t be merged, and keep what was chosen', async () => {
    const judge = await Person.findOne({ where: { name: '孙丽华' }, rejectOnEmpty: true });
    const values = {
      name: 'second',
      phone: 'first',
      identityNumber: 'second',
      community: 'first',
      workerNumber: 'first',
    };
    const answer = await post('/admin/merges', {
      first: ids[0],
      second: judge.id,
      winner: 'second',
      ...values,
    });
    expect(answer.status).to.equal(422);
    expect(answer.text).to.include('请管理员来合并').and.include('name="winner" value="second" checked');
    expect((await organiser.get('/admin/duplicates/compare?first=x&second=1')).status).to.equal(404);
  });
});
