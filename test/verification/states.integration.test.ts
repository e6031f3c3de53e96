/** Every state of a certificate as the public sees it: by token and by number, in both languages. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { CertificateRow } from '../../src/certificates/certificate.store.ts';
import { findCertificate } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { flushLookUps } from '../../src/certificates/lookUp.action.ts';
import { findLookUps } from '../../src/certificates/lookUp.store.ts';
import { correctName } from '../../src/certificates/replaceCertificate.action.ts';
import { database } from '../../src/db/connection.ts';
import { checkPdfSignature } from '../../src/keys/pdfSignature.ts';
import { useRecordedSource } from '../../src/verification/recordedSource.action.ts';
import { givenCertificate, issuer } from '../certificates/givenCertificate.ts';
import { download, freshApp, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { pdfQr, pdfText } from '../support/documents.ts';
import { pdfModule } from './browserModules.ts';

const recent = { issuedAt: new Date(Date.now() - 86_400_000) };
const old = { issuedAt: new Date('2020-01-01T00:00:00Z') };
const external = {
  token: '7k3m9q4x7k3m9q4x7k3m9q4x7k',
  number: 'S000044070000241000123',
  holderName: '王桂芳',
  title: '养老护理员',
  level: '三级',
  issuerName: '某市人力资源评价中心',
  issuedOn: new Date('2024-05-06T02:00:00Z'),
  expiresOn: null,
  queryUrl: 'https://zscx.example.cn/',
};

describe('each state of a certificate', () => {
  useDatabase();
  afterEach(() => {
    useRecordedSource(null);
  });

  const cases = {
    valid: {
      zh: '有效',
      en: 'Valid',
      status: 200,
      make: (trainee: number) => givenCertificate(trainee, recent),
    },
    expired: {
      zh: '已过期',
      en: 'Expired',
      status: 200,
      make: (trainee: number) => givenCertificate(trainee, old),
    },
    suspended: { zh: '暂停使用', en: 'Suspended', status: 200, make: changed('suspend') },
    revoked: { zh: '已撤销', en: 'Revoked', status: 200, make: changed('revoke') },
    replaced: { zh: '已换新证', en: 'Replaced', status: 200, make: replaced },
  } as const;

  for (const [outcome, { zh, en, status, make }] of Object.entries(cases))
    it(`${outcome}: by word, colour and icon, by token and number, in both languages`, async () => {
      const { trainee, admin } = await givenCast();
      const { token, number } = await make(trainee, admin);
      for (const url of [`/c/${token}`, `/verify?number=${number}`])
        for (const [language, word] of [
          ['zh-CN', zh],
          ['en-GB', en],
        ] as const) {
          const { text, status: given, headers } = await visitor().get(url).set('Accept-Language', language);
          expect(given, url).to.equal(status);
          expect(text).to.include(`verdict-${outcome}"`).and.include(`<h1>${word}</h1>`);
          expect(text).to.match(/<svg[^>]*><path d="M/);
          for (const other of Object.keys(cases))
            if (other !== outcome) expect(text).not.to.include(`verdict-${other}"`);
          expectHarmless(headers, text);
        }
    });

  it('replaced leads to the new certificate', async () => {
    const { trainee, admin } = await givenCast();
    const { token, replacedById } = await replaced(trainee, admin);
    const next = (await findCertificate(replacedById ?? 0)) as CertificateRow;
    const { text } = await visitor().get(`/c/${token}`);
    expect(text).to.include(`href="/c/${next.token}?`).and.include(next.number);
    expect((await visitor().get(`/c/${next.token}`)).text).to.include('verdict-valid');
  });

  it('recorded is called another issuer’s, never valid, and leads to the issuer’s register', async () => {
    useRecordedSource({
      findByToken: (token) => Promise.resolve(token === external.token ? external : null),
      findByNumber: (number) => Promise.resolve(number === external.number ? external : null),
    });
    for (const url of [`/c/${external.token}`, `/verify?number=${external.number}`]) {
      const { text, status, headers } = await visitor().get(url);
      expect(status).to.equal(200);
      expect(text)
        .to.include('verdict-recorded')
        .and.include('外单位')
        .and.include('王*芳')
        .and.include('三级');
      expect(text).to.include(`href="${external.queryUrl}"`).and.not.to.include('verdict-valid');
      expect(text).not.to.include('王桂芳');
      expectHarmless(headers, text);
    }
    const { body } = await visitor().get(`/c/${external.token}`).set('Accept', 'application/json');
    expect(body).to.include({ status: 'recorded', holder: '王*芳', number: external.number });
    const receipt = await download(visitor(), `/c/${external.token}/receipt`);
    expect(pdfText(receipt)).to.include('已登记').and.include(external.number);
  });

  it('unknown and mistyped are told apart, in both languages', async () => {
    const look = (url: string, language: string) => freshApp().get(url).set('Accept-Language', language);
    for (const [language, unknown, mistyped] of [
      ['zh-CN', '查无此证', '编号不对'],
      ['en', 'Not found', 'Mistyped number'],
    ] as const) {
      expect((await look(`/c/${'0'.repeat(26)}`, language)).text).to.include(`<h1>${unknown}</h1>`);
      expect((await look('/verify?number=JT-26-T-7K3M9Q4-1', language)).text).to.include(
        `<h1>${mistyped}</h1>`,
      );
    }
  });

  it('the text of a QR is taken where a number is typed, as hand scanners do', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    const typed = `http://ladder.test/c/${token}#${'7'.repeat(320)}`;
    expect((await freshApp().get('/verify').query({ number: typed })).text).to.include('verdict-valid"');
    expect(
      (
        await freshApp()
          .get('/verify')
          .query({ number: `/c/${token}0` })
      ).text,
    ).not.to.include('valid"');
  });

  it('could not be checked: a page of its own, 503, in both languages, and for machines', async () => {
    const { trainee } = await givenCast();
    const { token, number } = await givenCertificate(trainee, recent);
    const browser = freshApp();
    const mend = breakConnections();
    try {
      for (const url of [`/c/${token}`, `/verify?number=${number}`])
        for (const [language, word] of [
          ['zh-CN', '暂时查不到结果'],
          ['en', 'Could not be checked'],
        ] as const) {
          const { text, status, headers } = await browser.get(url).set('Accept-Language', language);
          expect(status, url).to.equal(503);
          expect(text).to.include('verdict-unchecked').and.include(`<h1>${word}</h1>`);
          expect(text).not.to.include('verdict-valid');
          expect(headers['retry-after']).to.equal('30');
          expectHarmless(headers, text);
        }
      const json = await browser.get(`/c/${token}`).set('Accept', 'application/json');
      expect(json.status).to.equal(503);
      expect(json.body).to.deep.equal({ status: 'unchecked' });
      expect((await browser.get(`/c/${token}/receipt`)).status).to.equal(503);
      const bad = await browser.post(`/c/${token}/holder-check`).type('form').send({ name: '', ending: '' });
      expect(bad.text).to.include('verdict-unchecked');
      const asked = await browser
        .post(`/c/${token}/holder-check`)
        .type('form')
        .send({ name: '王', ending: '0012' });
      expect(asked.status).to.equal(503);
    } finally {
      mend();
    }
  });

  it('is noted as a look for the holder: by QR, number or software, and nothing where none was found', async () => {
    const { trainee } = await givenCast();
    const { id, token, number } = await givenCertificate(trainee, recent);
    // Looks of earlier tests name certificates that are gone.
    await flushLookUps().catch(() => {});
    await visitor().get(`/c/${token}`);
    await visitor().get(`/verify?number=${number}`);
    await visitor().get(`/c/${'0'.repeat(26)}`);
    await visitor().get(`/c/${token}`).set('Accept', 'application/json');
    await flushLookUps();
    const { latest, total } = await findLookUps(id, 10);
    expect(total).to.equal(3);
    expect(latest.map(({ kind }) => kind)).to.have.members(['qr', 'number', 'api']);
  });
});

describe('a receipt', () => {
  useDatabase();

  it('says what was found and when, under our signature, with a QR back to the page', async () => {
    const { trainee, admin } = await givenCast();
    const { token, number } = await changed('revoke')(trainee, admin);
    const pdf = await download(visitor(), `/c/${token}/receipt?language=en`);
    const text = pdfText(pdf);
    expect(text)
      .to.include('Verification receipt')
      .and.include('Revoked')
      .and.include(number)
      .and.include('王*芳');
    expect(text).to.match(/Verified on \d+ \w{3} \d{4} \d\d:\d\d:\d\d/);
    expect(text).not.to.include('王桂芳');
    expect(pdfQr(pdf)).to.match(new RegExp(`/c/${token}$`));
    expect(checkPdfSignature(pdf)).not.to.equal(null);
  });

  it('is read by the look-up page like a certificate: unchanged, and about which one', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    const pdf = Uint8Array.from(await download(visitor(), `/c/${token}/receipt`));
    const { keys } = (await visitor().get('/keys.json')).body;
    expect(await pdfModule.checkPdf(pdf, keys)).to.equal('unchanged');
    const [inside = ''] = await pdfModule.attachedTexts(pdf);
    expect((await pdfModule.readAttached(inside, keys))?.address).to.match(new RegExp(`/c/${token}$`));
    expect(JSON.parse(inside)).to.include({ status: 'valid' });
  });

  it('exists for no unknown token', async () => {
    expect((await visitor().get(`/c/${'0'.repeat(26)}/receipt`)).status).to.equal(404);
  });
});

describe('the weight of the first look', () => {
  useDatabase();

  it('is 14 KB at most, compressed, with everything the page loads by itself', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    for (const url of [`/c/${token}`, '/verify', `/c/${'0'.repeat(26)}`]) {
      const { text } = await visitor().get(url);
      const files = [...text.matchAll(/(?:src|href)="(\/(?:css|js)\/[^"?]+)/g)].map(
        ([, path]) => path as string,
      );
      expect(files).to.include('/css/verification.css');
      const bodies = files.map((path) => readFileSync(new URL(`../../public${path}`, import.meta.url)));
      const weight = [Buffer.from(text), ...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0);
      expect(weight, url).to.be.at.most(14 * 1024);
    }
  });

  it('asks nothing of any other site, nor does any script or style of it', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    for (const url of [`/c/${token}`, '/verify']) {
      const { text, headers } = await visitor().get(url);
      expect(text).not.to.match(/(?:src|href|action)="(?:https?:)?\/\//);
      const policy = String(headers['content-security-policy']);
      expect(policy).to.include("default-src 'none'").and.not.to.include('unsafe-inline');
      expect(policy.includes('wasm-unsafe-eval')).to.equal(url === '/verify');
      expect(policy).not.to.match(/https?:/);
    }
  });
});

function changed(change: 'suspend' | 'revoke') {
  return async (trainee: number, admin: number): Promise<CertificateRow> => {
    const row = await givenCertificate(trainee, recent);
    await changeStatus({ certificateId: row.id, actorId: admin, at: new Date(), change, reason: '核查' });
    return row;
  };
}

async function replaced(trainee: number, admin: number): Promise<CertificateRow> {
  const { id } = await givenCertificate(trainee, recent);
  const wish = { certificateId: id, name: '王桂芬', evidence: '身份证', actorId: admin, at: new Date() };
  expect(await correctName(wish, issuer)).to.be.a('number');
  return (await findCertificate(id)) as CertificateRow;
}

function expectHarmless(headers: Record<string, unknown>, text: string): void {
  expect(headers).not.to.have.property('set-cookie');
  expect(headers['x-robots-tag']).to.include('noindex');
  expect(headers['cache-control']).to.include('no-store');
  expect(text).to.include('<meta name="robots" content="noindex, nofollow">');
}

/** Makes every query fail until the function it gives is called. */
function breakConnections(): () => void {
  const { connectionManager } = database() as unknown as { connectionManager: { getConnection: unknown } };
  const { getConnection } = connectionManager;
  connectionManager.getConnection = () => Promise.reject(new Error('connection lost'));
  return () => {
    connectionManager.getConnection = getConnection;
  };
}
