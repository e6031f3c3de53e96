import { expect } from 'chai';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/app.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { readSettings } from '../../src/config.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { testOrigin } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

/** An application of its own, in a demonstration or not. */
function appWith(demonstration: boolean) {
  const settings = { ...readSettings({ NODE_ENV: 'test', BASE_URL: testOrigin }), demonstration };
  const log = pino({ level: 'silent' });
  return supertest(createApp({ settings, log, sessionSecret: 'test', baseUrl: () => testOrigin }));
}

describe('a credential as a file', () => {
  useDatabase();

  it('exists for the demonstration’s fixed tokens only in a demonstration', async () => {
    const { trainee } = await givenCast();
    const { id } = await givenCertificate(trainee);
    await Certificate.update({ token: demonstrationTokens.valid }, { where: { id } });
    const file = `/credentials/${demonstrationTokens.valid}.jwt`;
    expect((await appWith(true).get(file)).status).to.equal(200);
    expect((await appWith(false).get(file)).status).to.equal(404);
  });

  it('is kept by no cache, listed by no search engine, and sets no cookie', async () => {
    const { trainee } = await givenCast();
    const { token, number } = await givenCertificate(trainee);
    for (const ending of ['json', 'jwt']) {
      const { headers } = await appWith(true).get(`/credentials/${token}.${ending}`);
      expect(headers['cache-control']).to.equal('no-store');
      expect(headers['x-robots-tag']).to.include('noindex');
      expect(headers['content-disposition']).to.equal(`attachment; filename="${number}.${ending}"`);
      expect(headers).not.to.have.property('set-cookie');
    }
  });
});
