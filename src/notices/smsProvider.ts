/**
 * SMS through a gateway of one's own: one HTTPS POST of JSON, signed with HMAC-SHA-256 over timestamp and body, so that
 * any provider can be put behind a few lines of code. The key says which message it is: a gateway that sees it again
 * must not send again. Knows no tables.
 */
import { createHmac } from 'node:crypto';
import { httpOutcome, postJson } from './httpPost.ts';
import type { MessageProvider, OutgoingMessage } from './messageProvider.ts';

/** Where the gateway is, and the secret that both know. */
export interface SmsGateway {
  readonly url: string;
  readonly secret: string;
}

/** Milliseconds since 1970; tests give their own. */
type Clock = () => number;

/** Sends by this gateway, signed by `organisation`. */
export function smsGateway(
  { url, secret }: SmsGateway,
  organisation: string,
  clock: Clock = Date.now,
): MessageProvider {
  return {
    channel: 'sms',
    async send(message) {
      const body = JSON.stringify({ key: message.key, to: message.to, text: smsText(message, organisation) });
      const timestamp = String(Math.floor(clock() / 1000));
      const headers = {
        'idempotency-key': message.key,
        'x-jieti-timestamp': timestamp,
        'x-jieti-signature': signature(secret, timestamp, body),
      };
      const answer = await postJson(url, headers, body);
      if (!('status' in answer) || answer.status >= 300) return httpOutcome(answer);
      const { id } = answer.body as { id?: unknown };
      return { kind: 'sent', providerId: typeof id === 'string' ? id.slice(0, 200) : null };
    },
  };
}

/** What the gateway works out again: hex HMAC-SHA-256 of `timestamp.body`. */
export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** One sentence under the sender's name, as mainland SMS carry it, and the address that it leads to. */
function smsText({ text, href, language }: OutgoingMessage, organisation: string): string {
  return language === 'en' ? `[${organisation}] ${text} ${href}` : `【${organisation}】${text}${href}`;
}
