/** What employers and other systems are told in every state, and the receipt that they take away. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { type CertificateRow, findCertificate } from '../../src/certificates/certificate.store.ts';
import { flushLookUps } from '../../src/certificates/lookUp.action.ts';
import { findLookUps } from '../../src/certificates/lookUp.store.ts';
import { correctName } from '../../src/certificates/replaceCertificate.action.ts';
import { database } from '../../src/db/connection.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';
import { lookUpByNumber, lookUpByToken } from '../../src/verification/lookUp.action.ts';
import { givenCertificate, issuer } from '../certificates/givenCertificate.ts';
import { givenRecorded } from '../external/givenRecorded.ts';
import { freshApp, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const yesterday = () => new Date(Date.now() - 86_400_000);
const asking = () => ({ now: new Date(), settings: { demonstration: false } });

/** Watches the connections that are taken: one for each query. With `isBroken`, none can be had. */
function watchConnections(isBroken = false) {
  const { connectionManager } = database() as unknown as {
    connectionManager: { getConnection: (...given: unknown[]) => Promise<unknown> };
  };
  const { getConnection } = connectionManager;
  const watched = { count: 0, stop: () => Object.assign(connectionManager, { getConnection }) };
  connectionManager.getConnection = (...given) => {
    watched.count++;
    return isBroken
      ? Promise.reject(new Error('connection lost'))
      : getConnection.apply(connectionManager, given);
  };
  return watched;
}

async function given(): Promise<CertificateRow & { admin: number }> {
  const { trainee, admin } = await givenCast();
  return { ...(await givenCertificate(trainee, { issuedAt: yesterday() })), admin };
}

async function givenReplaced() {
  const { id, token, admin } = await given();
  const wish = { certificateId: id, name: '王桂芬', evidence: '户口簿', actorId: admin, at: new Date() };
  const next = await findCertificate((await correctName(wish, issuer)) as number);
  return { token, next: next as CertificateRow };
}

describe('a look-up', () => {
  useDatabase();

  it('takes one query where the certificate holds, by token and by number', async () => {
    const { token, number } = await given();
    const looks = [
      () => lookUpByToken(token, asking()),
      () => lookUpByNumber(number.toLowerCase(), asking()),
    ];
    for (const look of looks) {
      const watched = watchConnections();
      try {
        expect(await look()).to.deep.include({ outcome: 'valid', external: null, replacement: null });
        expect(watched.count).to.equal(1);
      } finally {
        watched.stop();
      }
    }
  });

  it('names the certificate that took another’s place', async () => {
    const { token, next } = await givenReplaced();
    const { outcome, replacement } = await lookUpByToken(token, asking());
    expect(outcome).to.equal('replaced');
    expect(replacement).to.include({ token: next.token, number: next.number });
    const page = (await visitor().get(`/c/${token}`)).text;
    expect(page).to.include(`href="/c/${next.token}`).and.include(`查看新证 ${next.number}`);
  });

  it('answers without a query where there can be nothing, and throws where nobody knows', async () => {
    const watched = watchConnections(true);
    try {
      const nothing = { certificate: null, external: null };
      expect(await lookUpByToken('nonsense', asking())).to.include({ outcome: 'unknown', ...nothing });
      const fixed = await lookUpByToken(demonstrationTokens.valid, asking());
      expect(fixed).to.include({ outcome: 'unknown', ...nothing });
      const slip = await lookUpByNumber('JT-26-T-7K3M9Q4-1', asking());
      expect(slip).to.include({ outcome: 'mistyped', ...nothing });
      expect(watched.count).to.equal(0);
      const failed = await lookUpByToken('0'.repeat(26), asking()).catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(Error);
    } finally {
      watched.stop();
    }
  });

  it('is another issuer’s where it was recorded here and checked: never valid, with the state’s own query', async () => {
    const { organiser, admin } = await givenCast();
    const external = await givenRecorded({ recordedBy: organiser, checkedBy: admin });
    const found = await lookUpByNumber(` ${external.number.toLowerCase()} `, asking());
    expect(found.outcome).to.equal('recorded');
    const page = (await visitor().get(`/c/${external.token}`)).text;
    expect(page).to.include('verdict-recorded').and.include('不是我们发的').and.include('osta.org.cn');
    expect(page).not.to.include('verdict-valid').and.not.to.include('王桂芳');
    const { body } = await visitor().get(`/c/${external.token}`).set('Accept', 'application/json');
    expect(body).to.include({ status: 'recorded', holder: '王*芳', level: '三级/高级工' });
  });

  it('is noted for the holder after the answer, by the way in which it was asked, software apart', async () => {
    await flushLookUps().catch(() => {});
    const { id, token, number } = await given();
    for (const url of [`/c/${token}`, `/verify?number=${number}`, '/c/nonsense'])
      expect((await freshApp().get(url)).text).to.include('verdict-');
    await freshApp().get(`/c/${token}`).set('Accept', 'application/json');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await flushLookUps();
    const { latest } = await findLookUps(id, 10);
    expect(latest.map(({ kind }) => kind).sort()).to.deep.equal(['api', 'number', 'qr']);
    expect(latest.every(({ city }) => city === null)).to.equal(true);
  });
});

