import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findPlainReach } from '../../src/accounts/email.store.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { folderMail } from '../../src/notices/mailProvider.ts';
import { useMessaging } from '../../src/notices/messaging.ts';
import { Notice } from '../../src/notices/notice.model.ts';
import { OutboxMessage } from '../../src/notices/outboxMessage.model.ts';
import { findPreferences } from '../../src/notices/preference.store.ts';
import { sendMessages } from '../../src/notices/sendMessages.action.ts';
import { type Browser, signedIn, visitor } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';
import { givenAddress, givenNotice, sending, useChannels, watched } from './outboxFixtures.ts';

const typed = (browser: Browser, path: string, form: object = {}) =>
  browser.post(path).type('form').send(form);

describe('the pages of notices', () => {
  useDatabase();
  useChannels('email');
  let me: number;
  let other: number;
  let her: Browser;

  beforeEach(async () => {
    ({ trainee: me, newcomer: other } = await givenCast());
    her = await signedIn('trainee');
  });

  it('mark one notice as read when she opens it, and no other', async () => {
    await givenNotice(me, 'a');
    await givenNotice(me, 'b');
    await givenNotice(other, 'c');
    const [first, , foreign] = await Notice.findAll({ order: [['id', 'ASC']] });
    const opened = await her.get(`/me/notices/${first?.id}`);
    expect(opened.headers.location).to.equal('/e/K7M3Q9');
    expect((await her.get(`/me/notices/${foreign?.id}`)).status).to.equal(404);
    const read = (await Notice.findAll({ order: [['id', 'ASC']] })).map(({ readAt }) => readAt !== null);
    expect(read).to.deep.equal([true, false, false]);
  });

  it('show the inbox page by page', async () => {
    for (let index = 0; index < 25; index++) await givenNotice(me, `n${index}`);
    const links = (text: string) => text.match(/href="\/me\/notices\/\d+"/g)?.length;
    const [first, second] = [await her.get('/me/notices'), await her.get('/me/notices?page=2')];
    expect([links(first.text), links(second.text)]).to.deep.equal([20, 5]);
  });

  it('confirm an address by the link that went to it, once, and take it away again', async () => {
    const wrong = await typed(her, '/me/email', { email: 'wang@' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('请填写完整的邮箱').and.include('value="wang@"');
    await typed(her, '/me/email', { email: 'wang@example.cn' });
    expect((await findPlainReach(me)).email).to.equal(null);
    expect((await typed(her, '/me/email', { email: 'x@example.cn' })).status).to.equal(422);
    const { sent, provider } = watched();
    await sendMessages(sending(provider, new Date()));
    expect(sent.map(({ to, kind }) => [to, kind])).to.deep.equal([['wang@example.cn', 'confirmEmail']]);
    expect((await OutboxMessage.findOne())?.payloadSealed).to.equal(null);
    const path = new URL(sent[0]?.href ?? '').pathname;
    const stranger = visitor();
    expect((await stranger.get(path)).text).to.include('确认邮箱');
    expect((await findPlainReach(me)).email).to.equal(null);
    expect((await typed(stranger, path)).status).to.equal(303);
    expect((await findPlainReach(me)).email).to.equal('wang@example.cn');
    expect((await typed(stranger, path)).status).not.to.equal(303);
    const page = await her.get('/me/notices/preferences');
    expect(page.text).to.include('w***@example.cn').and.not.include('wang@example.cn');
    await typed(her, '/me/email/removal');
    expect((await findPlainReach(me)).email).to.equal(null);
  });

  it('keep what she chooses; what is not set up here stays as it was', async () => {
    const choice = { email_exams: 'yes', quietFrom: '22', quietUntil: '7', language: 'en' };
    expect((await typed(her, '/me/notices/preferences', choice)).status).to.equal(303);
    const { choices, quiet, language } = await findPreferences(me);
    expect(choices).to.deep.equal({
      email: ['exams'],
      sms: ['classes', 'exams'],
      wechat: ['classes', 'exams', 'certificates', 'refresher'],
    });
    expect([quiet, language]).to.deep.equal([{ from: 22, until: 7 }, 'en']);
    expect((await typed(her, '/me/notices/preferences', { ...choice, quietFrom: '25' })).status).to.equal(
      422,
    );
    await givenAddress(me);
    await givenNotice(me, 'a');
    expect(await OutboxMessage.count()).to.equal(0);
  });

  it('let staff see what failed and why, put it back, drop it, and open the mail', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mails-'));
    useMessaging({ channels: ['email'], timeZone: 'Asia/Shanghai', mailFolder: folder, wechat: null });
    await givenAddress(me);
    const now = new Date();
    await givenNotice(me, 'a', { at: new Date(now.getTime() - 86_400_000) });
    const staff = await signedIn('organiser');
    const refused = { kind: 'refused', problem: 'refused', status: 550 } as const;
    await sendMessages(watched(refused).of(now));
    const list = await staff.get('/admin/messages?state=failed');
    expect(list.text).to.include('报名成功').and.include('对方拒收 (550)').and.not.include('example.cn');
    const path = `/admin/messages/${(await OutboxMessage.findOne())?.id}`;
    expect((await typed(staff, `${path}/drop`)).status).to.equal(409);
    await typed(staff, `${path}/retry`);
    await typed(staff, `${path}/drop`);
    expect((await OutboxMessage.findOne())?.state).to.equal('dropped');
    await typed(staff, `${path}/retry`);
    const sender = { from: 'jieti@localhost', organisation: '示范市' };
    await sendMessages(sending(folderMail(folder, sender), new Date()));
    expect((await staff.get(`${path}/mail`)).headers['content-type']).to.include('message/rfc822');
    const actions = (await AuditEntry.findAll()).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('message.'))).to.deep.equal([
      ...['message.retry', 'message.drop', 'message.retry'],
    ]);
    rmSync(folder, { recursive: true });
  });
});
