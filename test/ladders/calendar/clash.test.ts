import { expect } from 'chai';
import fc from 'fast-check';
import { clashesIn, clashOf, type Occupied } from '../../../src/ladders/calendar/clash.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24) + minute * 60_000);
const session = (from: number, until: number, trainer: string | null = 'a', venue: string | null = null) =>
  ({ startsAt: at(from), endsAt: at(until), trainer, venue }) satisfies Occupied;
const sessions = fc
  .record({
    from: fc.nat(300),
    length: fc.integer({ min: 1, max: 120 }),
    trainer: fc.option(fc.constantFrom('a', 'b')),
    venue: fc.option(fc.constantFrom('hall', 'room')),
  })
  .map(({ from, length, trainer, venue }) => session(from, from + length, trainer, venue));

describe('clashes', () => {
  it('are over a trainer or a venue at overlapping times', () => {
    expect(clashOf(session(0, 60), session(30, 90))).to.deep.equal(['trainer']);
    expect(clashOf(session(0, 60, 'a', 'hall'), session(30, 90, 'b', 'hall'))).to.deep.equal(['venue']);
    expect(clashOf(session(0, 60, 'a', 'hall'), session(10, 20, 'a', 'hall'))).to.deep.equal([
      'trainer',
      'venue',
    ]);
    expect(clashOf(session(0, 60, null), session(30, 90, null))).to.deep.equal([]);
  });

  it('are none where one ends as the other begins', () => {
    expect(clashOf(session(0, 60), session(60, 90))).to.deep.equal([]);
  });

  it('are the same both ways round', () => {
    fc.assert(
      fc.property(sessions, sessions, (one, other) => {
        expect(clashOf(one, other)).to.deep.equal(clashOf(other, one));
      }),
    );
  });

  it('are exactly the pairs that overlap, each once', () => {
    fc.assert(
      fc.property(fc.array(sessions, { maxLength: 25 }), (list) => {
        const pairs = list.flatMap((one, first) =>
          list.flatMap((other, second) => {
            const over = first < second ? clashOf(one, other) : [];
            return over.length > 0 ? [{ first, second, over }] : [];
          }),
        );
        expect(clashesIn(list)).to.deep.equal(pairs);
      }),
    );
  });
});
