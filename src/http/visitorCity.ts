/** From which city a request comes, where a proxy in front says so: the most that is kept of someone who looks. */
import type { Request } from 'express';
import type { Settings } from '../config.ts';
import { lengths } from '../db/columns.ts';

/** The city as the proxy names it, plain or percent-encoded; null where none is set, trusted or named. */
export function visitorCity(
  request: Pick<Request, 'get'>,
  { cityHeader, trustedProxies }: Pick<Settings, 'cityHeader' | 'trustedProxies'>,
): string | null {
  const named = cityHeader && trustedProxies > 0 ? request.get(cityHeader) : undefined;
  const city = decoded(named ?? '')
    .replace(/[\p{C}<>]/gu, '')
    .trim();
  return city === '' ? null : [...city].slice(0, lengths.name).join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
