/** What the public pages must never say, and what they must not count against an honest employer. */
import { expect } from 'chai';
import { Person } from '../../src/accounts/person.model.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { database } from '../../src/db/connection.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { freshApp } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const recent = { issuedAt: new Date(Date.now() - 86_400_000) };

/** Makes every query fail until the function it gives is called. */
function breakConnections(): () => void {
  const { connectionManager } = database() as unknown as { connectionManager: { getConnection: unknown } };
  const { getConnection } = connectionManager;
  connectionManager.getConnection = () => Promise.reject(new Error('connection lost'));
  return () => {
    connectionManager.getConnection = getConnection;
  };
}

describe('an honest answer', () => {
  useDatabase();

  it('never says valid when the status could not be read', async () => {
    const { trainee } = await givenCast();
    const { token, number } = await givenCertificate(trainee, recent);
    const browser = freshApp();
    const mend = breakConnections();
    try {
      for (const url of [`/c/${token}`, `/verify?number=${number}`]) {
        const response = await browser.get(url);
        expect(response.status, url).to.be.at.least(500);
        expect(response.text, url).not.to.include('verdict-valid').and.not.to.include('现在有效');
        expect(response.headers).not.to.have.property('set-cookie');
      }
    } finally {
      mend();
    }
  });

  it('knows the demonstration’s fixed certificates only in a demonstration', async () => {
    const { trainee } = await givenCast();
    const { id, number } = await givenCertificate(trainee, recent);
    await Certificate.update({ token: demonstrationTokens.valid }, { where: { id } });
    const urls = [`/c/${demonstrationTokens.valid}`, `/verify?number=${number}`];
    for (const url of urls) expect((await freshApp().get(url)).text).to.include('verdict-valid');
    for (const url of urls) {
      const response = await freshApp(false).get(url);
      expect(response.status).to.equal(404);
      expect(response.text).to.include('verdict-unknown');
    }
  });

  it('asks the database nothing about a malformed token or a mistyped number', async () => {
    const browser = freshApp();
    const mend = breakConnections();
    try {
      expect((await browser.get('/c/nonsense')).status).to.equal(404);
      expect((await browser.get('/verify?number=JT-26-T-7K3M9Q4-1')).text).to.include('verdict-mistyped');
    } finally {
      mend();
    }
  });

  it('is kept by no cache, neither as a page nor as JSON, and listed by no search engine', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    for (const accept of ['text/html', 'application/json']) {
      const { headers } = await freshApp().get(`/c/${token}`).set('Accept', accept);
      expect(headers['cache-control'], accept).to.include('no-store');
      expect(headers['x-robots-tag'], accept).to.include('noindex');
      expect(headers.vary, accept).to.include('Accept');
    }
  });

  it('holds to the end of the last day that the paper names', async () => {
    const { trainee } = await givenCast();
    const today = new Date();
    const issuedAt = new Date(today);
    issuedAt.setUTCFullYear(today.getUTCFullYear() - 3);
    const { token } = await givenCertificate(trainee, { issuedAt });
    expect((await freshApp().get(`/c/${token}`)).text).to.include('verdict-valid');
  });
});

describe('asking by number or for the holder', () => {
  useDatabase();

  it('counts look-ups, not visits to the empty form', async () => {
    const browser = freshApp();
    for (let visit = 0; visit < 25; visit++) expect((await browser.get('/verify')).status).to.equal(200);
    const look = () => browser.get('/verify').query({ number: 'JT-26-T-7K3M9Q4-1' });
    for (let guess = 0; guess < 20; guess++) expect((await look()).status).to.equal(404);
    expect((await look()).status).to.equal(429);
    expect((await browser.get('/verify')).status).to.equal(200);
  });

  it('keeps a number that was not found, to be mended', async () => {
    const page = (await freshApp().get('/verify').query({ number: 'jt-26-t-"7K3M9Q4-1' })).text;
    expect(page).to.include('value="jt-26-t-&quot;7K3M9Q4-1"').and.include('verdict-mistyped');
  });

  it('offers no check of a holder whose ID number is not on file', async () => {
    const { trainee } = await givenCast();
    await Person.update({ identityMasked: null }, { where: { id: trainee } });
    const { token } = await givenCertificate(trainee, recent);
    const browser = freshApp();
    expect((await browser.get(`/c/${token}`)).text).not.to.include('holder-check');
    const asked = await browser
      .post(`/c/${token}/holder-check`)
      .type('form')
      .send({ name: '王桂芳', ending: '0012' });
    expect(asked.status).to.equal(404);
    expect(asked.text).not.to.include('不一致');
  });

  it('limits guesses at one holder', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    const browser = freshApp();
    const guess = () =>
      browser.post(`/c/${token}/holder-check`).type('form').send({ name: '王桂芳', ending: '0000' });
    for (let count = 0; count < 10; count++) expect((await guess()).status).to.equal(200);
    expect((await guess()).status).to.equal(429);
  });
});
