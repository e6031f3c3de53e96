import { expect } from 'chai';
import fc from 'fast-check';
import { sampleCorrelation, sampleCovariance, sampleVariance } from 'simple-statistics';
import { itemStatistics, tailWeights, totalsOf } from '../../../src/exams/analysis/itemStatistics.ts';
import { correlation, covariance, median, shape, variance } from '../../../src/exams/analysis/moments.ts';
import { optionStatistics } from '../../../src/exams/analysis/optionStatistics.ts';
import { calibrate } from '../../../src/exams/analysis/rasch.ts';
import { testStatistics } from '../../../src/exams/analysis/testStatistics.ts';
import { lsat6 } from './lsat6.ts';

const marked = { maxima: [100, 100, 100, 100, 100], rows: lsat6.map((row) => row.map((one) => one * 100)) };
/** Three items of 1, 2 and 1 marks; worked by hand below. */
const small = {
  maxima: [100, 200, 100],
  rows: [
    [100, 200, 0],
    [100, 100, 100],
    [0, 100, 0],
    [0, 0, 100],
  ],
};
const matrix = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 3, max: 25 }))
  .chain(([items, people]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: items, maxLength: items }), {
      minLength: people,
      maxLength: people,
    }),
  )
  .map((rows) => ({ maxima: (rows[0] ?? []).map(() => 4), rows }));

describe('moments', () => {
  it('are those of an independent library', () => {
    const samples = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(samples, (pairs) => {
        const [left, right] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        expect(variance(left)).to.be.closeTo(sampleVariance(left), 1e-6);
        expect(covariance(left, right)).to.be.closeTo(sampleCovariance(left, right), 1e-6);
        const together = correlation(left, right);
        if (together !== null) expect(together).to.be.closeTo(sampleCorrelation(left, right), 1e-9);
      }),
    );
  });

  it('tell the shape by k-statistics, and nothing of too little', () => {
    const { skewness, kurtosis } = shape([2, 4, 4, 5, 9]);
    expect(skewness).to.be.closeTo(1.2282, 0.0001);
    expect(kurtosis).to.be.closeTo(2.3992, 0.0001);
    expect(shape([1, 2])).to.deep.equal({ skewness: null, kurtosis: null });
    expect(shape([3, 3, 3, 3])).to.deep.equal({ skewness: null, kurtosis: null });
    expect([median([]), median([3, 1, 2]), median([4, 1])]).to.deep.equal([null, 2, 2.5]);
  });
});

describe('the statistics of a test', () => {
  it('give the published KR-20 of the LSAT6 data', () => {
    expect(lsat6).to.have.length(1000);
    expect(testStatistics(marked).kr20).to.be.closeTo(0.295, 0.00005);
  });

  it('equal what was worked out by hand', () => {
    const found = testStatistics(small);
    expect(found).to.include({ attempts: 4, mean: 200, median: 200 });
    // Totals 300, 300, 100, 100; the items' variances, 10,000/3 + 20,000/3 + 10,000/3, make up all of their variance.
    expect(found.standardDeviation).to.be.closeTo(Math.sqrt(40_000 / 3), 1e-9);
    expect(found.internalConsistency).to.be.closeTo(0, 1e-9);
    expect(found.errorRatio).to.be.closeTo(100, 1e-9);
    expect(found.standardError).to.be.closeTo(Math.sqrt(40_000 / 3), 1e-9);
    expect([found.kr20, found.kr21]).to.deep.equal([null, null]);
  });

  it('say nothing where nothing can be said', () => {
    expect(testStatistics({ maxima: [100], rows: [[0], [100], [100]] }).internalConsistency).to.equal(null);
    expect(testStatistics({ maxima: [1, 1], rows: [] })).to.include({ attempts: 0, standardError: null });
    const level = { maxima: [100, 100], rows: [1, 2, 3].map(() => [100, 0]) };
    expect(testStatistics(level)).to.include({ internalConsistency: null, errorRatio: null, kr20: null });
  });
});

