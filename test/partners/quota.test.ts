import { expect } from 'chai';
import { isUsable, keyInHeader, keyState, readScopes } from '../../src/partners/apiKey.ts';
import { mostAttempts, nextAttempt } from '../../src/partners/backOff.ts';
import { allowancesOf, minuteOf, rateHeaders, retryAfter } from '../../src/partners/quota.ts';

const now = new Date('2026-11-23T02:00:20Z');
const dayEndsAt = new Date('2026-11-23T16:00:00Z');
const quota = { perMinute: 60, perDay: 100 };

describe('quotas', () => {
  it('say what is left of this minute and of the city’s day', () => {
    const used = { minute: minuteOf(now), minuteCount: 59, dayCount: 99 };
    const left = allowancesOf(quota, used, now, dayEndsAt);
    expect(left.minute).to.deep.equal({ limit: 60, remaining: 1, resetsIn: 40 });
    expect(left.day).to.deep.equal({ limit: 100, remaining: 1, resetsIn: 50_380 });
    expect(rateHeaders(left).RateLimit).to.equal('"minute";r=1;t=40, "day";r=1;t=50380');
  });

  it('do not count what was used in an earlier minute', () => {
    const used = { minute: minuteOf(now) - 1, minuteCount: 60, dayCount: 60 };
    expect(allowancesOf(quota, used, now, dayEndsAt).minute.remaining).to.equal(60);
  });

  it('send a caller away until the quota that refused her is whole again', () => {
    const minuteUsed = { minute: minuteOf(now), minuteCount: 60, dayCount: 60 };
    expect(retryAfter(allowancesOf(quota, minuteUsed, now, dayEndsAt), 1)).to.equal(40);
    const dayUsed = { minute: minuteOf(now), minuteCount: 1, dayCount: 98 };
    expect(retryAfter(allowancesOf(quota, dayUsed, now, dayEndsAt), 3)).to.equal(50_380);
  });
});

describe('API keys', () => {
  it('are read from a Bearer header of the right shape only', () => {
    const key = `jt_${'a'.repeat(32)}`;
    expect(keyInHeader(`Bearer ${key}`)).to.equal(key);
    for (const wrong of [undefined, '', key, `Basic ${key}`, `Bearer ${key}x`, 'Bearer jt_short'])
      expect(keyInHeader(wrong)).to.equal(null);
  });

  it('end at their end, and at once when they are withdrawn', () => {
    const endsAt = new Date(now.getTime() + 1);
    expect(keyState({ endsAt: null, withdrawnAt: null }, now)).to.equal('active');
    expect(keyState({ endsAt, withdrawnAt: null }, now)).to.equal('ending');
    expect(isUsable({ endsAt: now, withdrawnAt: null }, now)).to.equal(false);
    expect(keyState({ endsAt, withdrawnAt: now }, now)).to.equal('withdrawn');
  });

  it('hold only scopes that exist', () => {
    expect(readScopes('bulk everything look-up')).to.deep.equal(['look-up', 'bulk']);
  });
});

describe('the back-off of webhooks', () => {
  it('waits longer each time, spread by at most a fifth, and gives up in the end', () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, failed) => {
      const early = nextAttempt(failed + 1, now, 0) as Date;
      const late = nextAttempt(failed + 1, now, 1) as Date;
      expect(late.getTime() - now.getTime()).to.equal((early.getTime() - now.getTime()) * 1.2);
      return early.getTime() - now.getTime();
    });
    expect(waits[0]).to.equal(5_000);
    expect(waits).to.deep.equal([...waits].sort((left, right) => left - right));
    expect(nextAttempt(mostAttempts, now, 0)).to.equal(null);
  });
});
