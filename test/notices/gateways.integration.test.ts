import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { OutgoingMessage } from '../../src/notices/messageProvider.ts';
import { signature, smsGateway } from '../../src/notices/smsProvider.ts';
import { wechatMessages } from '../../src/notices/wechatProvider.ts';

const message: OutgoingMessage = {
  ...{ key: 'k-1', to: '13800000001', kind: 'examOpen', language: 'zh-CN', subject: '考试通知' },
  ...{ text: '“养老护理专项技能考试（理论和实操两部分）”可以报考了', linkLabel: '打开查看' },
  ...{ href: 'http://ladder.test/me/notices/1', preferencesHref: null, preferencesLabel: '' },
  facts: { title: '养老护理专项技能考试（理论和实操两部分）', when: '2026年12月5日 09:00', place: '' },
};
const secret = 'a secret of sixteen';

interface Asked {
  readonly request: IncomingMessage;
  readonly body: string;
}

/** A provider's server that answers in turn; `null` breaks off. */
async function fake(...answers: (readonly [number, object] | null)[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push({ request, body: Buffer.concat(chunks).toString() });
    if (!answer) request.socket.destroy();
    else response.writeHead(answer[0]).end(JSON.stringify(answer[1]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { asked, origin, close };
}

describe('the SMS gateway', () => {
  it('gets number, text and key, signed, and its id is kept', async () => {
    const { asked, origin, close } = await fake([200, { id: 'sms-7' }]);
    const outcome = await smsGateway({ url: origin, secret }, '示范市妇女联合会').send(message);
    close();
    expect(outcome).to.deep.equal({ kind: 'sent', providerId: 'sms-7' });
    const [{ request, body }] = asked as [Asked];
    const timestamp = String(request.headers['x-jieti-timestamp']);
    expect(request.headers['x-jieti-signature']).to.equal(signature(secret, timestamp, body));
    expect(request.headers['idempotency-key']).to.equal('k-1');
    expect(JSON.parse(body)).to.deep.equal({
      key: 'k-1',
      to: '13800000001',
      text: `【示范市妇女联合会】${message.text}${message.href}`,
    });
  });

  for (const [answer, kind] of [
    [[503, {}], 'later'],
    [[429, {}], 'later'],
    [[422, {}], 'refused'],
    [[500, {}], 'unknown'],
    [[302, {}], 'unknown'],
    [null, 'unknown'],
  ] as const)
    it(`that answers ${answer?.[0] ?? 'nothing'} means ${kind}`, async () => {
      const { origin, close } = await fake(answer);
      expect((await smsGateway({ url: origin, secret }, '示范市').send(message)).kind).to.equal(kind);
      close();
    });

  it('that is not there means later', async () => {
    const { origin, close } = await fake([200, {}]);
    close();
    expect((await smsGateway({ url: origin, secret }, '示范市').send(message)).kind).to.equal('later');
  });
});

describe('WeChat', () => {
  const account = { appId: 'wx1', appSecret: 's', templates: { examOpen: 'T1' } };
  const token = [200, { access_token: 'AT', expires_in: 7200 }] as const;
  const fine = [200, { errcode: 0, errmsg: 'ok' }] as const;

  it('gets the template with short fields, and the token is asked for once', async () => {
    const { asked, origin, close } = await fake(token, fine);
    const provider = wechatMessages(account, { origin });
    expect((await provider.send(message)).kind).to.equal('sent');
    expect((await provider.send(message)).kind).to.equal('sent');
    close();
    expect(asked.map(({ request }) => request.url?.split('?')[0])).to.deep.equal([
      '/cgi-bin/token',
      ...['/cgi-bin/message/subscribe/bizsend', '/cgi-bin/message/subscribe/bizsend'],
    ]);
    const sent = JSON.parse(asked[1]?.body ?? '') as {
      template_id: string;
      data: Record<string, { value: string }>;
    };
    expect(sent.template_id).to.equal('T1');
    expect([...(sent.data.thing1?.value ?? '')]).to.have.length(20);
    expect(sent.data.time2?.value).to.equal('2026年12月5日 09:00');
  });

  it('asks for a new token when the old one ends or is refused', async () => {
    let now = 0;
    const { asked, origin, close } = await fake(token, fine, token, [200, { errcode: 42001 }], token, fine);
    const provider = wechatMessages(account, { origin, clock: () => now });
    await provider.send(message);
    now = 6_901_000;
    expect((await provider.send(message)).kind).to.equal('later');
    expect((await provider.send(message)).kind).to.equal('sent');
    close();
    expect(asked.filter(({ request }) => request.url?.startsWith('/cgi-bin/token'))).to.have.length(3);
  });

  it('sends nothing without a template, and nothing again to who refused', async () => {
    const { asked, origin, close } = await fake(token, [200, { errcode: 43101 }]);
    const provider = wechatMessages(account, { origin });
    const other = await provider.send({ ...message, kind: 'enrolled' });
    expect(other).to.include({ kind: 'refused', problem: 'noTemplate' });
    expect(asked).to.have.length(0);
    expect(await provider.send(message)).to.include({ kind: 'refused', status: 43101 });
    close();
  });
});
