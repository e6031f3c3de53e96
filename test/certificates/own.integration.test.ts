import { expect } from 'chai';
import { linkedInAddress } from '../../src/certificates/linkedIn.ts';
import { flushLookUps, recordLookUp, sweepLookUps } from '../../src/certificates/lookUp.action.ts';
import { findLookUps } from '../../src/certificates/lookUp.store.ts';
import { CertificateShare } from '../../src/certificates/share.model.ts';
import { findShares } from '../../src/certificates/share.store.ts';
import { download, signedIn, testOrigin, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenCertificate } from './givenCertificate.ts';

const recent = { issuedAt: new Date(Date.now() - 86_400_000) };

describe('a holder’s certificate', () => {
  useDatabase();
  const given = async () => givenCertificate((await givenCast()).trainee, recent);

  it('is there as a page, a picture and a PDF; in WeChat the page says how to open the PDF', async function () {
    this.timeout(60_000);
    const { id, number } = await given();
    const her = await signedIn('trainee');
    const { text } = await her.get(`/me/certificates/${id}`);
    expect(text)
      .to.include('王桂芳')
      .and.include(number)
      .and.include('长按图片')
      .and.not.include('浏览器打开');
    const inWeChat = await her.get(`/me/certificates/${id}`).set('User-Agent', 'Android MicroMessenger/8.0');
    expect(inWeChat.text).to.include('浏览器');
    const picture = await download(her, `/me/certificates/${id}/picture`);
    expect(picture.subarray(1, 4).toString()).to.equal('PNG');
    expect(picture.readUInt32BE(16)).to.equal(1754);
  });

  it('is shown with her full name behind a link, until she withdraws it or it ends', async () => {
    const { id } = await given();
    const her = await signedIn('trainee');
    await her.post(`/me/certificates/${id}/shares`).type('form').send({ days: '7' });
    const [share] = await findShares(id);
    const address = `/shared/${share?.token}`;
    expect((await her.get(`/me/certificates/${id}`)).text).to.include(`${testOrigin}${address}`);
    const shown = await visitor().get(address);
    expect(shown.status).to.equal(200);
    expect(shown.text).to.include('王桂芳').and.not.include('9900');
    expect(shown.headers['x-robots-tag']).to.include('noindex');
    expect(shown.headers).not.to.have.property('set-cookie');
    expect((await findShares(id))[0]?.visits).to.equal(1);
    const [row] = await CertificateShare.findAll({ raw: true });
    expect(JSON.stringify(row)).not.to.include(share?.token);
    await her.post(`/me/certificates/${id}/shares/${share?.id}/withdrawal`).type('form').send({});
    expect((await visitor().get(address)).status).to.equal(404);
    await CertificateShare.update({ withdrawnAt: null, expiresAt: new Date(Date.now() - 1) }, { where: {} });
    expect((await visitor().get(address)).status).to.equal(404);
    expect((await visitor().get('/shared/nonsense')).status).to.equal(404);
  });

  it('can be shared by her alone, for the times offered, ten links at once', async () => {
    const { id } = await given();
    const [her, other] = [await signedIn('trainee'), await signedIn('organiser')];
    const share = (browser: typeof her, days: string) =>
      browser.post(`/me/certificates/${id}/shares`).type('form').send({ days });
    expect((await share(other, '7')).status).to.equal(404);
    expect((await share(her, '3650')).status).to.equal(422);
    for (let count = 0; count < 10; count++) expect((await share(her, '1')).status).to.equal(303);
    expect((await share(her, '1')).text).to.include('同时最多开放 10 个链接');
  });

  it('tells her when and how it was looked up, not by whom, for two years', async () => {
    const { id } = await given();
    const at = new Date();
    await flushLookUps().catch(() => {});
    recordLookUp({ certificateId: id, kind: 'qr', at, city: '大庆' });
    recordLookUp({ certificateId: id, kind: 'number', at, city: null });
    await flushLookUps();
    await flushLookUps();
    const her = await signedIn('trainee');
    expect((await her.get(`/me/certificates/${id}`)).text)
      .to.include('扫码 · 大庆')
      .and.include('输入编号');
    expect((await findLookUps(id, 1)).total).to.equal(2);
    expect(await sweepLookUps(new Date(at.getTime() + 366 * 86_400_000))).to.equal(0);
    expect(await sweepLookUps(new Date(at.getTime() + 800 * 86_400_000))).to.equal(2);
  });
});

describe('the address for LinkedIn', () => {
  it('names title, issuer, printed months, number and the public page', () => {
    const address = new URL(
      linkedInAddress({
        title: '培训合格证书',
        number: 'JT-26-T-7K3M9Q4-X',
        facts: { issuerName: '示范市妇女联合会', timeZone: 'Asia/Shanghai' },
        issuedAt: new Date('2026-11-30T17:00:00Z'),
        expiresAt: new Date('2029-11-30T16:00:00Z'),
        verifyUrl: 'https://ladder.test/c/x',
      }),
    );
    expect(Object.fromEntries(address.searchParams)).to.deep.include({
      name: '培训合格证书',
      issueYear: '2026',
      issueMonth: '12',
      expirationYear: '2029',
      expirationMonth: '11',
      certUrl: 'https://ladder.test/c/x',
    });
  });
});
