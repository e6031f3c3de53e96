/**
 * Signs what a webhook delivers, as Standard Webhooks 1.0 says: HMAC-SHA-256 over id, time and body, so that whoever
 * receives it knows who sent it, that nothing was changed, and that it is no recording of long ago.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a receiver should allow between the stated time and its own clock. */
export const toleranceSeconds = 300;
const secretPrefix = 'whsec_';

/** Draws a secret of 256 random bits, written as receivers' libraries expect it. */
export function drawWebhookSecret(randomBytes: (size: number) => Buffer): string {
  return `${secretPrefix}${randomBytes(32).toString('base64')}`;
}

/** The headers of a delivery; `id` stays the same when it is sent again, so that a receiver can drop a repeat. */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature(secret, id, timestamp, body)}`,
  };
}

/** What a receiver does: whether headers and body belong together and are of now. */
export function isSignedBy(
  secret: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  now: Date,
): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = headers;
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || age > toleranceSeconds) return false;
  const wanted = Buffer.from(signature(secret, id, timestamp, body));
  return (headers['webhook-signature'] ?? '').split(' ').some((part) => {
    const given = Buffer.from(part.replace(/^v1,/, ''));
    return part.startsWith('v1,') && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

function signature(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}
