import { expect } from 'chai';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const requestId = /<code>[0-9a-f-]{36}<\/code>/;

describe('error pages', () => {
  useDatabase();

  it('say what happened in both languages, with the request’s id', async () => {
    const chinese = await visitor().get('/nowhere');
    expect(chinese.status).to.equal(404);
    expect(chinese.text).to.include('没有这个页面').and.match(requestId);
    const english = await visitor().get('/nowhere?language=en');
    expect(english.text).to.include('There is no such page').and.match(requestId);
  });

  it('answer a form that another site sends with 403, and a broken body with 400', async () => {
    const foreign = await visitor().post('/log-in').set('Sec-Fetch-Site', 'cross-site').type('form').send({});
    expect(foreign.status).to.equal(403);
    expect(foreign.text).to.include('您没有权限').and.match(requestId);
    const broken = await visitor().post('/log-in').set('Content-Type', 'application/json').send('{"login":');
    expect(broken.status).to.equal(400);
    expect(broken.text).to.include('请求不完整').and.match(requestId);
  });

  it('answer an endless body with 413', async () => {
    const long = await visitor()
      .post('/log-in')
      .type('form')
      .send({ login: 'x'.repeat(1_200_000) });
    expect(long.status).to.equal(413);
    expect(long.text).to.include('内容太大');
  });

  it('stand in the staff’s own frame for staff, and in the public one for everyone else', async () => {
    await givenCast();
    const staff = await (await signedIn('organiser')).get('/nowhere');
    expect(staff.status).to.equal(404);
    expect(staff.text).to.include('layout-staff').and.not.include('layout-public');
    const trainee = await (await signedIn('trainee')).get('/nowhere');
    expect(trainee.text).to.include('layout-public').and.not.include('layout-staff');
  });
});
