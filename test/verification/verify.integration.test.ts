import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const at = new Date('2026-11-23T02:00:00Z');
const recent = { issuedAt: new Date(Date.now() - 86_400_000) };

describe('verifying a certificate', () => {
  useDatabase();

  it('says that it is valid, with what the paper shows and a masked name, and sets no cookie', async () => {
    const { trainee } = await givenCast();
    const { token, number } = await givenCertificate(trainee, recent);
    const response = await visitor().get(`/c/${token}`);
    expect(response.status).to.equal(200);
    expect(response.text)
      .to.include('verdict-valid')
      .and.include('有效')
      .and.include(number)
      .and.include('养老护理技能班')
      .and.include('王*芳');
    expect(response.text).not.to.include('王桂芳').and.not.to.include('9900');
    expect(response.headers).not.to.have.property('set-cookie');
    expect(response.headers['x-robots-tag']).to.include('noindex');
    const css = readFileSync(new URL('../../public/css/verification.css', import.meta.url));
    expect(gzipSync(response.text).length + gzipSync(css).length).to.be.below(14 * 1024);
  });

  it('tells expired, suspended and revoked apart, with the public reason', async () => {
    const { trainee, admin } = await givenCast();
    const old = await givenCertificate(trainee, {
      issuedAt: new Date('2020-01-01T00:00:00Z'),
      awardKey: 'exam:1',
    });
    expect((await visitor().get(`/c/${old.token}`)).text)
      .to.include('verdict-expired')
      .and.include('已过期');
    const { id, token } = await givenCertificate(trainee, { ...recent, awardKey: 'exam:2' });
    const change = { certificateId: id, actorId: admin, at };
    await changeStatus({ ...change, change: 'suspend', reason: '正在核查' });
    expect((await visitor().get(`/c/${token}`)).text)
      .to.include('verdict-suspended')
      .and.include('正在核查');
    await changeStatus({ ...change, change: 'resume', reason: '核查完毕' });
    await changeStatus({ ...change, change: 'revoke', reason: '成绩作废' });
    expect((await visitor().get(`/c/${token}`)).text)
      .to.include('verdict-revoked')
      .and.include('成绩作废');
  });

  it('finds nothing under an unknown or malformed token', async () => {
    for (const token of ['0'.repeat(26), 'x', '%27%20OR%201%3D1']) {
      const response = await visitor().get(`/c/${token}`);
      expect(response.status, token).to.equal(404);
      expect(response.text).to.include('查无此证');
    }
  });

  it('takes a typed number, however it is written, and tells mistyped from unknown', async () => {
    const { trainee } = await givenCast();
    const { number } = await givenCertificate(trainee, recent);
    const look = (typed: string) => visitor().get('/verify').query({ number: typed });
    expect((await look(number.toLowerCase().replaceAll('-', ' '))).text).to.include('verdict-valid');
    const mistyped = number.slice(0, -1) + (number.endsWith('7') ? '8' : '7');
    expect((await look(mistyped)).text)
      .to.include('verdict-mistyped')
      .and.include('编号不对');
    expect((await look('JT-26-T-0000000-0')).text).to.match(/verdict-(unknown|mistyped)/);
  });

  it('answers match or no match about the holder, and nothing else', async () => {
    const { trainee } = await givenCast();
    const { token, facts } = await givenCertificate(trainee, recent);
    const ending = facts.identityMasked?.slice(-4);
    const check = (name: string, four = ending) =>
      visitor().post(`/c/${token}/holder-check`).type('form').send({ name, ending: four });
    expect((await check('王桂芳')).text).to.include('一致：证书是此人的');
    expect((await check('王桂兰')).text).to.include('不一致');
    expect((await check('王桂芳', '0000')).text).to.include('不一致');
    expect((await check('王桂芳', 'ab')).status).to.equal(422);
  });

  it('speaks one language on the whole page, whichever way it was chosen', async () => {
    const { trainee } = await givenCast();
    const { token, facts } = await givenCertificate(trainee, recent);
    const urls = [`/c/${token}`, `/c/${'0'.repeat(26)}`, '/verify', '/verify?number=JT-26-T-7K3M9Q4-1'];
    const sayings = (page: string) =>
      page
        .replace(/<(title|footer)[\s\S]*?<\/\1>/g, '')
        .replaceAll(facts.issuerName, '')
        .replaceAll(facts.tierName ?? '', '')
        .replaceAll('王*芳', '');
    for (const url of urls) {
      const page = (await visitor().get(url).set('Accept-Language', 'en-GB')).text;
      expect(page, url).to.include('<html lang="en"');
      expect(sayings(page), url).not.to.match(/\p{Script=Han}/u);
    }
    const checked = await visitor()
      .post(`/c/${token}/holder-check`)
      .set('Accept-Language', 'en')
      .type('form')
      .send({ name: '李', ending: '0000' });
    expect(sayings(checked.text))
      .to.include('No match')
      .and.not.to.match(/\p{Script=Han}/u);
    expect(
      (
        await visitor()
          .get(urls[0] ?? '')
          .set('Accept-Language', 'fr')
      ).text,
    ).to.include('lang="zh-CN"');
  });

  it('speaks the browser’s language, and another on request', async () => {
    const { trainee } = await givenCast();
    const { token } = await givenCertificate(trainee, recent);
    expect((await visitor().get(`/c/${token}`).set('Accept-Language', 'en-US,en;q=0.9')).text).to.include(
      'This certificate is genuine',
    );
    expect(
      (await visitor().get(`/c/${token}?language=zh-CN`).set('Accept-Language', 'en-US')).text,
    ).to.include('这张证书是真的');
    const json = await visitor().get(`/c/${token}`).set('Accept', 'application/json');
    expect(json.body).to.include({ status: 'valid', holder: '王*芳' });
  });
});
