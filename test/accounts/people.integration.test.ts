import { expect } from 'chai';
import readExcelFile from 'read-excel-file/node';
import { findRoles } from '../../src/accounts/account.store.ts';
import { checkPassword } from '../../src/accounts/checkPassword.action.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { type Browser, download, signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const form = {
  name: '王晓兰',
  phone: '13800000001',
  identityNumber: '990000198001010012',
  community: '阳光社区',
  workerNumber: 'w90001',
};

describe('people', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;
  let admin: Browser;
  beforeEach(async () => {
    cast = await givenCast();
    admin = await signedIn('admin');
  });
  const add = (changes = {}) =>
    admin
      .post('/admin/people')
      .type('form')
      .send({ ...form, ...changes });

  it('are found by a part of the name, or by a whole phone or ID number, and always shown masked', async () => {
    await add();
    for (const search of ['晓兰', 'W90001', '138-0000-0001', '990000198001010012']) {
      const { text } = await admin.get('/admin/people').query({ search });
      expect(text, search)
        .to.include('王晓兰')
        .and.include('138****0001')
        .and.not.include('13800000001</td>');
    }
    expect((await admin.get('/admin/people').query({ search: '1380000' })).text).not.to.include('王晓兰');
  });

  it('are exported to Excel as the list shows them', async () => {
    await add();
    const [first] = await readExcelFile(await download(admin, '/admin/people?search=王晓兰&format=xlsx'));
    expect(first?.data[1]?.slice(0, 3)).to.deep.equal(['王晓兰', 'W90001', '138****0001']);
  });

  it('are not registered twice, and what was typed stays', async () => {
    await add();
    const again = await add({ name: '王晓红', workerNumber: '' });
    expect(again.status).to.equal(422);
    expect(again.text).to.include('已经登记在别人名下').and.include('value="王晓红"');
    const taken = await add({ identityNumber: '', phone: '' });
    expect(taken.text).to.include('这个工号已经有人用了').and.include('<a href="#field-workerNumber">工号：');
  });

  it('keep a phone and ID number that a change leaves empty', async () => {
    const { headers } = await add();
    const address = headers.location as string;
    await admin
      .post(address)
      .type('form')
      .send({ ...form, phone: '', identityNumber: '', community: '湖滨社区' });
    expect((await admin.get(address)).text)
      .to.include('138****0001')
      .and.include('湖滨社区');
  });

  it('get and lose roles in the audit trail, and nobody withdraws her own administration', async () => {
    const role = (noun: string, name: string, personId: number) =>
      admin.post(`/admin/people/${personId}/${noun}`).type('form').send({ role: name });
    expect((await role('role-grant', 'judge', cast.trainee)).status).to.equal(303);
    expect(await findRoles(cast.trainee)).to.have.members(['trainee', 'judge']);
    await role('role-withdrawal', 'judge', cast.trainee);
    expect(await findRoles(cast.trainee)).to.deep.equal(['trainee']);
    expect((await role('role-withdrawal', 'admin', cast.admin)).text).to.include('不能收回自己的管理员角色');
    expect(await AuditEntry.count({ where: { action: ['role.grant', 'role.withdraw'] } })).to.equal(2);
  });

  it('get a log-in whose password is shown once, works for a week, and is to be replaced', async () => {
    const { headers } = await add();
    const shown = await admin.post(`${headers.location}/password`).type('form').send({});
    const password = /<code>([^<]+)<\/code>/.exec(shown.text)?.[1] ?? '';
    expect((await admin.get(headers.location as string)).text).not.to.include(password);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000 + 1000);
    expect(await checkPassword('13800000001', password, inAWeek)).to.equal(null);
    const her = visitor();
    const logIn = await her.post('/log-in').type('form').send({ login: '13800000001', password });
    expect(logIn.headers.location).to.equal('/me/password');
    expect((await her.get('/me/password')).text).to.include('工作人员发的密码');
    const change = (current: string, next: string) =>
      her.post('/me/password').type('form').send({ current, next });
    expect((await change('wrong', 'my-own-words')).text).to.include('现在的密码不对');
    expect((await change(password, password)).text).to.include('要和现在的不一样');
    expect((await change(password, 'short')).text).to.include('至少 8 个字符');
    expect((await change(password, 'my-own-words')).headers.location).to.equal('/me');
    expect(await checkPassword('13800000001', password)).to.equal(null);
    expect(await checkPassword('13800000001', 'my-own-words', inAWeek)).to.include({ name: '王晓兰' });
  });

  it('get no log-in by a phone that is the login of another', async () => {
    const first = await add();
    await admin.post(`${first.headers.location}/password`).type('form').send({});
    const second = await add({ name: '李小梅', identityNumber: '', workerNumber: '' });
    const answer = await admin.post(`${second.headers.location}/password`).type('form').send({});
    expect(answer.status).to.equal(409);
    expect(answer.text).to.include('这个手机号已是另一个账号的登录名');
  });

  it('are narrowed by community, registration, log-in and role', async () => {
    await add({ community: '湖滨社区' });
    const found = async (query: object) =>
      (await admin.get('/admin/people').query(query)).text.includes('王晓兰');
    expect(await found({ community: '湖滨社区', registered: 'yes', logIn: 'no' })).to.equal(true);
    for (const query of [
      { community: '阳光社区' },
      { registered: 'no' },
      { logIn: 'yes' },
      { role: 'judge' },
    ])
      expect(await found(query), JSON.stringify(query)).to.equal(false);
    const judges = await admin.get('/admin/people?role=judge');
    expect(judges.text).to.include('孙丽华').and.not.include('林晓燕');
    expect((await admin.get("/admin/people?role=x'")).text).to.include('没有找到');
  });

  it('leave no phone or ID number in the audit trail', async () => {
    await add();
    const entries = await AuditEntry.findAll();
    expect(JSON.stringify(entries)).not.to.match(/13800000001|990000198001010012|王晓兰/);
  });
});

describe('the audit page', () => {
  useDatabase();

  it('lists changes and says that the chain is whole, or where it breaks', async () => {
    const { trainee } = await givenCast();
    const admin = await signedIn('admin');
    await admin.post(`/admin/people/${trainee}/role-grant`).type('form').send({ role: 'judge' });
    expect((await admin.get('/admin/audit?kind=person')).text)
      .to.include('role.grant')
      .and.include('人员');
    expect((await admin.get('/admin/audit?kind=exam')).text).not.to.include('role.grant');
    await admin.post('/admin/audit/check').type('form').send({});
    expect((await admin.get('/admin/audit')).text).to.include('审计记录完整');
    await AuditEntry.update({ after: '[]' }, { where: { sequence: 1 } });
    await admin.post('/admin/audit/check').type('form').send({});
    expect((await admin.get('/admin/audit')).text).to.include('第 1 条记录被改动或缺失');
  });
});
