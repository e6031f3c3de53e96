import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { useMessaging } from '../../src/notices/messaging.ts';
import { findWechatId } from '../../src/notices/preference.store.ts';
import { isWechatBrowser } from '../../src/notices/wechatIdentity.ts';
import { type Browser, signedIn } from '../support/app.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const page = '/me/notices/preferences';
const inWechat = 'Mozilla/5.0 (Linux; Android 8.1) Mobile Safari/537.36 MicroMessenger/8.0.42';

/** WeChat's side: each code is good once. */
async function fakeWechat() {
  const codes = new Map([['code-1', 'oKx-openid_0001']]);
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://wechat.test');
    asked.push(url);
    const code = url.searchParams.get('code') ?? '';
    const openid = codes.get(code);
    codes.delete(code);
    response.end(JSON.stringify(openid ? { openid, access_token: 't' } : { errcode: 40029 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, apiOrigin, close: () => server.close() };
}

describe('linking WeChat', () => {
  useDatabase();
  let wechat: Awaited<ReturnType<typeof fakeWechat>>;
  let me: number;
  let her: Browser;

  beforeEach(async () => {
    wechat = await fakeWechat();
    const login = { appId: 'wx1', appSecret: 'secret', apiOrigin: wechat.apiOrigin };
    useMessaging({ channels: ['wechat'], timeZone: 'Asia/Shanghai', mailFolder: null, wechat: login });
    ({ trainee: me } = await givenCast());
    her = await signedIn('trainee');
  });
  afterEach(() => {
    wechat.close();
    useMessaging();
  });

  /** She presses the button; gives the state that WeChat brings back. */
  const leave = async () => {
    const { location } = (await her.get('/me/wechat').expect(303)).headers;
    const address = new URL(location as string);
    expect(address.origin + address.pathname).to.equal('https://open.weixin.qq.com/connect/oauth2/authorize');
    expect(Object.fromEntries(address.searchParams)).to.include({
      ...{ appid: 'wx1', response_type: 'code', scope: 'snsapi_base' },
      redirect_uri: 'http://ladder.test/me/wechat/return',
    });
    return address.searchParams.get('state') ?? '';
  };
  const comeBack = (code: string, state: string) => her.get('/me/wechat/return').query({ code, state });

  it('keeps her id once she comes back from WeChat, and forgets it when she unlinks', async () => {
    await comeBack('code-1', await leave()).expect(303);
    expect(await findWechatId(me)).to.equal('oKx-openid_0001');
    expect(wechat.asked[0]?.searchParams.get('secret')).to.equal('secret');
    expect((await her.get(page)).text)
      .to.include('已绑定微信')
      .and.not.include('oKx-openid_0001');
    await her.post('/me/wechat/removal').type('form').send({}).expect(303);
    expect(await findWechatId(me)).to.equal(null);
  });

  it('keeps nothing for a state that is not hers, a state used twice, or a code that WeChat does not know', async () => {
    await comeBack('code-1', 'someone-else').expect(303);
    expect(wechat.asked).to.have.length(0);
    const state = await leave();
    await comeBack('unknown', state).expect(303);
    expect((await her.get(page)).text).to.include('没能绑定微信');
    await comeBack('code-1', state).expect(303);
    expect(await findWechatId(me)).to.equal(null);
  });

  it('is offered inside WeChat, and elsewhere a code that leads there', async () => {
    const inside = await her.get(page).set('User-Agent', inWechat);
    expect(inside.text).to.include('href="/me/wechat"');
    const outside = await her.get(page);
    expect(outside.text).to.include('请用微信扫这个码').and.not.include('href="/me/wechat"');
    expect([isWechatBrowser(inWechat), isWechatBrowser('Mozilla/5.0')]).to.deep.equal([true, false]);
  });

  it('is not there where no account is set up', async () => {
    useMessaging();
    expect((await her.get('/me/wechat')).headers.location).to.equal(page);
    expect((await her.get(page)).text).not.to.include('id="wechat"');
  });
});
