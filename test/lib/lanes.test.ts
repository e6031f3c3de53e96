import { expect } from 'chai';
import fc from 'fast-check';
import { Lanes } from '../../src/lib/lanes.ts';

describe('lanes', () => {
  it('run so many at once and never more, begin in order, and go on after a failure', async () => {
    const works = fc.array(fc.record({ turns: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), works, async (count, list) => {
        const lanes = new Lanes(count);
        const begun: number[] = [];
        let running = 0;
        let most = 0;
        const results = list.map(({ turns, fails }, index) =>
          lanes.run(async () => {
            begun.push(index);
            most = Math.max(most, ++running);
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
            running--;
            if (fails) throw new Error('failed');
            return index;
          }),
        );
        const settled = await Promise.allSettled(results);
        expect(begun).to.deep.equal(list.map((_, index) => index));
        expect(most).to.be.at.most(count);
        expect(settled.map(({ status }) => status === 'rejected')).to.deep.equal(
          list.map(({ fails }) => fails),
        );
      }),
    );
  });
});
