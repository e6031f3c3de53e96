import { expect } from 'chai';
import fc from 'fast-check';
import { cohortPhase } from '../../src/ladders/cohortState.ts';
import { isUnderWay, placeOutcome } from '../../src/ladders/placeState.ts';
import { rollChanges } from '../../src/ladders/roll.ts';
import { isSamePattern, patternOf, planSessions } from '../../src/ladders/sessionPlan.ts';

const pattern = fc.record({
  startsAt: fc
    .integer({ min: 0, max: 1_000_000 })
    .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)),
  sessionCount: fc.integer({ min: 1, max: 60 }),
  sessionMinutes: fc.integer({ min: 30, max: 600 }),
  daysBetween: fc.integer({ min: 1, max: 31 }),
});

describe('the phase of a class', () => {
  const times = { startsAt: new Date('2026-11-23T01:00:00Z'), endsAt: new Date('2026-11-25T04:00:00Z') };
  const at = (state: 'open' | 'completed' | 'cancelled', time: string) =>
    cohortPhase({ state, ...times }, new Date(time));

  it('is open until it begins, runs until it ends, and then waits to be completed', () => {
    expect(at('open', '2026-11-23T00:59:59Z')).to.equal('open');
    expect(at('open', '2026-11-23T01:00:00Z')).to.equal('running');
    expect(at('open', '2026-11-25T03:59:59Z')).to.equal('running');
    expect(at('open', '2026-11-25T04:00:00Z')).to.equal('ended');
  });

  it('is what the organiser decided, whatever the time', () => {
    expect(at('completed', '2026-11-23T00:00:00Z')).to.equal('completed');
    expect(at('cancelled', '2027-01-01T00:00:00Z')).to.equal('cancelled');
  });
});

describe('a place', () => {
  it('says what became of it when the class is over or called off', () => {
    expect(placeOutcome('confirmed', 'open')).to.equal('confirmed');
    expect(placeOutcome('confirmed', 'completed')).to.equal('notCompleted');
    expect(placeOutcome('waitlisted', 'completed')).to.equal('notAdmitted');
    expect(placeOutcome('waitlisted', 'cancelled')).to.equal('calledOff');
    expect(placeOutcome('completed', 'completed')).to.equal('completed');
    expect(placeOutcome('cancelled', 'cancelled')).to.equal('cancelled');
  });

  it('is under way only in a class that is on', () => {
    expect(isUnderWay(placeOutcome('confirmed', 'open'))).to.equal(true);
    expect(isUnderWay(placeOutcome('waitlisted', 'open'))).to.equal(true);
    expect(isUnderWay(placeOutcome('confirmed', 'cancelled'))).to.equal(false);
  });
});

describe('a roll', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });
  const method = fc.constantFrom('qr' as const, 'roll' as const);
  const records = fc.dictionary(fc.integer({ min: 1, max: 30 }).map(String), method);

  it('leaves everyone enrolled present who is ticked or came by QR, nobody else, and changes nothing twice', () => {
    fc.assert(
      fc.property(ids, records, ids, (enrolled, known, ticked) => {
        const recorded = new Map(Object.entries(known).map(([id, how]) => [Number(id), how]));
        const { added, removed } = rollChanges(enrolled, recorded, ticked);
        const after = new Map(recorded);
        for (const id of removed) after.delete(id);
        for (const id of added) after.set(id, 'roll');
        for (const id of enrolled)
          expect(after.has(id)).to.equal(ticked.includes(id) || recorded.get(id) === 'qr');
        for (const [id, how] of recorded)
          if (how === 'qr' || !enrolled.includes(id)) expect(after.get(id)).to.equal(how);
        expect(rollChanges(enrolled, after, ticked)).to.deep.equal({ added: [], removed: [] });
      }),
    );
  });
});

describe('the pattern of sessions', () => {
  it('is read back from the sessions that it made', () => {
    fc.assert(
      fc.property(pattern, (one) => {
        const read = patternOf(planSessions(one));
        expect(read).to.deep.equal({ ...one, daysBetween: one.sessionCount === 1 ? 1 : one.daysBetween });
        expect(read && isSamePattern(read, one)).to.equal(true);
      }),
    );
  });

  it('is another one when any part of it changes', () => {
    const one = {
      startsAt: new Date('2026-12-01T01:00:30Z'),
      sessionCount: 3,
      sessionMinutes: 90,
      daysBetween: 7,
    };
    expect(isSamePattern(one, { ...one, startsAt: new Date('2026-12-01T01:00:00Z') })).to.equal(true);
    for (const changes of [
      { startsAt: new Date('2026-12-01T01:01:00Z') },
      { sessionCount: 4 },
      { sessionMinutes: 100 },
      { daysBetween: 1 },
    ])
      expect(isSamePattern(one, { ...one, ...changes })).to.equal(false);
    expect(patternOf([])).to.equal(null);
  });
});
