import { expect } from 'chai';
import fc from 'fast-check';
import { isOpen } from '../../src/feedback/openFor.ts';
import { countedOf, fewest, fillsUp, meansOf, sumOf } from '../../src/feedback/threshold.ts';

const day = 86_400_000;

describe('what is shown of feedback', () => {
  const answers = fc.array(
    fc.record({ cell: fc.integer({ min: 0, max: 3 }), mark: fc.integer({ min: 1, max: 5 }) }),
    {
      maxLength: 60,
    },
  );

  /** The cells after each answer, as they are kept: counted anew with each full five. */
  const history = (given: readonly { cell: number; mark: number }[]) => {
    const marks: number[][] = [[], [], [], []];
    let counted = [0, 0, 0, 0];
    return given.map(({ cell, mark }) => {
      marks[cell]?.push(mark);
      const size = marks[cell]?.length ?? 0;
      if (fillsUp(size)) counted = counted.with(cell, size);
      return counted;
    });
  };

  it('is nothing below five, and any two views differ by no answer or by five at least', () => {
    fc.assert(
      fc.property(answers, fc.subarray([0, 1, 2, 3]), fc.subarray([0, 1, 2, 3]), (given, some, others) => {
        const moments = history(given);
        const seen = (cells: readonly number[], moment: readonly number[]) =>
          cells.reduce((sum, cell) => sum + (moment[cell] ?? 0), 0);
        return moments.every((moment, index) =>
          [moment, moments[index - 1] ?? [0, 0, 0, 0]].every((other) => {
            const difference = Math.abs(seen(some, moment) - seen(others, other));
            return difference === 0 || difference >= fewest;
          }),
        );
      }),
    );
  });

  it('counts full fives', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (count) => {
        const counted = countedOf(count);
        return counted % fewest === 0 && counted <= count && count - counted < fewest;
      }),
    );
  });

  it('is a mean of the marks, within them, and none of too few', () => {
    const sums = { counted: 5, content: 21, trainer: 25, organisation: 5 };
    expect(meansOf(sums)).to.deep.equal({ counted: 5, content: 420, trainer: 500, organisation: 100 });
    expect(meansOf({ ...sums, counted: 4 })).to.equal(null);
    expect(sumOf([sums, sums])).to.deep.equal({ counted: 10, content: 42, trainer: 50, organisation: 10 });
  });
});

describe('the time for feedback', () => {
  const end = new Date('2026-11-20T08:00:00Z');
  const daysAfter = (days: number) => new Date(end.getTime() + days * day);

  it('begins with the end of the session, lasts 14 days, and 7 more for a change', () => {
    expect([-0.1, 0, 13.9, 14].map((days) => isOpen(end, null, daysAfter(days)))).to.deep.equal([
      ...[false, true, true, false],
    ]);
    expect([13, 19.9, 20].map((days) => isOpen(end, daysAfter(13), daysAfter(days)))).to.deep.equal([
      true,
      true,
      false,
    ]);
  });
});
