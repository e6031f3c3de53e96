import { expect } from 'chai';
import { CertificateChangeEntry } from '../../src/certificates/certificate.model.ts';
import type { CertificateRow } from '../../src/certificates/certificate.store.ts';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { failuresUntilDisabled, mostAttempts } from '../../src/partners/backOff.ts';
import { deliverWebhooks, sweepDeliveries } from '../../src/partners/deliverWebhooks.action.ts';
import { readFeed } from '../../src/partners/feed.store.ts';
import { followCertificate } from '../../src/partners/followCertificate.action.ts';
import type { KeyAuthor } from '../../src/partners/manageKeys.action.ts';
import { enableWebhook, pingWebhook, resend } from '../../src/partners/manageWebhooks.action.ts';
import {
  addDeliveries,
  findAttempts,
  findDue,
  leaseDelivery,
  listDeliveries,
} from '../../src/partners/outbox.store.ts';
import { messagePoster } from '../../src/partners/postWebhook.action.ts';
import { queueWebhooks } from '../../src/partners/queueWebhooks.action.ts';
import { findWebhookOf } from '../../src/partners/webhook.store.ts';
import { isSignedBy } from '../../src/partners/webhookSignature.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenEnterprise, givenWebhook, must } from './givenEnterprise.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const all = { search: '', filters: {}, sort: 'id', direction: 'DESC', offset: 0, limit: 100 } as const;

describe('webhooks', () => {
  useDatabase();
  let author: KeyAuthor;
  let certificate: CertificateRow;
  let receiver: Receiver;
  let webhook: { id: number; secret: string };
  let adminId: number;
  let clock = now;
  const post = messagePoster('any');
  const deliver = () => deliverWebhooks(post, () => clock);

  beforeEach(async () => {
    clock = now;
    const cast = await givenCast();
    adminId = cast.admin;
    author = await givenEnterprise(cast, now);
    certificate = await givenCertificate(cast.trainee);
    receiver = await startReceiver();
    webhook = await givenWebhook(author, receiver.url);
    must(await followCertificate(author.enterpriseId, certificate.number, now));
  });
  afterEach(() => receiver.stop());

  async function change(kind: 'suspend' | 'resume', at = now): Promise<void> {
    const refusal = await changeStatus({
      certificateId: certificate.id,
      change: kind,
      reason: '核查',
      actorId: adminId,
      at,
    });
    if (refusal) throw new Error(refusal.key);
  }
  async function messages() {
    return (await listDeliveries(webhook.id, all)).rows;
  }

  it('deliver a change, signed, once, although several instances queue and send at the same time', async () => {
    await change('suspend');
    const queued = await Promise.all(Array.from({ length: 4 }, () => queueWebhooks(now)));
    expect(queued.reduce((sum, one) => sum + one.messages, 0)).to.equal(1);
    const sent = await Promise.all(Array.from({ length: 4 }, deliver));
    expect(sent.reduce((sum, attempts) => sum + attempts, 0)).to.equal(1);
    expect(receiver.received).to.have.length(1);
    const { headers, body } = receiver.received[0] as Receiver['received'][number];
    expect(isSignedBy(webhook.secret, headers as Record<string, string>, body, now)).to.equal(true);
    const { type, data } = JSON.parse(body);
    expect(type).to.equal('certificate.changed');
    expect(data).to.include({ number: certificate.number, state: 'suspended', reason: '核查' });
    expect(body).not.to.include(certificate.holderName).and.not.to.include(certificate.token);
    expect((await messages())[0]).to.include({ state: 'delivered', attempts: 1 });
    clock = later(100);
    expect(await deliver()).to.equal(0);
  });

  it('tell only followers, only of what happens after the follow, and each change by itself', async () => {
    await change('suspend', new Date(now.getTime() - 60_000));
    await change('resume');
    await change('suspend', later(0.1));
    await queueWebhooks(now);
    const bodies = (await messages()).length;
    expect(bodies).to.equal(2);
    await deliver();
    const states = receiver.received.map(({ body }) => JSON.parse(body).data.state);
    expect(states.sort()).to.deep.equal(['active', 'suspended']);
  });

  it('try again with the same id until the receiver answers, and not before their time', async () => {
    receiver.answerWith(500);
    await change('suspend');
    await queueWebhooks(now);
    await deliver();
    expect(await deliver(), 'too early').to.equal(0);
    clock = later(0.01);
    await deliver();
    receiver.answerWith(200);
    clock = later(1);
    await deliver();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).to.have.length(3);
    expect(new Set(ids).size).to.equal(1);
    const [message] = await messages();
    expect(message).to.include({ state: 'delivered', attempts: 3 });
    const attempts = await findAttempts([message?.id ?? 0]);
    expect(attempts.map(({ status, problem }) => [status, problem])).to.deep.equal([
      [500, 'status'],
      [500, 'status'],
      [200, null],
    ]);
    expect((await findWebhookOf(webhook.id, author.enterpriseId))?.failures).to.equal(0);
  });

  it('are given up after the last attempt, and sent once more when their owner asks', async () => {
    receiver.answerWith(503);
    await change('suspend');
    await queueWebhooks(now);
    for (let attempt = 0; attempt < mostAttempts + 2; attempt++) {
      clock = later(attempt * 24);
      await deliver();
    }
    expect(receiver.received).to.have.length(mostAttempts);
    const [message] = await messages();
    expect(message?.state).to.equal('failed');
    receiver.answerWith(204);
    const again = { ...author, now: clock };
    expect(await resend(webhook.id, message?.id ?? 0, again)).to.equal(null);
    await deliver();
    expect((await messages())[0]?.state).to.equal('delivered');
    expect(receiver.received.at(-1)?.headers['webhook-id']).to.equal(message?.messageId);
  });

  it('are switched off after many failures in a row, or at once when the receiver says that it is gone', async () => {
    receiver.answerWith(500);
    const pings = Array.from({ length: failuresUntilDisabled }, (_, index) => ({
      ...{ webhookId: webhook.id, changeId: null, messageId: `msg_${index}`, kind: 'ping' as const },
      ...{ body: '{}', at: now },
    }));
    await unitOfWork((transaction) => addDeliveries(transaction, pings));
    await deliver();
    expect(await findWebhookOf(webhook.id, author.enterpriseId)).to.include({ state: 'disabled' });
    expect((await messages()).filter(({ state }) => state === 'waiting')).to.deep.equal([]);
    await change('suspend');
    expect((await queueWebhooks(now)).messages).to.equal(0);
    expect(await enableWebhook(webhook.id, author)).to.equal(null);
    receiver.answerWith(410);
    must(await pingWebhook(webhook.id, author));
    await deliver();
    expect((await findWebhookOf(webhook.id, author.enterpriseId))?.state).to.equal('disabled');
  });

  it('are sent again when the instance that was sending them died, but not while it lives', async () => {
    must(await pingWebhook(webhook.id, author));
    const [id] = await findDue(now, 10);
    const until = later(0.01);
    expect(await leaseDelivery(id as number, { lease: 'dead', now, until })).not.to.equal(null);
    expect(await leaseDelivery(id as number, { lease: 'late', now, until })).to.equal(null);
    expect(await deliver()).to.equal(0);
    clock = later(0.02);
    expect(await deliver()).to.equal(1);
    expect(receiver.received).to.have.length(1);
  });

  it('forget messages that ended long ago', async () => {
    must(await pingWebhook(webhook.id, author));
    await deliver();
    await sweepDeliveries(later(24));
    expect(await messages()).to.have.length(1);
    await sweepDeliveries(later(91 * 24));
    expect(await messages()).to.deep.equal([]);
  });

  it('never miss a change that is committed after a later one', async () => {
    const entry = (id: number) => ({
      ...{ id, certificateId: certificate.id, change: 'suspend' as const, state: 'suspended' as const },
      ...{ reason: '核查', actorId: adminId, at: now },
    });
    await CertificateChangeEntry.create(entry(1002));
    await queueWebhooks(now);
    await CertificateChangeEntry.create(entry(1001));
    await queueWebhooks(now);
    await queueWebhooks(later(1));
    const feed = await readFeed(0, 10, null);
    expect(feed.map(({ changeId }) => changeId)).to.deep.equal([1002, 1001]);
    expect(await messages()).to.have.length(2);
    await CertificateChangeEntry.create({ ...entry(1003), at: later(1) });
    expect(await queueWebhooks(later(1))).to.deep.equal({ changes: 1, messages: 1 });
  });
});

