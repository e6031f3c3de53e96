import { expect } from 'chai';
import { signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

describe('the front page', () => {
  useDatabase();

  it('offers a visitor the three ways in and shows the five tiers', async () => {
    const { text } = await visitor().get('/');
    for (const href of ['/courses', '/verify', '/log-in'])
      expect(text).to.include(`class="card-link" href="${href}"`);
    for (const tier of ['公益培训', '技能培训', '专项培训', '回炉培训', '职业经理人培训'])
      expect(text).to.include(tier);
  });

  it('leads everyone who is logged in to where her day starts', async () => {
    await givenCast();
    const homes = {
      admin: '/admin/home',
      organiser: '/admin/home',
      employer: '/verify',
      judge: '/judging',
      assessor: '/assessing',
      trainee: '/me',
    } as const;
    for (const [name, home] of Object.entries(homes) as [keyof typeof homes, string][]) {
      const { headers } = await (await signedIn(name)).get('/');
      expect(headers.location, name).to.equal(home);
    }
  });
});
