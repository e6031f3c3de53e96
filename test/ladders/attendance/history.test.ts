import { expect } from 'chai';
import fc from 'fast-check';
import {
  actionTime,
  type Entry,
  entryActions,
  presenceAfter,
} from '../../../src/ladders/attendance/history.ts';
import { assumedMinutes, minutesAttended } from '../../../src/ladders/attendance/minutes.ts';

const session = { startsAt: new Date('2026-11-23T02:00:00Z'), endsAt: new Date('2026-11-23T04:00:00Z') };
const at = (minutes: number) => new Date(session.startsAt.getTime() + minutes * 60_000);
const blank = { recordedById: 1, device: 'a', sequence: null, checkedInAt: null, checkedOutAt: null };
const entry = (action: Entry['action'], minutes: number, more: Partial<Entry> = {}): Entry => ({
  ...blank,
  action,
  method: 'roll',
  at: at(minutes),
  ...more,
});

const someEntry = fc
  .record({
    action: fc.constantFrom(...entryActions),
    method: fc.constantFrom('qr' as const, 'trainerScan' as const, 'roll' as const),
    minutes: fc.integer({ min: -60, max: 180 }),
    device: fc.constantFrom(null, 'a', 'b'),
    until: fc.option(fc.integer({ min: 0, max: 180 })),
  })
  .map(({ action, method, minutes, device, until }) =>
    entry(action, minutes, {
      method,
      device,
      checkedInAt: action === 'correct' && until !== null ? at(0) : null,
      checkedOutAt: action === 'correct' && until !== null ? at(until) : null,
    }),
  );
const entries = fc
  .array(someEntry, { maxLength: 12 })
  .map((list) => list.map((one, sequence) => ({ ...one, sequence })));

describe('what holds of someone at a session', () => {
  it('is the same in whatever order tablets send, and however often', () => {
    fc.assert(
      fc.property(entries, fc.func(fc.nat()), (list, weight) => {
        const shuffled = [...list].sort((one, other) => weight(one.sequence) - weight(other.sequence));
        expect(presenceAfter(shuffled, session)).to.deep.equal(presenceAfter(list, session));
      }),
    );
  });

  it('never counts less than nothing or more than the session', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const minutes = presenceAfter(list, session)?.minutes ?? 0;
        expect(minutes).to.be.within(0, 120);
      }),
    );
  });

  it('follows the latest tick, but a tick never takes a scan back', () => {
    expect(presenceAfter([entry('in', 0), entry('absent', 5)], session)).to.equal(null);
    expect(presenceAfter([entry('absent', 5), entry('in', 0)], session)).to.equal(null);
    const scanned = entry('in', 2, { method: 'qr' });
    expect(presenceAfter([entry('in', 0), scanned, entry('absent', 5)], session)).to.include({
      method: 'qr',
    });
    expect(presenceAfter([entry('out', 5)], session)).to.equal(null);
  });

  it('counts from check-in to the last check-out, within the session', () => {
    const left = presenceAfter([entry('in', -10), entry('out', 50), entry('out', 90)], session);
    expect(left).to.include({ minutes: 90 });
    expect(presenceAfter([entry('in', 30), entry('out', 150)], session)).to.include({ minutes: 90 });
    const back = presenceAfter([entry('in', 0), entry('out', 50), entry('stay', 51)], session);
    expect(back).to.include({ checkedOutAt: null, minutes: null });
    expect(assumedMinutes(session)).to.equal(120);
    expect(minutesAttended(session, at(130), at(140))).to.equal(0);
  });

  it('is set by a correction, until something is done later', () => {
    const absent = entry('correct', 60, { method: 'correction' });
    expect(presenceAfter([entry('in', 0, { method: 'qr' }), absent], session)).to.equal(null);
    const set = entry('correct', 60, { method: 'correction', checkedInAt: at(0), checkedOutAt: at(45) });
    expect(presenceAfter([set], session)).to.include({ method: 'correction', minutes: 45 });
    expect(presenceAfter([set, entry('out', 20)], session)).to.include({ minutes: 45 });
  });
});

describe('when something was done', () => {
  it('is taken by the server’s clock, whatever the device’s says', () => {
    const received = at(60);
    expect(actionTime(1000, 61_000, received)).to.deep.equal(at(59));
    expect(actionTime(9_000_000, 61_000, received)).to.deep.equal(received);
  });
});
