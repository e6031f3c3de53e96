import { expect } from 'chai';
import { issuePassword } from '../../src/accounts/setPassword.action.ts';
import { signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const next = 'a-new-password';

describe('a new password', () => {
  useDatabase();
  let cast: Awaited<ReturnType<typeof givenCast>>;

  beforeEach(async () => {
    cast = await givenCast();
  });

  it('ends every other session of its owner, and keeps the one in which she chose it', async () => {
    const [here, elsewhere] = [await signedIn('organiser'), await signedIn('organiser')];
    expect((await elsewhere.get('/admin/home')).status).to.equal(200);
    await here.post('/me/password').type('form').send({ current: 'jieti-demo', next });
    expect((await here.get('/admin/home')).status).to.equal(200);
    expect((await elsewhere.get('/admin/home')).headers.location).to.match(/^\/log-in/);
  });

  it('from the staff ends all her sessions, and nobody else’s', async () => {
    const [hers, other] = [await signedIn('organiser'), await signedIn('admin')];
    await issuePassword(cast.organiser, cast.admin, new Date());
    expect((await hers.get('/admin/home')).headers.location).to.match(/^\/log-in/);
    expect((await other.get('/admin/home')).status).to.equal(200);
  });
});
