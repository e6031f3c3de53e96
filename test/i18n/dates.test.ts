import { expect } from 'chai';
import fc from 'fast-check';
import { fromLocalInput, showDate, showDateTime, toLocalInput, useTimeZone } from '../../src/i18n/dates.ts';

describe('dates and times', () => {
  afterEach(() => useTimeZone('Asia/Shanghai'));
  const instant = new Date('2026-11-23T06:00:00Z');

  it('are shown in the time zone of the city', () => {
    expect(showDateTime(instant, 'zh-CN')).to.equal('2026年11月23日 14:00');
    expect(showDateTime(instant, 'en')).to.equal('23 Nov 2026, 14:00');
    expect(showDate(new Date('2026-11-23T17:00:00Z'), 'zh-CN')).to.equal('2026年11月24日');
  });

  it('come back from a form as they were shown, whatever the zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'America/New_York');
    const minutes = fc.integer({ min: 0, max: 50_000_000 }).map((count) => new Date(count * 60_000));
    fc.assert(
      fc.property(zones, minutes, (zone, moment) => {
        useTimeZone(zone);
        const read = fromLocalInput(toLocalInput(moment)) as Date;
        expect(toLocalInput(read)).to.equal(toLocalInput(moment));
      }),
    );
  });

  it('that do not exist are refused', () => {
    expect([
      fromLocalInput('2026-02-30T10:00'),
      fromLocalInput('tomorrow'),
      fromLocalInput(''),
    ]).to.deep.equal([null, null, null]);
  });
});
