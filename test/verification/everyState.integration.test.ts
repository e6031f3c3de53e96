/** Every state of a certificate as the public sees it: by token and by number, in both languages. */
import { expect } from 'chai';
import { type CertificateRow, findCertificate } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { correctName } from '../../src/certificates/replaceCertificate.action.ts';
import type { ExternalRow } from '../../src/external/externalCertificate.store.ts';
import { givenCertificate, issuer } from '../certificates/givenCertificate.ts';
import { givenRecorded } from '../external/givenRecorded.ts';
import { download, freshApp, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { pdfModule } from './browserModules.ts';

const recent = { issuedAt: new Date(Date.now() - 86_400_000) };
const old = { issuedAt: new Date('2020-01-01T00:00:00Z') };
describe('each state of a certificate', () => {
  useDatabase();

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
    recorded: { zh: '已登记（外单位证书）', en: 'Recorded (not ours)', status: 200, make: recorded },
  } as const;

  for (const [outcome, { zh, en, status, make }] of Object.entries(cases))
    it(`${outcome}: by word, colour and icon, by token and number, in both languages`, async () => {
      const { trainee, admin, organiser } = await givenCast();
      const { token, number } = await make(trainee, admin, organiser);
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
});

describe('a receipt', () => {
  useDatabase();

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

function recorded(_trainee: number, admin: number, organiser: number): Promise<ExternalRow> {
  return givenRecorded({ recordedBy: organiser, checkedBy: admin });
}

function expectHarmless(headers: Record<string, unknown>, text: string): void {
  expect(headers).not.to.have.property('set-cookie');
  expect(headers['x-robots-tag']).to.include('noindex');
  expect(headers['cache-control']).to.include('no-store');
  expect(text).to.include('<meta name="robots" content="noindex, nofollow">');
}
