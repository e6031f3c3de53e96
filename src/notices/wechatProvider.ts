/**
 * WeChat subscription messages, in the shape of the official API (`/cgi-bin/token`, `/cgi-bin/message/subscribe/bizsend`).
 * The access token is kept until shortly before it ends. A kind of notice without a template is not sent. Templates must
 * have the fields thing1 (title), time2 (when), thing3 (sentence). Knows no tables.
 */
import { getJson, httpOutcome, postJson } from './httpPost.ts';
import type { MessageProvider, OutgoingMessage, SendOutcome } from './messageProvider.ts';

/** The account, and template ids by kind of notice. */
export interface WechatAccount {
  readonly appId: string;
  readonly appSecret: string;
  readonly templates: Readonly<Record<string, string>>;
}

const official = 'https://api.weixin.qq.com';
/** Seconds before a token's end in which it is not used any more. */
const margin = 300;
/** Longest text of a `thing` field, as the API allows. */
const longestThing = 20;

/** Sends by this account; tests give another `origin` and `clock` (milliseconds). */
export function wechatMessages(
  account: WechatAccount,
  { origin = official, clock = Date.now }: { origin?: string; clock?: () => number } = {},
): MessageProvider {
  let token: { value: string; until: number } | null = null;
  const findToken = async (): Promise<string | SendOutcome> => {
    if (token && clock() < token.until) return token.value;
    const { appId, appSecret } = account;
    const query = new URLSearchParams({ grant_type: 'client_credential', appid: appId, secret: appSecret });
    const answer = await getJson(`${origin}/cgi-bin/token?${query}`);
    // Nothing was sent yet, whatever happened here.
    if (!('status' in answer)) return { kind: 'later', problem: 'connection', status: null };
    const { access_token: value, expires_in: seconds } = answer.body as Record<string, unknown>;
    if (typeof value !== 'string' || typeof seconds !== 'number')
      return { kind: 'later', problem: 'credentials', status: codeOf(answer.body) };
    token = { value, until: clock() + (seconds - margin) * 1000 };
    return value;
  };
  return {
    channel: 'wechat',
    async send(message) {
      const template = account.templates[message.kind];
      if (!template) return { kind: 'refused', problem: 'noTemplate', status: null };
      const value = await findToken();
      if (typeof value !== 'string') return value;
      const url = `${origin}/cgi-bin/message/subscribe/bizsend?access_token=${encodeURIComponent(value)}`;
      const answer = await postJson(url, {}, JSON.stringify(bodyOf(message, template)));
      if (!('status' in answer) || answer.status !== 200) return httpOutcome(answer);
      const outcome = meaningOf(codeOf(answer.body));
      if (outcome.kind !== 'sent' && outcome.problem === 'credentials') token = null;
      return outcome;
    },
  };
}

function bodyOf({ to, href, text, facts }: OutgoingMessage, template: string): object {
  return {
    touser: to,
    template_id: template,
    page: href,
    data: {
      thing1: { value: short(facts.title) },
      time2: { value: facts.when || '-' },
      thing3: { value: short(text) },
    },
  };
}

/** What the API's `errcode` means: 40001, 40014, 42001: the token; -1 and 45009: busy; anything else: never. */
function meaningOf(code: number | null): SendOutcome {
  if (code === 0) return { kind: 'sent', providerId: null };
  if (code === null) return { kind: 'unknown', problem: 'unknown', status: null };
  if ([40001, 40014, 42001].includes(code)) return { kind: 'later', problem: 'credentials', status: code };
  if ([-1, 45009].includes(code)) return { kind: 'later', problem: 'busy', status: code };
  return { kind: 'refused', problem: 'refused', status: code };
}

function codeOf(body: unknown): number | null {
  const { errcode } = body as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode : null;
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= longestThing ? text : `${characters.slice(0, longestThing - 1).join('')}…`;
}
