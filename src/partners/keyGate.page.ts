/** Reads the API key of a request: whose it is, whether it still works, has the scope, and is within its quota. */
import type { Settings } from '../config.ts';
import type { KeyGate, KeyReading } from '../http/keyed.ts';
import { ApiError } from '../http/problem.ts';
import type { KeyHolder } from '../http/route.ts';
import { type ApiKeyRow, findKeyByHash, touchKey } from './apiKey.store.ts';
import { hashApiKey, isUsable, keyInHeader } from './apiKey.ts';
import { isDemonstrationKey } from './demonstrationKey.ts';
import { findEnterpriseNames } from './enterprise.store.ts';
import { spendQuota } from './spendQuota.action.ts';

const challenge = { 'WWW-Authenticate': 'Bearer realm="jieti"' };

/** The gate that the kernel asks. */
export function keyGate({ demonstration }: Pick<Settings, 'demonstration'>): KeyGate {
  return async ({ authorization, scope, now }) => {
    const sent = keyInHeader(authorization);
    if (!sent) return { status: 401, detail: 'partners.gate.noKey', headers: challenge };
    const hidden = isDemonstrationKey(sent) && !demonstration;
    const key = hidden ? null : await findKeyByHash(hashApiKey(sent));
    if (!key || key.isClosed || !isUsable(key, now))
      return { status: 401, detail: 'partners.gate.unknownKey', headers: challenge };
    if (scope !== null && !key.scopes.some((held) => held === scope))
      return { status: 403, detail: 'partners.gate.scope', headers: {} };
    return admit(key, now);
  };
}

async function admit(key: ApiKeyRow, now: Date): Promise<KeyReading> {
  const { fits, headers } = await spendQuota(key, { requests: 1, looksUp: 1 }, now);
  if (!fits) return { status: 429, detail: 'partners.gate.quota', headers };
  await touchKey(key, now);
  const names = await findEnterpriseNames([key.enterpriseId]);
  return { holder: holderOf(key, names.get(key.enterpriseId) ?? '', now), headers };
}

function holderOf(key: ApiKeyRow, enterpriseName: string, now: Date): KeyHolder {
  return {
    enterpriseId: key.enterpriseId,
    enterpriseName,
    keyId: key.id,
    keyName: key.name,
    scopes: key.scopes,
    async spendMore(looksUp) {
      const { fits, headers } = await spendQuota(key, { requests: 0, looksUp }, now);
      if (!fits) throw new ApiError(429, { detail: 'partners.gate.quota', headers });
      return headers;
    },
  };
}
