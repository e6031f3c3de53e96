import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readSettings, SettingError } from '../../src/config.ts';
import { folderMail, smtpMail } from '../../src/notices/mailProvider.ts';
import type { OutgoingMessage } from '../../src/notices/messageProvider.ts';
import { messagingOf } from '../../src/notices/providers.ts';

const message: OutgoingMessage = {
  ...{
    key: '0f0f0f0f-0000-4000-8000-000000000001',
    to: 'wang@example.cn',
    kind: 'enrolled',
    language: 'zh-CN',
  },
  ...{ subject: '课程通知：养老\r\nBcc: all@example.cn', text: '报名成功', linkLabel: '打开查看' },
  ...{
    href: 'http://ladder.test/me/notices/1',
    preferencesHref: 'http://ladder.test/me/notices/preferences',
  },
  ...{ preferencesLabel: '设置', facts: { title: '', when: '', place: '' } },
};
const sender = { from: '阶梯 <ladder@example.cn>', organisation: '示范市妇女联合会' };

/** A mail server that answers each command by its first word, and keeps what it was told. */
async function mailServer(answers: Readonly<Record<string, string | null>>) {
  const told: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.on('error', () => {});
    socket.write('220 test\r\n');
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').slice(0, -1)) {
        told.push(line);
        if (inData && line !== '.') continue;
        const word = inData ? '.' : (line.split(/[ :]/)[0] ?? '').toUpperCase();
        inData = word === 'DATA';
        const answer = word in answers ? answers[word] : word === 'DATA' ? '354 go' : '250 ok';
        if (answer === null) socket.destroy();
        else socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { told, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function outcomeWith(answers: Readonly<Record<string, string | null>>) {
  const server = await mailServer(answers);
  const outcome = await smtpMail(server.url, sender).send(message);
  await server.close();
  return { ...outcome, told: server.told };
}

describe('mail by SMTP', () => {
  it('goes to one address, under the message’s key, with one subject', async () => {
    const { kind, told } = await outcomeWith({});
    expect(kind).to.equal('sent');
    expect(told.filter((line) => line.startsWith('RCPT'))).to.deep.equal(['RCPT TO:<wang@example.cn>']);
    expect(told.some((line) => /^bcc:/i.test(line))).to.equal(false);
    expect(told).to.include(`Message-ID: <${message.key}@example.cn>`);
    expect(told).to.include('List-Unsubscribe: <http://ladder.test/me/notices/preferences>');
  });

  it('is tried again when the server is busy or away, not when it says no', async () => {
    expect((await outcomeWith({ RCPT: '451 later' })).kind).to.equal('later');
    expect((await outcomeWith({ RCPT: '550 unknown' })).kind).to.equal('refused');
    expect((await outcomeWith({ '.': '452 full' })).kind).to.equal('later');
    expect((await smtpMail('smtp://127.0.0.1:9', sender).send(message)).kind).to.equal('later');
  });

  it('is not tried again when the line breaks after the mail went out', async () => {
    expect((await outcomeWith({ '.': null })).kind).to.equal('unknown');
  });
});

describe('mail without a server', () => {
  it('lands in a folder as a file that mail programs open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mails-'));
    expect((await folderMail(folder, sender).send(message)).kind).to.equal('sent');
    expect(readdirSync(folder)).to.deep.equal([`${message.key}.eml`]);
    const mail = readFileSync(join(folder, `${message.key}.eml`), 'utf8');
    expect(mail)
      .to.match(/^To: wang@example\.cn/m)
      .and.match(/multipart\/alternative/);
    rmSync(folder, { recursive: true });
  });

  it('is off in production', () => {
    const production = { NODE_ENV: 'production' };
    expect(messagingOf(readSettings({})).channels).to.deep.equal(['email']);
    expect(messagingOf(readSettings(production)).channels).to.deep.equal([]);
    const smtp = { ...production, SMTP_URL: 'smtps://mail.example.cn', MAIL_FROM: '阶梯 <l@example.cn>' };
    expect(messagingOf(readSettings(smtp))).to.deep.include({ channels: ['email'], mailFolder: null });
  });

  for (const [name, settings] of Object.entries({
    SMTP_URL: { SMTP_URL: 'mail.example.cn', MAIL_FROM: 'a@b.cn' },
    MAIL_FROM: { SMTP_URL: 'smtp://mail.example.cn' },
    'MAIL_FROM must be': { MAIL_FROM: 'x\r\nBcc: y@z.cn' },
    SMS_GATEWAY_URL: { SMS_GATEWAY_URL: 'https://sms.example.cn' },
    WECHAT_APP_ID: { WECHAT_APP_ID: 'wx1' },
  }))
    it(`is refused with half a setting: ${name}`, () =>
      expect(() => readSettings(settings)).to.throw(SettingError, name));
});
