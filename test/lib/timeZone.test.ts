import { expect } from 'chai';
import fc from 'fast-check';
import { aheadOfUtc, wallClock } from '../../src/lib/timeZone.ts';

const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'UTC'];

describe('the wall clock of a time zone', () => {
  it('shows what Intl shows, at every moment since 1970 and in every zone', () => {
    const moments = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000));
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
        const format = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        });
        const { year, month, day, hour, minute } = wallClock(moment, zone);
        const two = (value: number) => String(value).padStart(2, '0');
        expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`).to.equal(
          format.format(moment),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('knows the day of the week where the day has begun already', () => {
    const sunday = new Date('2026-11-22T17:00:00Z');
    expect(wallClock(sunday, 'UTC').weekday).to.equal(0);
    expect(wallClock(sunday, 'Asia/Shanghai').weekday).to.equal(1);
  });

  it('puts half an hour forward where a zone does', () => {
    const zone = 'Australia/Lord_Howe';
    const change = new Date('2026-04-04T15:00:00Z').getTime();
    expect(aheadOfUtc(new Date(change - 1), zone)).to.equal(11 * 3_600_000);
    expect(aheadOfUtc(new Date(change), zone)).to.equal(10.5 * 3_600_000);
  });
});
