import { expect } from 'chai';
import { changeStatus } from '../../src/certificates/changeStatus.action.ts';
import { daysLeft, reminderDue } from '../../src/certificates/expiryReminder.ts';
import { remindHolders } from '../../src/certificates/remindHolders.action.ts';
import { givenCertificate } from '../certificates/givenCertificate.ts';
import { signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { noticesOf } from './noticesOf.ts';

const day = 86_400_000;
const earlier = (moment: Date, days: number) => new Date(moment.getTime() - days * day);

describe('the inbox', () => {
  useDatabase();

  it('tells a holder of her new certificate and of every change, in her language, until she has read it', async () => {
    const { trainee, admin } = await givenCast();
    const { id } = await givenCertificate(trainee);
    await changeStatus({
      certificateId: id,
      change: 'suspend',
      reason: '核查',
      actorId: admin,
      at: new Date(),
    });
    const her = await signedIn('trainee');
    const { text } = await her.get('/me/notices');
    expect(text).to.include('培训合格证书（养老护理技能班）已发放').and.include('已暂停使用');
    expect((await her.get('/me/notices?language=en')).text).to.include('is suspended');
    await her.post('/me/notices/reading').type('form').send({});
    expect((await noticesOf(trainee)).every(({ readAt }) => readAt !== null)).to.equal(true);
    expect((await (await signedIn('organiser')).get('/me/notices')).text).not.to.include('培训合格证书');
  });

  it('reminds of the end 90, 30 and 7 days before, each once, however often and by however many it is asked', async () => {
    const { trainee } = await givenCast();
    const { expiresAt } = await givenCertificate(trainee);
    const end = expiresAt as Date;
    const reminders = async () =>
      (await noticesOf(trainee)).filter(({ kind }) => kind === 'expiring').map(({ params }) => params.days);
    expect(await remindHolders(earlier(end, 91))).to.equal(0);
    await Promise.all([remindHolders(earlier(end, 90)), remindHolders(earlier(end, 90))]);
    expect(await remindHolders(earlier(end, 60))).to.equal(0);
    expect(await remindHolders(earlier(end, 29))).to.equal(1);
    expect(await remindHolders(earlier(end, 6.5))).to.equal(1);
    expect(await remindHolders(earlier(end, 1))).to.equal(0);
    expect(await remindHolders(end)).to.equal(0);
    expect((await reminders()).sort((left, right) => right - left)).to.deep.equal([90, 29, 7]);
  });

  it('reminds of nothing that does not hold any more', async () => {
    const { trainee, admin } = await givenCast();
    const { id, expiresAt } = await givenCertificate(trainee);
    await changeStatus({
      certificateId: id,
      change: 'revoke',
      reason: '作废',
      actorId: admin,
      at: new Date(),
    });
    expect(await remindHolders(earlier(expiresAt as Date, 10))).to.equal(0);
  });
});

describe('the reminder that is due', () => {
  it('is the nearest whose time has come, and none once it is over', () => {
    const end = new Date('2029-03-23T16:00:00Z');
    const due = [100, 90, 31, 30, 8, 7, 0.01, 0, -1].map((days) => reminderDue(end, earlier(end, days)));
    expect(due).to.deep.equal([null, 90, 90, 30, 30, 7, 7, null, null]);
    expect(daysLeft(end, earlier(end, 0.2))).to.equal(1);
  });
});
