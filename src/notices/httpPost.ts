/** Posts JSON to a provider and says what the answer means for a message. Knows no provider. */
import { type SendOutcome, timeLimit } from './messageProvider.ts';

/** An answer, or the way in which there was none. `never`: the request surely did not get there. */
export type HttpAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly failure: 'never' | 'brokeOff' };

const neverThere = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Posts and reads a JSON answer; no redirects. */
export function postJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<HttpAnswer> {
  return ask(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

/** Gets a JSON answer; no redirects. */
export function getJson(url: string): Promise<HttpAnswer> {
  return ask(url, { method: 'GET' });
}

async function ask(url: string, options: RequestInit): Promise<HttpAnswer> {
  try {
    const signal = AbortSignal.timeout(timeLimit);
    const response = await fetch(url, { ...options, redirect: 'manual', signal });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch (error) {
    const code = (error as { cause?: { code?: string } }).cause?.code ?? '';
    return { failure: neverThere.includes(code) ? 'never' : 'brokeOff' };
  }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** What an answer that is no success means. 429 and 503 say "not now"; other 4xx "never"; the rest is not known. */
export function httpOutcome(answer: HttpAnswer): SendOutcome {
  if ('failure' in answer)
    return answer.failure === 'never'
      ? { kind: 'later', problem: 'connection', status: null }
      : { kind: 'unknown', problem: 'unknown', status: null };
  const { status } = answer;
  if (status === 429 || status === 503) return { kind: 'later', problem: 'busy', status };
  if (status === 401 || status === 403) return { kind: 'later', problem: 'credentials', status };
  if (status >= 400 && status < 500) return { kind: 'refused', problem: 'refused', status };
  return { kind: 'unknown', problem: 'unknown', status };
}
