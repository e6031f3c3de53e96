import { expect } from 'chai';
import fc from 'fast-check';
import { drawNumbers } from '../../src/competitions/draw.ts';
import { rank, trimmedMean } from '../../src/competitions/ranking.ts';
import { resultList } from '../../src/competitions/resultList.ts';
import { type Aspect, judgedScore, schemeTotal, scoreSheet } from '../../src/competitions/scheme.ts';
import { usualPrizes } from '../../src/competitions/usualPrizes.ts';

const aspects: Aspect[] = [
  { id: 'a1', titleZh: '操作', titleEn: 'Work', kind: 'M', maximum: 7000 },
  { id: 'a2', titleZh: '沟通', titleEn: 'Talk', kind: 'J', maximum: 3000 },
];

describe('scoring a sheet', () => {
  it('takes measured marks as they are and scales 0–3 to the aspect’s maximum', () => {
    expect(schemeTotal(aspects)).to.equal(10_000);
    expect(scoreSheet(aspects, { a1: '61.5', a2: '2' })).to.deep.equal({
      ok: true,
      marks: { a1: 6150, a2: 2000 },
      total: 8150,
    });
  });

  it('names what is missing or out of range', () => {
    expect(scoreSheet(aspects, { a1: '70.01' })).to.deep.equal({
      ok: false,
      problems: [
        { aspectId: 'a1', problem: 'range' },
        { aspectId: 'a2', problem: 'missing' },
      ],
    });
    expect(scoreSheet(aspects, { a1: '-1', a2: '4' }).ok).to.equal(false);
  });

  it('gives the judged score back from the stored mark', () => {
    const maximum = fc.integer({ min: 100, max: 10_000 });
    fc.assert(
      fc.property(maximum, fc.integer({ min: 0, max: 3 }), (most, score) => {
        const aspect: Aspect = { id: 'x', titleZh: '', titleEn: '', kind: 'J', maximum: most };
        const scored = scoreSheet([aspect], { x: String(score) });
        expect(scored.ok && judgedScore(aspect, scored.total)).to.equal(score);
      }),
    );
  });
});

const sheets = (totals: number[], measured = 0) =>
  totals.map((total, index) => ({ judgeId: index + 1, total, measured }));

describe('ranking', () => {
  it('drops one high and one low from five judges on, and none below', () => {
    expect(trimmedMean([9000, 8000, 7000, 6000, 1000])).to.equal(7000);
    expect(trimmedMean([9000, 8000, 7000])).to.equal(8000);
    expect(
      rank([{ contestantId: 1, sheets: sheets([9000, 8000, 7000, 6000, 1000]) }])[0]?.dropped,
    ).to.deep.equal([5, 1]);
  });

  it('breaks ties by measured marks, and shares the rank when these are equal too', () => {
    const rows = rank([
      { contestantId: 1, sheets: sheets([8000, 8000, 8000], 5000) },
      { contestantId: 2, sheets: sheets([8000, 8000, 8000], 6000) },
      { contestantId: 3, sheets: sheets([8000, 8000, 8000], 5000) },
      { contestantId: 4, sheets: sheets([7000, 7000, 7000], 7000) },
    ]);
    expect(rows.map(({ contestantId, rank: place }) => [contestantId, place])).to.deep.equal([
      [2, 1],
      [1, 2],
      [3, 2],
      [4, 4],
    ]);
  });

  it('does not depend on the order of sheets or contestants, and a higher total never ranks lower', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 5, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(totals, { minLength: 2, maxLength: 6 }), (all) => {
        const scorings = all.map((list, contestantId) => ({ contestantId, sheets: sheets(list) }));
        const backwards = scorings
          .map(({ contestantId, sheets: own }) => ({ contestantId, sheets: [...own].reverse() }))
          .reverse();
        const plain = (rows: ReturnType<typeof rank>) =>
          rows.map(({ contestantId, rank: place, score }) => ({ contestantId, place, score }));
        expect(plain(rank(backwards))).to.deep.equal(plain(rank(scorings)));
        const scores = rank(scorings).map(({ score }) => score);
        expect(scores).to.deep.equal([...scores].sort((low, high) => high - low));
      }),
    );
  });

  it('gives the first three ranks an award', () => {
    const standings = rank(
      [1, 2, 3, 4, 5, 6, 7].map((id) => ({ contestantId: id, sheets: sheets([10_000 - id]) })),
    );
    const contestants = standings.map(({ contestantId }) => ({
      id: contestantId,
      personId: contestantId,
      drawNumber: contestantId,
    }));
    const awards = resultList(standings, contestants, usualPrizes).map(({ awardZh }) => awardZh);
    expect(awards).to.deep.equal(['一等奖', '二等奖', '二等奖', '三等奖', '三等奖', '三等奖', null]);
  });
});

describe('the draw', () => {
  it('gives everyone one number, the same for the same seed', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ids, fc.string(), (contestantIds, seed) => {
        const numbers = drawNumbers(contestantIds, seed);
        expect([...numbers.values()].sort((low, high) => low - high)).to.deep.equal(
          contestantIds.map((_, index) => index + 1),
        );
        expect([...drawNumbers([...contestantIds].reverse(), seed)].sort()).to.deep.equal(
          [...numbers].sort(),
        );
      }),
    );
  });
});
