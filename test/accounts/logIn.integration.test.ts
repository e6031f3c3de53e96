import { expect } from 'chai';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

describe('logging in', () => {
  useDatabase();
  beforeEach(() => givenCast());

  it('leads staff to their desk', async () => {
    const response = await visitor()
      .post('/log-in')
      .type('form')
      .send({ login: ' Admin ', password: 'jieti-demo' });
    expect(response.status).to.equal(303);
    expect(response.headers.location).to.equal('/admin/home');
  });

  it('refuses a wrong password and keeps the login that was typed', async () => {
    const response = await visitor().post('/log-in').type('form').send({ login: 'admin', password: 'wrong' });
    expect(response.status).to.equal(422);
    expect(response.text).to.include('账号或密码不对').and.include('value="admin"');
  });

  it('goes back to the page that was wanted, but never to another site', async () => {
    const send = (wanted: string) =>
      visitor().post('/log-in').type('form').send({ login: 'admin', password: 'jieti-demo', wanted });
    expect((await send('/admin/people?page=2')).headers.location).to.equal('/admin/people?page=2');
    expect((await send('//evil.example')).headers.location).to.equal('/admin/home');
  });

  it('ends with logging out', async () => {
    const browser = await signedIn('admin');
    expect((await browser.get('/log-in')).status).to.equal(303);
    await browser.post('/log-out');
    expect((await browser.get('/log-in')).status).to.equal(200);
  });

  it('refuses a form that another site sends', async () => {
    const response = await visitor()
      .post('/log-in')
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send({});
    expect(response.status).to.equal(403);
  });
});
