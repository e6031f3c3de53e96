import { expect } from 'chai';
import { needed } from '../../src/ladders/attendance/completion.ts';
import { checkInWindow } from '../../src/ladders/attendance/minutes.ts';
import { planSessions } from '../../src/ladders/sessionPlan.ts';

describe('completing a class', () => {
  it('takes four fifths, rounded up', () => {
    expect([1, 3, 5, 10].map(needed)).to.deep.equal([1, 3, 4, 8]);
  });

  it('counts check-ins from an hour before to the end of a session', () => {
    const session = { startsAt: new Date('2026-11-23T06:00:00Z'), endsAt: new Date('2026-11-23T08:00:00Z') };
    const at = (time: string) => checkInWindow(session, new Date(`2026-11-23T${time}Z`));
    expect([at('04:59:59'), at('05:00:00'), at('08:00:00'), at('08:00:01')]).to.deep.equal([
      'early',
      'open',
      'open',
      'over',
    ]);
  });

  it('plans sessions by a pattern, the last third as practice', () => {
    const plan = planSessions({
      startsAt: new Date('2026-12-01T01:00:00Z'),
      sessionCount: 3,
      sessionMinutes: 90,
      daysBetween: 7,
    });
    expect(plan.map(({ kind }) => kind)).to.deep.equal(['theory', 'theory', 'practice']);
    expect(plan[2]).to.deep.include({
      startsAt: new Date('2026-12-15T01:00:00Z'),
      endsAt: new Date('2026-12-15T02:30:00Z'),
    });
  });
});
