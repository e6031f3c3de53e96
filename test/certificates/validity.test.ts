import { expect } from 'chai';
import fc from 'fast-check';
import { endOfValidity, yearIn } from '../../src/certificates/validity.ts';
import { bilingualDay } from '../../src/lib/bilingualDays.ts';

const zone = 'Asia/Shanghai';
const end = (issued: string, months: number, timeZone = zone) =>
  endOfValidity(new Date(issued), months, timeZone).toISOString();

describe('the end of a certificate’s validity', () => {
  it('is the midnight after the last day, in the city’s time zone', () => {
    expect(end('2026-03-23T02:00:00Z', 36)).to.equal('2029-03-23T16:00:00.000Z');
    expect(end('2026-03-22T16:30:00Z', 36)).to.equal('2029-03-23T16:00:00.000Z');
    expect(end('2026-03-23T15:59:59Z', 36)).to.equal('2029-03-23T16:00:00.000Z');
  });

  it('keeps to the month where the day does not exist in it', () => {
    expect(end('2024-02-29T04:00:00Z', 36)).to.equal('2027-02-28T16:00:00.000Z');
    expect(end('2026-08-31T04:00:00Z', 6)).to.equal('2027-02-28T16:00:00.000Z');
    expect(end('2026-12-31T04:00:00Z', 12)).to.equal('2027-12-31T16:00:00.000Z');
  });

  it('finds midnight where clocks are put forward or back', () => {
    expect(end('2026-03-28T12:00:00Z', 0, 'Europe/Berlin')).to.equal('2026-03-28T23:00:00.000Z');
    expect(end('2026-03-29T12:00:00Z', 0, 'Europe/Berlin')).to.equal('2026-03-29T22:00:00.000Z');
    expect(end('2026-10-25T12:00:00Z', 0, 'Europe/Berlin')).to.equal('2026-10-25T23:00:00.000Z');
  });

  it('is the same for every moment of a day, and the day printed lasts to its end', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 120 }), (issuedAt, months) => {
        const expiresAt = endOfValidity(issuedAt, months, zone);
        const lastMoment = new Date(expiresAt.getTime() - 1);
        expect(bilingualDay(lastMoment, zone).zh).not.to.equal(bilingualDay(expiresAt, zone).zh);
        expect(expiresAt.getTime()).to.be.greaterThan(issuedAt.getTime());
        const sameDay = new Date(
          new Date(issuedAt).setUTCHours(issuedAt.getUTCHours() < 16 ? 0 : 16, 0, 0, 0),
        );
        expect(endOfValidity(sameDay, months, zone).getTime()).to.equal(expiresAt.getTime());
      }),
    );
  });
});

describe('the year in a certificate’s number', () => {
  it('is the city’s, as in the printed date of issue', () => {
    expect(yearIn(new Date('2026-12-31T15:59:59Z'), zone)).to.equal(2026);
    expect(yearIn(new Date('2026-12-31T16:00:00Z'), zone)).to.equal(2027);
  });
});
