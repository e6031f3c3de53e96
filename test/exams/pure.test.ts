import { expect } from 'chai';
import fc from 'fast-check';
import { eligiblePeople } from '../../src/exams/eligibility.ts';
import { fullMarks, shareMarks } from '../../src/exams/papers/paper.ts';
import { decide } from '../../src/exams/passRule.ts';
import {
  findBadScore,
  practicalMark,
  scoreSteps,
  sheetTotal,
  standardRubric,
} from '../../src/exams/practicalMark.ts';
import {
  deadlineOf,
  handInTime,
  reception,
  remainingMilliseconds,
  windowState,
} from '../../src/exams/sittingClock.ts';

const at = (text: string) => new Date(`2026-11-23T${text}Z`);
describe('a paper', () => {
  it('shares out exactly the full marks, nearly evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
        const shares = shareMarks(count);
        expect(shares.reduce((sum, share) => sum + share, 0)).to.equal(fullMarks);
        expect(Math.max(...shares) - Math.min(...shares)).to.be.at.most(1);
      }),
    );
  });
});

describe('the clock of a sitting', () => {
  it('ends with her time or with the window, whichever is first', () => {
    expect(deadlineOf(at('01:00:00'), 60, at('09:00:00'))).to.deep.equal(at('02:00:00'));
    expect(deadlineOf(at('08:30:00'), 60, at('09:00:00'))).to.deep.equal(at('09:00:00'));
    const more = { extraPercent: 25, grantedMinutes: 0 };
    expect(deadlineOf(at('01:00:00'), 60, at('09:00:00'), more)).to.deep.equal(at('02:15:00'));
    expect(deadlineOf(at('08:00:00'), 60, at('09:00:00'), more)).to.deep.equal(at('09:00:00'));
    const granted = { extraPercent: 0, grantedMinutes: 10 };
    expect(deadlineOf(at('08:30:00'), 60, at('09:00:00'), granted)).to.deep.equal(at('09:10:00'));
  });

  it('takes answers to the last millisecond, for 60 s more as late, then no more', () => {
    const deadline = at('02:00:00');
    expect(reception(deadline, deadline)).to.equal('inTime');
    expect(reception(at('02:00:00.001'), deadline)).to.equal('late');
    expect(reception(at('02:01:00.000'), deadline)).to.equal('late');
    expect(reception(at('02:01:00.001'), deadline)).to.equal('tooLate');
  });

  it('never gives more time than the limit or the window, and never counts below zero', () => {
    const instant = fc.date({ min: at('00:00:00'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 300 }),
        instant,
        instant,
        (start, minutes, closes, now) => {
          const deadline = deadlineOf(start, minutes, closes);
          expect(deadline.getTime()).to.be.at.most(closes.getTime());
          expect(deadline.getTime() - start.getTime()).to.be.at.most(minutes * 60_000);
          expect(remainingMilliseconds(now, deadline)).to.be.at.least(0);
          expect(handInTime(now, deadline).getTime()).to.be.at.most(deadline.getTime());
        },
      ),
    );
  });

  it('lets nobody start before the window, after it, or while the exam is not open', () => {
    const exam = { opensAt: at('01:00:00'), closesAt: at('09:00:00') };
    expect(windowState({ ...exam, state: 'open' }, at('00:59:59'))).to.equal('before');
    expect(windowState({ ...exam, state: 'open' }, at('01:00:00'))).to.equal('open');
    expect(windowState({ ...exam, state: 'open' }, at('09:00:00'))).to.equal('over');
    expect(windowState({ ...exam, state: 'draft' }, at('02:00:00'))).to.equal('before');
    expect(windowState({ ...exam, state: 'closed' }, at('02:00:00'))).to.equal('over');
  });
});

describe('the mark of the practical', () => {
  it('is the mean of at least three, and an odd number of, assessors', () => {
    expect(practicalMark([6000, 7000], 3)).to.equal(null);
    expect(practicalMark([6000, 7000, 8001], 3)).to.equal(7000);
    expect(practicalMark([6000, 7000, 8000, 9000], 3)).to.equal(null);
    expect(practicalMark([6000, 7000, 8000], 5)).to.equal(null);
    expect(practicalMark([6000], 1)).to.equal(null);
  });

  it('lies between the lowest and the highest total', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(totals, (given) => {
        const mark = practicalMark(given, 3);
        if (given.length % 2 === 0) expect(mark).to.equal(null);
        else expect(mark).to.be.within(Math.min(...given), Math.max(...given));
      }),
    );
  });

  it('has a standard rubric of exactly 100 marks', () => {
    const full = Object.fromEntries(standardRubric.map(({ key, maximum }) => [key, maximum]));
    expect(sheetTotal(standardRubric, full)).to.equal(10_000);
    expect(findBadScore(standardRubric, full)).to.equal(null);
    expect(findBadScore(standardRubric, { ...full, care: 1501 })).to.equal('care');
    expect(findBadScore(standardRubric, { ...full, outcome: -1 })).to.equal('outcome');
    expect(findBadScore(standardRubric, {})).to.equal('preparation');
    expect(scoreSteps(1500)).to.deep.equal([0, 300, 600, 900, 1200, 1500]);
  });
});

describe('the pass rule', () => {
  it('asks for the line in each part', () => {
    expect(decide(6000, 6000, 6000)).to.deep.equal({ passed: true, failedParts: [] });
    expect(decide(5999, 10_000, 6000)).to.deep.equal({ passed: false, failedParts: ['theory'] });
    expect(decide(10_000, 5999, 6000)).to.deep.equal({ passed: false, failedParts: ['practical'] });
    expect(decide(0, 0, 6000).failedParts).to.deep.equal(['theory', 'practical']);
  });

  it('never lets one part make up for the other', () => {
    const mark = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(mark, mark, (theory, practical) => {
        expect(decide(theory, practical, 6000).passed).to.equal(Math.min(theory, practical) >= 6000);
      }),
    );
  });
});

describe('who may sit an exam', () => {
  const record = (personId: number, kind: 'completion' | 'tier', time: string) => ({
    personId,
    kind,
    achievedAt: at(time),
  });

  it('is who completed the course and has not passed since', () => {
    const records = [
      record(1, 'completion', '01:00:00'),
      record(2, 'completion', '01:00:00'),
      record(2, 'tier', '01:00:00'),
      record(3, 'tier', '01:00:00'),
      record(4, 'completion', '01:00:00'),
      record(4, 'tier', '02:00:00'),
      record(4, 'completion', '03:00:00'),
    ];
    expect(eligiblePeople(records)).to.deep.equal([1, 4]);
  });
});
