/**
 * Posts one message to a webhook's address: https to public addresses only, the name resolved once and the connection
 * made to just the address that was checked (so a name that changes its answer gains nothing), no redirects, ten
 * seconds in all, and no more read of the answer than its status.
 */
import { lookup } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import type { AttemptProblem } from './webhook.model.ts';
import { isPublicAddress, type TargetPolicy, targetFault } from './webhookTarget.ts';

/** What came of it. A status of 200 to 299 means that the message arrived. */
export interface PostResult {
  readonly status: number | null;
  readonly problem: AttemptProblem | null;
  readonly milliseconds: number;
}

/** Sends one message. */
export type PostMessage = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<PostResult>;

/** Longest that one attempt takes, name and connection included. */
export const timeLimitMilliseconds = 10_000;
/** What is read of an answer at most, in bytes; it is thrown away. */
const longestAnswer = 64 * 1024;

/** Finds the addresses of a name. */
type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

/** The sender of an instance; tests give their own names and time limit. */
export function messagePoster(
  policy: TargetPolicy,
  {
    resolve = resolveName,
    timeLimit = timeLimitMilliseconds,
  }: { resolve?: Resolve; timeLimit?: number } = {},
): PostMessage {
  return async (url, headers, body) => {
    const began = performance.now();
    const signal = AbortSignal.timeout(timeLimit);
    const outcome = await attempt(url, headers, body, { policy, resolve, signal });
    return { ...outcome, milliseconds: Math.round(performance.now() - began) };
  };
}

type Outcome = Omit<PostResult, 'milliseconds'>;
interface Frame {
  readonly policy: TargetPolicy;
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
}

async function attempt(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { policy, resolve, signal }: Frame,
): Promise<Outcome> {
  if (targetFault(url, policy)) return failed('address');
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const found = await within(signal, resolve(host)).catch(() => null);
  if (signal.aborted) return failed('timeout');
  const first = found?.[0];
  if (!found || !first) return failed('name');
  if (policy === 'public' && !found.every(({ address }) => isPublicAddress(address)))
    return failed('address');
  return post(new URL(url), first, { headers, body, signal });
}

/** Connects to `pinned`, whatever the name says by then; TLS still asks for a certificate of the name. */
function post(
  url: URL,
  pinned: { address: string; family: number },
  { headers, body, signal }: { headers: Readonly<Record<string, string>>; body: string; signal: AbortSignal },
): Promise<Outcome> {
  const open = url.protocol === 'https:' ? overHttps : overHttp;
  const bytes = Buffer.from(body);
  return new Promise((done) => {
    const request = open(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': bytes.length,
        'user-agent': 'Jieti-Webhook/1',
      },
      lookup: (_host, options, answer) =>
        options.all ? answer(null, [pinned]) : answer(null, pinned.address, pinned.family),
    });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      let read = 0;
      const end = () => {
        response.destroy();
        done({ status, problem: status >= 200 && status < 300 ? null : 'status' });
      };
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > longestAnswer) end();
      });
      response.on('end', end).on('error', end);
    });
    request.on('error', () => done(failed(signal.aborted ? 'timeout' : 'connection')));
    request.end(bytes);
  });
}

async function resolveName(host: string): Promise<readonly { address: string; family: number }[]> {
  const family = isIP(host);
  return family ? [{ address: host, family }] : lookup(host, { all: true });
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function failed(problem: AttemptProblem): Outcome {
  return { status: null, problem };
}
