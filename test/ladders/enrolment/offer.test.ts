import { expect } from 'chai';
import fc from 'fast-check';
import { offerDeadline } from '../../../src/ladders/enrolment/offer.ts';
import { addScanned, readScanned, sourceCode } from '../../../src/ladders/enrolment/sourceCode.ts';

const hour = 3_600_000;
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const gap = fc.integer({ min: -100 * hour, max: 1000 * hour });
const hours = fc.integer({ min: 1, max: 168 });

describe('the deadline of an offer', () => {
  it('is ahead, at most the set hours, and at least two hours before the class', () => {
    fc.assert(
      fc.property(moment, gap, hours, (now, ahead, held) => {
        const startsAt = new Date(now.getTime() + ahead);
        const until = offerDeadline(startsAt, now, held);
        if (ahead <= 2 * hour) return until === null;
        if (!until) return false;
        const left = until.getTime() - now.getTime();
        return left > 0 && left <= held * hour && startsAt.getTime() - until.getTime() >= 2 * hour;
      }),
    );
  });

  it('never comes sooner for a class that begins later', () => {
    fc.assert(
      fc.property(moment, gap, fc.integer({ min: 0, max: 100 * hour }), (now, ahead, more) => {
        const sooner = offerDeadline(new Date(now.getTime() + ahead), now, 24);
        const later = offerDeadline(new Date(now.getTime() + ahead + more), now, 24);
        return !sooner || (later !== null && later >= sooner);
      }),
    );
  });

  it('is a day where nothing is set', () => {
    const now = new Date('2026-11-23T02:00:00Z');
    expect(offerDeadline(new Date('2026-12-23T02:00:00Z'), now)).to.deep.equal(
      new Date('2026-11-24T02:00:00Z'),
    );
  });
});

describe('the sources that a browser session remembers', () => {
  const codes = fc.uint8Array({ minLength: 6, maxLength: 6 }).map(sourceCode);

  it('hold each code once, the latest last, twenty at most', () => {
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 60 }), (opened) => {
        let cookie = '';
        for (const code of opened) cookie = addScanned(readScanned(cookie), code);
        const kept = readScanned(cookie);
        return kept.at(-1) === opened.at(-1) && new Set(kept).size === kept.length && kept.length <= 20;
      }),
    );
  });

  it('drop what is no code', () => {
    expect(readScanned('abc234.<script>..K7M3Q9.zz')).to.deep.equal(['abc234', 'zz']);
  });
});
