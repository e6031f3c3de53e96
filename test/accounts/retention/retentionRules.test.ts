import { expect } from 'chai';
import fc from 'fast-check';
import { monthsBefore } from '../../../src/accounts/retention/retentionRules.ts';

describe('months before a moment', () => {
  it('keep the day where there is one, else the last of the month', () => {
    const early = (now: string, months: number) =>
      monthsBefore(new Date(now), months).toISOString().slice(0, 10);
    expect(early('2026-11-24T02:00:00Z', 36)).to.equal('2023-11-24');
    expect(early('2028-02-29T02:00:00Z', 36)).to.equal('2025-02-28');
    expect(early('2026-03-31T02:00:00Z', 1)).to.equal('2026-02-28');
  });

  it('are earlier the more there are', () => {
    const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 500 }),
        (now, months) =>
          monthsBefore(now, months + 1) < monthsBefore(now, months) && monthsBefore(now, months) < now,
      ),
    );
  });
});
