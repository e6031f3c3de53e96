/** Counts a request against its quotas, and says what is left. */
import { findKey } from './apiKey.store.ts';
import { type Allowances, allowancesOf, type Quota, rateHeaders, retryAfter } from './quota.ts';
import { findUsage, forgetUsage, spend } from './usage.store.ts';
import { daysBefore, usageDay } from './usageDay.action.ts';

/** Who spends: a family of keys, or an enterprise's own pages. */
export interface Spender extends Quota {
  readonly family: string;
  readonly enterpriseId: number;
}

/** Whether it fitted, and the headers that say so. */
export interface SpendingResult {
  readonly fits: boolean;
  readonly allowances: Allowances;
  /** With `Retry-After` (seconds) where it did not fit. */
  readonly headers: Record<string, string>;
}

/** Counts so many requests and look-ups, or nothing where they go over a quota. */
export async function spendQuota(
  spender: Spender,
  wanted: { requests: number; looksUp: number },
  now: Date,
): Promise<SpendingResult> {
  const { family, enterpriseId } = spender;
  const { day, endsAt } = usageDay(now);
  const fits = await spend({ family, enterpriseId, day, now, ...wanted }, spender);
  const usage = (await findUsage(family, day)) ?? unused;
  const allowances = allowancesOf(spender, usage, now, endsAt);
  const headers = rateHeaders(allowances);
  if (fits) return { fits, allowances, headers };
  const seconds = String(retryAfter(allowances, wanted.looksUp));
  return { fits, allowances, headers: { ...headers, 'Retry-After': seconds } };
}

/** Forgets what was used more than a year ago. */
export function sweepUsage(now: Date): Promise<number> {
  return forgetUsage(daysBefore(now, 400));
}

/** The family under which the pages of a logged-in member are counted. */
export function pagesFamily(enterpriseId: number): string {
  return `pages-${enterpriseId}`;
}

/** What is left of a key's quotas. */
export async function describeKey(keyId: number, now: Date): Promise<Allowances> {
  const key = await findKey(keyId);
  if (!key) throw new Error('The key is gone.');
  const { day, endsAt } = usageDay(now);
  const usage = (await findUsage(key.family, day)) ?? unused;
  return allowancesOf(key, usage, now, endsAt);
}

const unused = { minute: 0, minuteCount: 0, dayCount: 0 };
