import { expect } from 'chai';
import fc from 'fast-check';
import { conversionOf, stepsFrom, type TierMoment } from '../../src/insights/conversion.ts';
import { median } from '../../src/insights/median.ts';

const day = 86_400_000;
const moment = fc.record({
  personId: fc.integer({ min: 1, max: 6 }),
  tierRank: fc.integer({ min: 1, max: 3 }),
  at: fc.integer({ min: 0, max: 900 }).map((days) => days * day),
});
const moments = fc.array(moment, { maxLength: 40 });
const everyone = () => true;

describe('moving up the ladder', () => {
  it('counts the first completion of a tier, and the first entry of the next one after it', () => {
    const completions = [at(1, 1, 100), at(1, 1, 10), at(2, 1, 20), at(3, 2, 5)];
    const entries = [at(1, 2, 300), at(1, 2, 71), at(1, 2, 4), at(2, 3, 90)];
    const steps = stepsFrom(on(1, completions), on(2, entries), everyone);
    expect(steps).to.deep.equal([
      { personId: 1, completedAt: 10 * day, enteredAt: 71 * day },
      { personId: 2, completedAt: 20 * day, enteredAt: null },
    ]);
    expect(conversionOf(1, steps)).to.deep.equal({ from: 1, completed: 2, entered: 1, months: 2 });
    expect(conversionOf(4, [])).to.deep.equal({ from: 4, completed: 0, entered: 0, months: null });
  });

  it('agrees with asking person by person', () => {
    fc.assert(
      fc.property(moments, moments, fc.nat(900), (completions, entries, since) => {
        const counts = (one: TierMoment) => one.at >= since * day;
        const { completed, entered } = conversionOf(1, stepsFrom(on(1, completions), on(2, entries), counts));
        const firsts = [1, 2, 3, 4, 5, 6].map((personId) => ({
          personId,
          at: Math.min(
            ...completions
              .filter((one) => one.personId === personId && one.tierRank === 1)
              .map((one) => one.at),
          ),
        }));
        const counted = firsts.filter((one) => Number.isFinite(one.at) && one.at >= since * day);
        expect(completed).to.equal(counted.length);
        expect(entered).to.equal(
          counted.filter(({ personId, at: done }) =>
            entries.some((one) => one.personId === personId && one.tierRank === 2 && one.at >= done),
          ).length,
        );
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(moments, moments, (completions, entries) => {
        const forwards = conversionOf(2, stepsFrom(on(2, completions), on(3, entries), everyone));
        const backwards = stepsFrom(on(2, completions).reverse(), on(3, entries).reverse(), everyone);
        expect(conversionOf(2, backwards)).to.deep.equal(forwards);
      }),
    );
  });
});

describe('the median', () => {
  it('has as many above it as below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values) as number;
        const half = values.length / 2;
        expect(values.filter((value) => value < middle).length).to.be.at.most(half);
        expect(values.filter((value) => value > middle).length).to.be.at.most(half);
      }),
    );
    expect(median([])).to.equal(null);
  });
});

interface Ranked extends TierMoment {
  readonly tierRank: number;
}

function on(tierRank: number, list: readonly Ranked[]): Ranked[] {
  return list.filter((one) => one.tierRank === tierRank);
}

function at(personId: number, tierRank: number, days: number): Ranked {
  return { personId, tierRank, at: days * day };
}
