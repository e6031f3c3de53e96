import { expect } from 'chai';
import supertest from 'supertest';
import type { z } from 'zod';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { database } from '../../src/db/connection.ts';
import * as api from '../../src/partners/api.form.ts';
import { drawApiKey } from '../../src/partners/apiKey.ts';
import { type KeyAuthor, rotateKey, withdrawKey } from '../../src/partners/manageKeys.action.ts';
import { queueWebhooks } from '../../src/partners/queueWebhooks.action.ts';
import { setEnterpriseState } from '../../src/partners/saveEnterprise.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { givenRecorded } from '../external/givenRecorded.ts';
import { type Browser, testApp, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenEnterprise, givenKey, must } from './givenEnterprise.ts';

/** A program with a key: no cookies, no browser's headers. */
function program(key: string): Browser {
  return supertest.agent(testApp()).set('Authorization', `Bearer ${key}`) as Browser;
}

/** The answer, if it is as the description says. */
function as<T extends z.ZodType>(
  schema: T,
  response: { status: number; body: unknown; text: string },
): z.output<T> {
  expect(response.status, response.text).to.be.within(200, 299);
  return schema.parse(response.body);
}

describe('the API', () => {
  useDatabase();
  let author: KeyAuthor;
  let cast: Awaited<ReturnType<typeof givenCast>>;

  beforeEach(async () => {
    cast = await givenCast();
    author = await givenEnterprise(cast);
  });

  it('answers valid, suspended, unknown and mistyped, by number and by token', async () => {
    const { number, token, id } = await givenCertificate(cast.trainee);
    const caller = program((await givenKey(author)).key);
    const valid = as(api.checkAnswer, await caller.get(`/api/v1/certificates/${number.toLowerCase()}`));
    expect(valid.outcome).to.equal('valid');
    expect(valid.certificate).to.include({ number, holder: '王*芳' });
    expect(JSON.stringify(valid)).not.to.include(token);
    await changeStatus({
      certificateId: id,
      change: 'suspend',
      reason: '正在核查',
      actorId: cast.admin,
      at: new Date(),
    });
    const byToken = as(api.checkAnswer, await caller.get(`/api/v1/tokens/${token}`));
    expect(byToken).to.include({ outcome: 'suspended', number });
    expect(byToken.certificate?.reason).to.equal('正在核查');
    const slip = number.slice(0, -1) + (number.endsWith('0') ? '1' : '0');
    const mistyped = as(api.checkAnswer, await caller.get(`/api/v1/certificates/${slip}`));
    expect(mistyped).to.include({ outcome: 'mistyped', certificate: null });
    const unknown = as(api.checkAnswer, await caller.get(`/api/v1/tokens/${'0'.repeat(26)}`));
    expect(unknown).to.include({ outcome: 'unknown', certificate: null });
  });

  it('checks 500 numbers in their order with one query for certificates', async () => {
    const first = await givenCertificate(cast.trainee);
    const second = await givenCertificate(cast.newcomer, { awardKey: 'exam:2' });
    const caller = program((await givenKey(author)).key);
    const numbers = Array.from({ length: 500 }, (_, index) => `nonsense ${index}`);
    numbers[3] = second.number;
    numbers[499] = first.number;
    const queries: string[] = [];
    const { options } = database() as unknown as { options: { logging: unknown } };
    options.logging = (sql: string) => queries.push(sql);
    const response = await caller.post('/api/v1/bulk-checks').send({ numbers });
    options.logging = false;
    const { results } = as(api.bulkAnswer, response);
    expect(results).to.have.length(500);
    expect(results[3]).to.include({ outcome: 'valid', number: second.number });
    expect(results[499]).to.include({ outcome: 'valid', number: first.number });
    expect(results[4]).to.deep.equal({ outcome: 'mistyped', number: 'nonsense 4', certificate: null });
    expect(queries.filter((sql) => /FROM .?certificates/.test(sql))).to.have.length(1);
    expect(queries.length).to.be.below(15);
    const left = as(api.keyAnswer, await caller.get('/api/v1/key'));
    expect(left.day.remaining).to.equal(5000 - 501);
    expect(left.minute.remaining).to.equal(60 - 2);
  });

  it('tells what another issuer’s certificate is, and which certificate replaced one of ours', async () => {
    const other = await givenRecorded({ recordedBy: cast.organiser, checkedBy: cast.admin });
    const caller = program((await givenKey(author)).key);
    const recorded = as(api.checkAnswer, await caller.get(`/api/v1/certificates/${other.number}`));
    const byToken = as(api.checkAnswer, await caller.get(`/api/v1/tokens/${other.token}`));
    for (const answer of [recorded, byToken]) {
      expect(answer).to.include({ outcome: 'recorded', number: other.number });
      expect(answer.certificate).to.include({ holder: '王*芳', issuer: '某市评价中心' });
    }
    const old = await givenCertificate(cast.trainee);
    const next = await givenCertificate(cast.trainee, { awardKey: 'exam:1:2' });
    await Certificate.update({ state: 'replaced', replacedById: next.id }, { where: { id: old.id } });
    const replaced = as(api.checkAnswer, await caller.get(`/api/v1/certificates/${old.number}`));
    expect(replaced.outcome).to.equal('replaced');
    expect(replaced.certificate?.replacedBy).to.equal(next.number);
  });

  it('asks for a key, says what is wrong with it in the caller’s language, and sets no cookie', async () => {
    const address = '/api/v1/certificates/JT-26-T-7K3M9Q5-J';
    const without = await supertest(testApp()).get(address).set('Accept-Language', 'en');
    expect(without.status).to.equal(401);
    expect(without.headers['content-type']).to.match(/^application\/problem\+json/);
    expect(without.headers['www-authenticate']).to.match(/^Bearer/);
    expect(without.headers).not.to.have.property('set-cookie');
    expect(without.headers).not.to.have.property('access-control-allow-origin');
    expect(api.problemAnswer.parse(without.body).detail).to.include('Authorization header');
    const strange = await program(drawApiKey((size) => Buffer.alloc(size, 1))).get(address);
    expect(strange.status).to.equal(401);
    expect(strange.body.detail).to.include('密钥');
    const { key } = await givenKey(author, { only: ['feed'] });
    const wrongScope = await program(key).get(address);
    expect(wrongScope.status).to.equal(403);
    expect(wrongScope.body.detail).to.include('look-up');
    expect((await program(key).get('/api/v1/changes')).status).to.equal(200);
  });

  it('refuses a withdrawn key, a key of a closed enterprise, and an old key after its overlap', async () => {
    const { id, key } = await givenKey(author);
    const next = must(await rotateKey(id, 24, author));
    expect((await program(key).get('/api/v1/key')).status).to.equal(200);
    expect((await program(next.key).get('/api/v1/key')).status).to.equal(200);
    const shared = await program(next.key).get('/api/v1/key');
    expect(shared.body.minute.remaining, 'a successor shares the quota').to.equal(57);
    const old = must(await rotateKey(next.id, 0, author));
    expect((await program(next.key).get('/api/v1/key')).status).to.equal(401);
    await withdrawKey(old.id, author);
    expect((await program(old.key).get('/api/v1/key')).status).to.equal(401);
    await setEnterpriseState(author.enterpriseId, 'closed', author);
    expect((await program(key).get('/api/v1/key')).status).to.equal(401);
  });

  it('lets exactly as many through as the quota says, however many ask at once', async () => {
    const { key } = await givenKey(author, { quotas: { perMinute: 6000, perDay: 25 } });
    const caller = program(key);
    const answers = await Promise.all(Array.from({ length: 40 }, () => caller.get('/api/v1/key')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).to.have.length(25);
    expect(refused).to.have.length(15);
    const one = refused[0] as (typeof refused)[number];
    expect(Number(one.headers['retry-after'])).to.be.within(1, 86_400);
    expect(one.headers.ratelimit).to.include('"day";r=0');
    expect(one.headers['ratelimit-policy']).to.include('"day";q=25');
    expect(one.body.status).to.equal(429);
  });

  it('counts requests by the minute, too, and refuses a bulk check that goes over the day', async () => {
    const { key } = await givenKey(author, { quotas: { perMinute: 3, perDay: 10 } });
    const caller = program(key);
    const many = await caller.post('/api/v1/bulk-checks').send({ numbers: Array(11).fill('x') });
    expect(many.status).to.equal(429);
    const few = await caller.post('/api/v1/bulk-checks').send({ numbers: Array(9).fill('x') });
    expect(few.status).to.equal(200);
    expect(few.headers.ratelimit).to.include('"day";r=0');
  });

  it('says where input is wrong, for JSON that is broken or strange, and for addresses that do not exist', async () => {
    const caller = program((await givenKey(author)).key);
    const many = await caller.post('/api/v1/bulk-checks').send({ numbers: Array(501).fill('x'), extra: 1 });
    expect(many.status).to.equal(422);
    expect(many.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.include('/body/numbers');
    const query = await caller.get('/api/v1/changes?limit=1000');
    expect(query.body.errors[0].pointer).to.equal('/query/limit');
    const broken = await caller
      .post('/api/v1/bulk-checks')
      .set('Content-Type', 'application/json')
      .send('{"numbers":');
    expect(broken.status).to.equal(400);
    api.problemAnswer.parse(broken.body);
    const nowhere = await visitor().get('/api/v1/nowhere');
    expect(nowhere.status).to.equal(404);
    expect(nowhere.headers['content-type']).to.match(/^application\/problem\+json/);
  });

  it('follows, lists, and tells of changes in the feed in a stable order without personal data', async () => {
    const { number, id } = await givenCertificate(cast.trainee);
    const other = await givenCertificate(cast.newcomer, { awardKey: 'exam:2' });
    const caller = program((await givenKey(author)).key);
    as(api.followAnswer, await caller.post('/api/v1/follows').send({ number }));
    as(api.followAnswer, await caller.post('/api/v1/follows').send({ number }));
    const { follows } = as(api.followsAnswer, await caller.get('/api/v1/follows'));
    expect(follows.map((follow) => follow.number)).to.deep.equal([number]);
    const change = (certificateId: number, kind: 'suspend' | 'resume' | 'revoke', reason: string) =>
      changeStatus({ certificateId, change: kind, reason, actorId: cast.admin, at: new Date() });
    await change(id, 'suspend', '核查中');
    await change(other.id, 'revoke', '未参加考核');
    await change(id, 'resume', '已核实');
    await queueWebhooks(new Date());
    const all = as(api.feedAnswer, await caller.get('/api/v1/changes?limit=2'));
    expect(all.changes.map((line) => [line.number, line.state, line.reason])).to.deep.equal([
      [number, 'suspended', null],
      [other.number, 'revoked', '未参加考核'],
    ]);
    expect(all.more).to.equal(true);
    const rest = as(api.feedAnswer, await caller.get(`/api/v1/changes?since=${all.next}`));
    expect(rest.changes.map((line) => line.state)).to.deep.equal(['active']);
    expect(rest.more).to.equal(false);
    const own = as(api.feedAnswer, await caller.get('/api/v1/changes?followed=yes'));
    expect(own.changes.map((line) => line.number)).to.deep.equal([number, number]);
    expect(JSON.stringify(all)).not.to.match(/王|holder|title/);
    expect((await caller.delete(`/api/v1/follows/${number}`)).status).to.equal(204);
    expect((await caller.delete(`/api/v1/follows/${number}`)).status).to.equal(404);
  });

  it('manages webhooks of its own enterprise only, to public https addresses only', async () => {
    const caller = program((await givenKey(author)).key);
    for (const url of [
      'http://hr.example.cn/x',
      'https://127.0.0.1/x',
      'https://[::1]/',
      'https://printer/',
    ]) {
      const refused = await caller.post('/api/v1/webhooks').send({ url });
      expect(refused.status, url).to.equal(422);
      expect(refused.body.errors[0].pointer).to.equal('/body/url');
    }
    const made = await caller.post('/api/v1/webhooks').send({ url: 'https://hr.example.cn/jieti' });
    const { id, secret } = as(api.newWebhookAnswer, made);
    expect(secret).to.match(/^whsec_/);
    const list = await caller.get('/api/v1/webhooks');
    expect(as(api.webhooksAnswer, list).webhooks).to.have.length(1);
    expect(list.text).not.to.include('whsec_');
    as(api.deliveryAnswer, await caller.post(`/api/v1/webhooks/${id}/pings`));
    const stranger = await givenEnterpriseOfOthers(cast);
    const foreign = program((await givenKey(stranger)).key);
    expect((await foreign.delete(`/api/v1/webhooks/${id}`)).status).to.equal(404);
    expect((await foreign.post(`/api/v1/webhooks/${id}/pings`)).status).to.equal(404);
    expect((await caller.delete(`/api/v1/webhooks/${id}`)).status).to.equal(204);
    expect((await caller.get('/api/v1/webhooks')).body.webhooks).to.deep.equal([]);
  });
});

async function givenEnterpriseOfOthers(cast: Awaited<ReturnType<typeof givenCast>>): Promise<KeyAuthor> {
  const { createEnterprise } = await import('../../src/partners/saveEnterprise.action.ts');
  const { anyCreditCode } = await import('./givenEnterprise.ts');
  const author = { actorId: cast.admin, now: new Date() };
  const id = must(await createEnterprise({ name: '别家公司', creditCode: anyCreditCode() }, author));
  return { ...author, enterpriseId: id };
}
