import { expect } from 'chai';
import fc from 'fast-check';
import { type Series, seriesDays } from '../../../src/ladders/calendar/series.ts';

const series = (changes: Partial<Series> = {}): Series => ({
  firstDay: '2026-11-24',
  weekdays: [2, 4],
  time: '09:00',
  minutes: 180,
  count: 4,
  hours: null,
  skipped: [],
  practice: 1,
  ...changes,
});
const daysOf = (changes: Partial<Series>) => seriesDays(series(changes)).map(({ day }) => day);

describe('a series of sessions', () => {
  it('falls on its weekdays from its first day on, the last ones practice', () => {
    expect(seriesDays(series())).to.deep.equal([
      { day: '2026-11-24', kind: 'theory' },
      { day: '2026-11-26', kind: 'theory' },
      { day: '2026-12-01', kind: 'theory' },
      { day: '2026-12-03', kind: 'practice' },
    ]);
  });

  it('leaves out days on which nothing is held, and goes over the ends of months and years', () => {
    expect(daysOf({ skipped: ['2026-11-26'], count: 2 })).to.deep.equal(['2026-11-24', '2026-12-01']);
    expect(daysOf({ firstDay: '2027-02-26', weekdays: [5], count: 2 })).to.deep.equal([
      '2027-02-26',
      '2027-03-05',
    ]);
    expect(daysOf({ firstDay: '2026-12-31', weekdays: [4], count: 2 })).to.deep.equal([
      '2026-12-31',
      '2027-01-07',
    ]);
  });

  it('reaches the hours of a course: 45 minutes are one', () => {
    expect(daysOf({ count: null, hours: 16 })).to.have.length(4);
    expect(daysOf({ count: null, hours: 17 })).to.have.length(5);
  });

  it('has no day where no weekday is chosen', () => {
    expect(seriesDays(series({ weekdays: [] }))).to.deep.equal([]);
  });

  it('never falls on a day that is skipped or no weekday of its own, and has as many as wanted', () => {
    const days = fc
      .integer({ min: 0, max: 400 })
      .map((after) => new Date(Date.UTC(2026, 0, 1) + after * 86_400_000).toISOString().slice(0, 10));
    const some = fc.record({
      firstDay: days,
      weekdays: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
      count: fc.integer({ min: 1, max: 60 }),
      skipped: fc.array(days, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(some, (changes) => {
        const found = daysOf(changes);
        expect(found).to.have.length(changes.count);
        expect([...found].sort()).to.deep.equal([...new Set(found)]);
        for (const day of found) {
          expect(changes.skipped).not.to.include(day);
          expect(changes.weekdays).to.include(new Date(`${day}T00:00:00Z`).getUTCDay());
          expect(day >= changes.firstDay).to.equal(true);
        }
      }),
    );
  });
});
