/** An enterprise with a key, for tests. */
import type { CastName } from '../../seeders/demo/accounts.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { type Scope, scopes } from '../../src/partners/apiKey.ts';
import { creditCodeCheck } from '../../src/partners/creditCode.ts';
import { createKey, type KeyAuthor, setQuotas } from '../../src/partners/manageKeys.action.ts';
import { createEnterprise, joinEnterprise } from '../../src/partners/saveEnterprise.action.ts';
import { addWebhook } from '../../src/partners/webhook.store.ts';
import { isRefusal, type Refusal } from '../../src/refusal.ts';

let made = 0;

/** A credit code that holds, of no real enterprise (region 990000), different each time. */
export function anyCreditCode(): string {
  made++;
  const body = `91990000MA${String(made).padStart(7, '0')}`;
  return body + creditCodeCheck(body);
}

/** Makes an enterprise for which the cast's employer acts. */
export async function givenEnterprise(cast: Record<CastName, number>, now = new Date()): Promise<KeyAuthor> {
  const author = { actorId: cast.admin, now };
  const id = must(await createEnterprise({ name: '安心家政公司', creditCode: anyCreditCode() }, author));
  const refusal = await joinEnterprise(id, cast.employer, author);
  if (refusal) throw new Error(refusal.key);
  return { enterpriseId: id, actorId: cast.employer, now };
}

/** Makes a key with all scopes, or these, and quotas. */
export async function givenKey(
  author: KeyAuthor,
  { only = scopes, quotas }: { only?: readonly Scope[]; quotas?: { perMinute: number; perDay: number } } = {},
): Promise<{ id: number; key: string }> {
  const key = must(await createKey({ name: '人事系统', scopes: only }, author));
  if (quotas) await setQuotas(key.id, quotas, author);
  return key;
}

/** Adds a webhook without asking whether its address is public. */
export async function givenWebhook(
  { enterpriseId, now }: KeyAuthor,
  url: string,
): Promise<{ id: number; secret: string }> {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const row = { enterpriseId, url, secret, createdAt: now };
  const { id } = await unitOfWork((transaction) => addWebhook(transaction, row));
  return { id, secret };
}

/** What is not refused. */
export function must<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.key);
  return result;
}
