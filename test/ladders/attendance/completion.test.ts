import { expect } from 'chai';
import fc from 'fast-check';
import { completionOf, type HeldSession } from '../../../src/ladders/attendance/completion.ts';

const start = new Date('2026-11-23T01:00:00Z').getTime();
const held = (count: number, practice = 1): HeldSession[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    kind: index >= count - practice ? 'practice' : 'theory',
    startsAt: new Date(start + index * 86_400_000),
    endsAt: new Date(start + index * 86_400_000 + 90 * 60_000),
  }));
const whole = (...ids: number[]) => ids.map((sessionId) => ({ sessionId, minutes: null }));

const classes = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  practice: fc.integer({ min: 0, max: 3 }),
});
const attendance = fc.uniqueArray(
  fc.record({
    sessionId: fc.integer({ min: 1, max: 14 }),
    minutes: fc.option(fc.integer({ min: 0, max: 90 })),
  }),
  { selector: ({ sessionId }) => sessionId },
);

describe('who completes a class', () => {
  it('came to four fifths of the sessions and minutes, and to practice where there is any', () => {
    expect(completionOf(held(5), whole(1, 2, 3, 5))).to.include({ completes: true });
    expect(completionOf(held(5), whole(1, 2, 3, 4)).lacking).to.deep.equal(['practice']);
    expect(completionOf(held(5), whole(1, 5)).lacking).to.deep.equal(['sessions', 'minutes']);
    const short = [...whole(1, 2, 3), { sessionId: 5, minutes: 20 }];
    expect(completionOf(held(5), short).lacking).to.deep.equal(['minutes']);
    expect(completionOf(held(5), short).tally).to.deep.include({
      minutes: 290,
      minutesNeeded: 360,
      assumed: 3,
    });
    expect(completionOf([], whole(1)).lacking).to.deep.equal(['noSessions']);
  });

  it('is never undone by attending more, in sessions or in minutes', () => {
    fc.assert(
      fc.property(classes, attendance, fc.nat(14), ({ count, practice }, came, pick) => {
        const sessions = held(count, practice);
        if (!completionOf(sessions, came).completes) return;
        const more = came.some(({ sessionId }) => sessionId === pick) ? came : [...came, ...whole(pick)];
        expect(completionOf(sessions, more).completes).to.equal(true);
        const longer = came.map((one) => ({ ...one, minutes: one.minutes === null ? null : 90 }));
        expect(completionOf(sessions, longer).completes).to.equal(true);
      }),
    );
  });

  it('is said with a reason exactly when the rule says no, and counts no session of another class', () => {
    fc.assert(
      fc.property(classes, attendance, ({ count, practice }, came) => {
        const { completesByRule, lacking, tally } = completionOf(held(count, practice), came);
        expect(completesByRule).to.equal(lacking.length === 0);
        expect(tally.sessions).to.be.at.most(count);
        expect(tally.minutes).to.equal(tally.theoryMinutes + tally.practiceMinutes);
        expect(tally.minutes).to.be.at.most(count * 90);
      }),
    );
  });

  it('is what an organiser decided, either way, until she takes it back', () => {
    fc.assert(
      fc.property(classes, attendance, ({ count, practice }, came) => {
        const sessions = held(count, practice);
        const { completesByRule } = completionOf(sessions, came);
        expect(completionOf(sessions, came, 'completes').completes).to.equal(true);
        expect(completionOf(sessions, came, 'excluded').completes).to.equal(false);
        expect(completionOf(sessions, came, 'rule').completes).to.equal(completesByRule);
      }),
    );
  });
});