describe('the sender of webhooks', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.stop());

  it('does not follow redirects', async () => {
    receiver.answerWith(302, { location: `${receiver.url}/elsewhere` });
    const result = await messagePoster('any')(receiver.url, {}, '{}');
    expect(result).to.include({ status: 302, problem: 'status' });
    expect(receiver.received.map(({ path }) => path)).to.deep.equal(['/hook']);
  });

  it('gives up on a receiver that does not answer, and on one that is not there', async () => {
    receiver.answerWith(0);
    const slow = await messagePoster('any', { timeLimit: 150 })(receiver.url, {}, '{}');
    expect(slow).to.include({ status: null, problem: 'timeout' });
    await receiver.stop();
    const gone = await messagePoster('any')(receiver.url, {}, '{}');
    expect(gone).to.include({ status: null, problem: 'connection' });
  });

  it('refuses names that lead into our own network, even among public addresses', async () => {
    const { port } = new URL(receiver.url);
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.7'], ['::1'], ['::ffff:127.0.0.1']]) {
      const resolve = async () =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const poster = messagePoster('public', { resolve });
      const result = await poster(`https://partner.example.cn:${port}/hook`, {}, '{}');
      expect(result, addresses.join()).to.include({ status: null, problem: 'address' });
    }
    expect(receiver.received).to.deep.equal([]);
  });

  it('connects to the address that it checked, and says so where a name has none', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const { port } = new URL(receiver.url);
    const result = await messagePoster('any', { resolve })(`http://partner.example.cn:${port}/x`, {}, '{}');
    expect(result.problem).to.equal(null);
    expect(receiver.received[0]?.headers.host).to.equal(`partner.example.cn:${port}`);
    const nameless = await messagePoster('public', {
      resolve: () => Promise.reject(new Error('ENOTFOUND')),
    })('https://nowhere.example.cn/', {}, '{}');
    expect(nameless).to.include({ status: null, problem: 'name' });
  });
});