describe('the statistics of items', () => {
  it('equal what was worked out by hand', () => {
    const [first, second] = itemStatistics(small);
    expect(first).to.include({ facility: 50, intendedWeight: 25 });
    expect(second).to.include({ facility: 50, intendedWeight: 50 });
    // R of the first item: 200, 200, 100, 100; with x 100, 100, 0, 0 it goes hand in hand.
    expect(first?.discriminationIndex).to.be.closeTo(100, 1e-9);
    expect(first?.discriminativeEfficiency).to.be.closeTo(100, 1e-9);
    // R of the second: 100, 200, 0, 100; with x 200, 100, 100, 0 they go nowhere together.
    expect(second?.discriminationIndex).to.be.closeTo(0, 1e-9);
    // cov(x, T) is 20,000/3, 20,000/3 and 0.
    const weights = itemStatistics(small).map(({ effectiveWeight }) => Math.round(effectiveWeight ?? -1));
    expect(weights).to.deep.equal([50, 50, 0]);
  });

  it('keep to their bounds, and effective weights make a hundred', () => {
    fc.assert(
      fc.property(matrix, (given) => {
        const items = itemStatistics(given);
        for (const { facility, discriminationIndex, upperLower } of items) {
          expect(facility).to.be.within(0, 100);
          if (discriminationIndex !== null) expect(discriminationIndex).to.be.within(-100.001, 100.001);
          if (upperLower !== null) expect(upperLower).to.be.within(-100.001, 100.001);
        }
        const weights = items.flatMap(({ effectiveWeight }) => effectiveWeight ?? []);
        const sum = weights.reduce((total, weight) => total + weight, 0);
        if (weights.length > 0) expect(sum).to.be.closeTo(100, 1e-6);
      }),
    );
  });

  it('do not depend on the order of attempts, nor on the size of marks', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 2, max: 9 }), ({ maxima, rows }, times) => {
        const turned = { maxima, rows: [...rows].reverse() };
        const scaled = {
          maxima: maxima.map((maximum) => maximum * times),
          rows: rows.map((row) => row.map((mark) => mark * times)),
        };
        for (const other of [turned, scaled])
          for (const [index, item] of itemStatistics({ maxima, rows }).entries())
            for (const [name, value] of Object.entries(item)) {
              const same = itemStatistics(other)[index]?.[name as keyof typeof item];
              if (value === null) expect(same, name).to.equal(null);
              else expect(same, name).to.be.closeTo(value, 1e-6);
            }
      }),
      { numRuns: 40 },
    );
  });

  it('have a covariance of nothing where there is none, in whatever order the attempts come', () => {
    const rows = [
      [4, 3, 1, 0, 2, 2],
      [2, 2, 2, 2, 4, 2],
      [4, 0, 3, 3, 3, 0],
      [3, 4, 0, 2, 2, 1],
      [0, 4, 1, 0, 3, 1],
      [2, 3, 4, 3, 1, 1],
      [3, 0, 3, 1, 2, 1],
    ];
    const totals = rows.map((row) => row.reduce((sum, mark) => sum + mark, 0));
    for (const [position] of rows[0]?.entries() ?? []) {
      const column = rows.map((row) => row[position] as number);
      expect(covariance([...column].reverse(), [...totals].reverse())).to.equal(covariance(column, totals));
    }
    expect(covariance([1, 2, 3], [0, 3, 0])).to.equal(0);
  });

  it('weigh those who tie on the edge of a group alike', () => {
    const { upper, lower } = tailWeights([4, 3, 3, 3, 1, 1, 0, 0, 0, 0], 0.27);
    expect(upper.reduce((sum, weight) => sum + weight, 0)).to.be.closeTo(2.7, 1e-9);
    expect(upper[1]).to.be.closeTo(1.7 / 3, 1e-9);
    expect(lower.slice(6).every((weight) => Math.abs(weight - 0.675) < 1e-9)).to.equal(true);
  });
});

describe('the options of a choice', () => {
  it('show who took them, and which way they pull', () => {
    const totals = [300, 200, 100, 0];
    const marks = [100, 100, 0, 0];
    const chosen = [['a'], ['a'], ['b'], null];
    const [right, wrong, unused] = optionStatistics(
      { keys: ['a', 'b', 'c'], rightKeys: ['a'], chosen },
      totals,
      marks,
    );
    expect(right).to.include({ isRight: true, count: 2, share: 50, upper: 100, lower: 0 });
    expect(right?.pointBiserial).to.be.closeTo(correlation([1, 1, 0, 0], [200, 100, 100, 0]) ?? 9, 1e-9);
    expect(wrong).to.include({ count: 1, share: 25 });
    expect(unused).to.include({ count: 0, pointBiserial: null });
  });
});

describe('the Rasch calibration', () => {
  it('puts the items of LSAT6 in the order of their facility, near the published difficulties', () => {
    const items = calibrate(lsat6, 5);
    const difficulties = items.map(({ difficulty }) => difficulty ?? Number.NaN);
    // Conditional maximum likelihood, as published for these data: −1.26, 0.48, 1.24, 0.17, −0.62.
    for (const [index, value] of [-1.256, 0.475, 1.236, 0.168, -0.623].entries())
      expect(difficulties[index]).to.be.closeTo(value, 0.12);
    for (const { infit, standardError } of items) {
      expect(infit).to.be.within(0.8, 1.2);
      expect(standardError).to.be.within(0.05, 0.2);
    }
  });

  it('leaves out items that all or none had right, and keeps the mean at nothing', () => {
    const rows = [
      [1, 0, 1, 1],
      [1, 1, 0, 0],
      [1, 0, 1, 0],
      [1, 1, 1, 1],
    ] as const;
    const items = calibrate(rows, 4);
    expect(items[0]).to.include({ difficulty: null, infit: null });
    const known = items.flatMap(({ difficulty }) => difficulty ?? []);
    expect(known.reduce((sum, one) => sum + one, 0)).to.be.closeTo(0, 1e-6);
    expect(calibrate([[1, 1]], 2).map(({ difficulty }) => difficulty)).to.deep.equal([null, null]);
  });
});

it('totals add up', () => {
  expect(totalsOf(small.rows)).to.deep.equal([300, 300, 100, 100]);
});
