import { expect } from 'chai';
import { setEmail } from '../../src/accounts/email.store.ts';
import { singleWrite, unitOfWork } from '../../src/db/unitOfWork.ts';
import { withdrawConsent } from '../../src/ladders/people/withdrawConsent.action.ts';
import { usualPreferences } from '../../src/notices/choices.ts';
import { Notice } from '../../src/notices/notice.model.ts';
import { findDue, leaseMessage } from '../../src/notices/outbox.store.ts';
import { OutboxMessage } from '../../src/notices/outboxMessage.model.ts';
import { savePreferences } from '../../src/notices/preference.store.ts';
import { mostAttempts } from '../../src/notices/retryPlan.ts';
import { sendMessages } from '../../src/notices/sendMessages.action.ts';
import { sendNotice } from '../../src/notices/sendNotice.action.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenAddress, givenNotice, noon, sending, useChannels, watched } from './outboxFixtures.ts';

const hour = 3_600_000;
const later = (hours: number) => new Date(noon.getTime() + hours * hour);
const rows = async () =>
  (await OutboxMessage.findAll({ order: [['id', 'ASC']] })).map((row) => row.get({ plain: true }));
const down = { kind: 'later', problem: 'connection', status: null } as const;

describe('the outbox', () => {
  useDatabase();
  useChannels('email', 'sms');
  let me: number;

  beforeEach(async () => {
    ({ trainee: me } = await givenCast());
    await givenAddress(me);
  });

  it('is written with the notice or not at all, once for each channel that is set up, chosen and reachable', async () => {
    await givenNotice(me, 'a');
    await givenNotice(me, 'a');
    expect((await rows()).map(({ channel, kind, state }) => [channel, kind, state])).to.deep.equal([
      ['email', 'enrolled', 'due'],
      ['sms', 'enrolled', 'due'],
    ]);
    const params = { titleZh: '课', titleEn: 'Class', days: 0 };
    const broken = unitOfWork(async (transaction) => {
      const about = { kind: 'enrolled' as const, key: 'b', params, href: '/', at: noon };
      await sendNotice(transaction, { personId: me, ...about });
      throw new Error('no');
    });
    await broken.catch(() => {});
    expect([await Notice.count(), await OutboxMessage.count()]).to.deep.equal([1, 2]);
  });

  it('asks nobody by SMS how a class was, and follows what she chose', async () => {
    const choices = { ...usualPreferences.choices, email: [] };
    await unitOfWork((transaction) =>
      savePreferences(transaction, me, { ...usualPreferences, choices }, noon),
    );
    await givenNotice(me, 'a');
    await givenNotice(me, 'b', { kind: 'feedbackAsked' as never });
    expect((await rows()).map(({ channel, kind }) => [channel, kind])).to.deep.equal([['sms', 'enrolled']]);
  });

  it('sends each message once, by however many instances at the same time', async () => {
    for (let index = 0; index < 12; index++) await givenNotice(me, `n${index}`);
    const { sent, provider } = watched();
    await Promise.all(Array.from({ length: 4 }, () => sendMessages(sending(provider, noon))));
    expect(sent).to.have.length(12);
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(12);
    await sendMessages(sending(provider, later(1)));
    expect(sent).to.have.length(12);
    expect(sent[0]).to.include({
      to: 'wang.fang@example.cn',
      subject: '课程通知：居家养老公益课',
      preferencesHref: 'http://ladder.test/me/notices/preferences',
    });
    expect(sent[0]?.text).to.include('2026年12月5日 09:00').and.include('阳光社区');
  });

  it('does not send again what was being sent when its sender died: it fails visibly', async () => {
    await givenNotice(me, 'a');
    const [message] = (await findDue(noon, 10)).filter(({ channel }) => channel === 'email');
    if (!message) throw new Error('no message');
    expect(await leaseMessage(message, { lease: 'dead', until: later(0.05) })).to.equal(true);
    const { sent, of } = watched();
    await sendMessages(of(later(0.01)));
    expect(sent).to.have.length(0);
    await sendMessages(of(later(1)));
    expect(sent).to.have.length(0);
    expect(await OutboxMessage.findByPk(message.id)).to.include({ state: 'failed', problem: 'unknown' });
  });

  it('believes a slow sender that comes back after its lease ran out', async () => {
    await givenNotice(me, 'a');
    const slow = watched();
    const other = watched();
    const provider = {
      channel: 'email' as const,
      async send(message: never) {
        await sendMessages(other.of(later(1)));
        return slow.provider.send(message);
      },
    };
    await sendMessages(sending(provider, noon));
    expect([slow.sent.length, other.sent.length]).to.deep.equal([1, 0]);
    expect((await rows())[0]).to.include({ state: 'sent', problem: null });
  });

  it('tries again with growing patience and gives up with the reason', async () => {
    await givenNotice(me, 'a');
    const { sent, of } = watched(down);
    let now = noon;
    for (let round = 0; round < 30; round++) {
      await sendMessages(of(now));
      const [row] = await rows();
      if (row?.state !== 'due') break;
      expect(row.nextAt.getTime()).to.be.greaterThan(now.getTime());
      now = row.nextAt;
    }
    expect(sent).to.have.length(mostAttempts);
    expect((await rows())[0]).to.include({ state: 'failed', problem: 'connection', attempts: mostAttempts });
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
  });

  it('gives up at once what was refused, and what may have arrived', async () => {
    await givenNotice(me, 'a');
    await givenNotice(me, 'b');
    const refused = { kind: 'refused', problem: 'refused', status: 550 } as const;
    const unknown = { kind: 'unknown', problem: 'unknown', status: null } as const;
    const { sent, of } = watched(refused, unknown);
    await sendMessages(of(noon));
    await sendMessages(of(later(12)));
    expect(sent).to.have.length(2);
    const mails = (await rows()).filter(({ channel }) => channel === 'email');
    expect(mails.map(({ state, problem }) => [state, problem])).to.have.deep.members([
      ['failed', 'refused'],
      ['failed', 'unknown'],
    ]);
  });

  it('holds back till the morning what does not hurry', async () => {
    const night = new Date('2026-11-24T14:30:00Z');
    await givenNotice(me, 'a', { at: night });
    await givenNotice(me, 'b', { at: night, kind: 'placeOffered' as never });
    const mails = (await rows()).filter(({ channel }) => channel === 'email');
    expect(mails.map(({ nextAt }) => nextAt.toISOString())).to.deep.equal([
      '2026-11-25T00:00:00.000Z',
      night.toISOString(),
    ]);
  });

  it('drops what she does not want any more, what is old, and what has no address', async () => {
    const { sent, of } = watched();
    const ended = async () => (await rows()).filter(({ channel }) => channel === 'email').at(-1)?.problem;
    await givenNotice(me, 'old');
    await sendMessages(of(later(24 * 4)));
    expect(await ended()).to.equal('stale');
    await givenNotice(me, 'moved');
    await unitOfWork((transaction) => setEmail(transaction, me, null, noon));
    await sendMessages(of(noon));
    expect(await ended()).to.equal('noAddress');
    await givenAddress(me);
    await givenNotice(me, 'left');
    await withdrawConsent(me, me, noon);
    await sendMessages(of(noon));
    expect(await ended()).to.equal('consent');
    expect(sent).to.have.length(0);
  });

  it('keeps no address, name or wording of anyone', async () => {
    await givenNotice(me, 'a');
    const { of } = watched();
    await sendMessages(of(noon));
    const kept = JSON.stringify(await rows());
    expect(kept).not.to.match(/example\.cn|1390000|居家养老/);
    await singleWrite(() => OutboxMessage.destroy({ where: {} }));
  });
});