describe('the page behind the code', () => {
  useDatabase();

  it('leads to the proof in the log and to the keys, in the reader’s language', async () => {
    const { token } = await given();
    const browser = visitor();
    const page = (await browser.get(`/c/${token}?language=en`)).text.replaceAll('&#x3D;', '=');
    for (const href of [`/log/certificates/${token}?language=en`, '/keys?language=en']) {
      expect(page).to.include(`href="${href}"`);
      expect((await browser.get(href)).status, href).to.equal(200);
    }
  });

  it('says in its own words that nothing is known where the register can’t be read, for machines too', async () => {
    const { token, number } = await given();
    const watched = watchConnections(true);
    try {
      for (const url of [`/c/${token}`, `/verify?number=${number}`, `/c/${token}/receipt`]) {
        const { status, text, headers } = await freshApp().get(url);
        expect(status, url).to.equal(503);
        expect(text, url).to.include('verdict-unchecked').and.include('不要当作有效').and.include('再查一次');
        expect(headers['retry-after'], url).to.equal('30');
      }
      const { status, body } = await freshApp().get(`/c/${token}`).set('Accept', 'application/json');
      expect({ status, body }).to.deep.equal({ status: 503, body: { status: 'unchecked' } });
    } finally {
      watched.stop();
    }
  });

  it('alone may run WebAssembly where codes are scanned, and stays small', async () => {
    const { token } = await given();
    const policy = async (url: string) =>
      String((await visitor().get(url)).headers['content-security-policy']);
    expect(await policy('/verify')).to.include("script-src 'self' 'wasm-unsafe-eval';");
    for (const url of [`/c/${token}`, '/keys', '/log-in'])
      expect(await policy(url), url)
        .to.include("script-src 'self';")
        .and.not.include('wasm');
    const parts = ['css/verification.css', 'js/verify.js'].map((path) =>
      readFileSync(new URL(`../../public/${path}`, import.meta.url)),
    );
    const sizes = [(await visitor().get('/verify')).text, ...parts].map((part) => gzipSync(part).length);
    expect(sizes.reduce((sum, size) => sum + size)).to.be.below(14 * 1024);
    const response = await visitor().get('/verify');
    expect(response.headers).not.to.have.property('set-cookie');
    expect(response.text).not.to.match(/(src|href)="(https?:)?\/\//);
  });

  it('serves the scanner from here, and lets the worker stand in for both pages', async () => {
    const browser = visitor();
    for (const path of ['ponyfill.js', 'zxing-exported.js', 'zxing_reader.wasm'])
      expect((await browser.get(`/assets/scanner/${path}`)).status, path).to.equal(200);
    expect((await browser.get('/assets/scanner/zxing_reader.wasm')).headers['content-type']).to.equal(
      'application/wasm',
    );
    expect((await browser.get('/verify-worker.js')).headers['content-type']).to.include('javascript');
  });
});
