/**
 * Two quotas of a key: requests in a minute, certificates looked up in a day. Knows no database; where the counting
 * happens (`usage.store.ts`) it is one conditional update, so that several instances agree and a limit is exact.
 */

/** What a key may use. */
export interface Quota {
  /** Requests in one minute of the clock. */
  readonly perMinute: number;
  /** Look-ups in one day of the city. */
  readonly perDay: number;
}

/** What has been used. `minute`: minutes since 1970. */
export interface Usage {
  readonly minute: number;
  readonly minuteCount: number;
  readonly dayCount: number;
}

/** How much is left of one quota, and in how many seconds it is whole again. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsIn: number;
}

export interface Allowances {
  readonly minute: Allowance;
  readonly day: Allowance;
}

/** Minutes since 1970: the window that a moment falls into. */
export function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

/** What is left of both quotas; `dayEndsAt` is the city's next midnight. */
export function allowancesOf(quota: Quota, usage: Usage, now: Date, dayEndsAt: Date): Allowances {
  const usedInMinute = usage.minute === minuteOf(now) ? usage.minuteCount : 0;
  return {
    minute: {
      limit: quota.perMinute,
      remaining: Math.max(0, quota.perMinute - usedInMinute),
      resetsIn: Math.max(1, 60 - Math.floor((now.getTime() % 60_000) / 1000)),
    },
    day: {
      limit: quota.perDay,
      remaining: Math.max(0, quota.perDay - usage.dayCount),
      resetsIn: Math.max(1, Math.ceil((dayEndsAt.getTime() - now.getTime()) / 1000)),
    },
  };
}

/** Seconds until a refused request may be tried again: of the quota that refused it, the day's before the minute's. */
export function retryAfter({ minute, day }: Allowances, looksUp: number): number {
  return day.remaining < looksUp ? day.resetsIn : minute.resetsIn;
}

/** The response headers of draft-ietf-httpapi-ratelimit-headers-10. */
export function rateHeaders({ minute, day }: Allowances): Record<string, string> {
  return {
    'RateLimit-Policy': `"minute";q=${minute.limit};w=60, "day";q=${day.limit};w=86400`,
    RateLimit: `"minute";r=${minute.remaining};t=${minute.resetsIn}, "day";r=${day.remaining};t=${day.resetsIn}`,
  };
}
