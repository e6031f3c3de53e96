/**
 * Learns someone's id in our WeChat official account by the account's web authorisation with the scope `snsapi_base`,
 * which asks her nothing: she is sent to WeChat and comes back with a code that is good for one exchange. Knows no tables.
 */
import { getJson } from './httpPost.ts';

/** The account, and where WeChat is; tests put a server of their own in its place. */
export interface WechatLogin {
  readonly appId: string;
  readonly appSecret: string;
  readonly openOrigin?: string;
  readonly apiOrigin?: string;
}

/** Where the browser is sent; `state` comes back with her. */
export function authorizeAddress(
  { appId, openOrigin = 'https://open.weixin.qq.com' }: WechatLogin,
  returnTo: string,
  state: string,
): string {
  const query = new URLSearchParams({
    appid: appId,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
  });
  return `${openOrigin}/connect/oauth2/authorize?${query}#wechat_redirect`;
}

/** Her id for a code; null where WeChat gives none: the code was used or is too old, or nobody answered. */
export async function exchangeCode(
  { appId, appSecret, apiOrigin = 'https://api.weixin.qq.com' }: WechatLogin,
  code: string,
): Promise<string | null> {
  const query = new URLSearchParams({
    appid: appId,
    secret: appSecret,
    code,
    grant_type: 'authorization_code',
  });
  const answer = await getJson(`${apiOrigin}/sns/oauth2/access_token?${query}`);
  if (!('status' in answer) || answer.status !== 200) return null;
  const { openid } = answer.body as { openid?: unknown };
  return typeof openid === 'string' && /^[\w-]{8,64}$/.test(openid) ? openid : null;
}

/** Whether a browser is WeChat's own, in which alone the authorisation works. */
export function isWechatBrowser(userAgent: string): boolean {
  return /\bMicroMessenger\//i.test(userAgent);
}
