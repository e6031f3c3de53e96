import { expect } from 'chai';
import fc from 'fast-check';
import { barChart } from '../../../src/lib/chart/barChart.ts';
import { funnelChart } from '../../../src/lib/chart/funnelChart.ts';
import { lineChart, sparkline } from '../../../src/lib/chart/lineChart.ts';
import {
  axisEnd,
  chartWidth,
  fitted,
  lengthOf,
  shownLabels,
  spread,
  widthOf,
} from '../../../src/lib/chart/scale.ts';

const amount = fc.oneof(fc.nat(10), fc.nat(400_000));
const word = fc.string({
  unit: fc.constantFrom('养', '老', 'a', '<', '&', '"', ' '),
  minLength: 1,
  maxLength: 60,
});

describe('the scale of charts', () => {
  it('ends at a round number that no value exceeds, and never far above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (greatest) => {
        const end = axisEnd(greatest);
        expect(end)
          .to.be.at.least(greatest)
          .and.at.most(Math.max(1, greatest * 2.5));
        expect(String(end)).to.match(/^[125]0*$/);
      }),
    );
    expect([axisEnd(0), axisEnd(-3), axisEnd(Number.NaN)]).to.deep.equal([1, 1, 1]);
  });

  it('keeps lengths inside the axis and in the order of their values', () => {
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const end = axisEnd(Math.max(left, right));
        const [short, long] = [Math.min(left, right), Math.max(left, right)].map((value) =>
          lengthOf(value, end, 300),
        );
        expect(short).to.be.at.least(0);
        expect(short).to.be.at.most(long as number);
        expect(long).to.be.at.most(300);
      }),
    );
  });

  it('shows the first and the last label, and never too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 2, max: 6 }), (count, most) => {
        const labels = shownLabels(count, most);
        expect(labels.length).to.equal(Math.min(count, most));
        expect([labels[0], labels.at(-1)]).to.deep.equal([0, count - 1]);
        expect(new Set(labels).size).to.equal(labels.length);
        expect(spread(count, 100)).to.have.length(count);
      }),
    );
  });

  it('shortens only names that do not fit', () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 30, max: 360 }), (text, width) => {
        const short = fitted(text, 13, width);
        expect(widthOf(short, 13)).to.be.at.most(width);
        if (widthOf(text, 13) <= width) expect(short).to.equal(text);
        else expect(text.startsWith(short.slice(0, -1))).to.equal(true);
      }),
    );
  });
});

describe('charts', () => {
  it('stay inside their picture, whatever the values, and say what they show', () => {
    const bars = fc.array(
      fc.record({ label: word, value: amount, rest: amount, text: fc.constantFrom('1', '400,000 人次') }),
    );
    fc.assert(
      fc.property(word, bars, (name, list) => {
        isSound(barChart(name, list));
        isSound(
          funnelChart(
            name,
            list.map((one) => ({ ...one, share: '10%', isApart: false })),
          ),
        );
      }),
    );
    const series = fc.array(amount, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(word, series, (name, values) => {
        const points = values.map((_, index) => `2026-${index}`);
        const lines = [
          { name: '人次', values },
          { name: 'Persons', values: values.map((value) => Math.floor(value / 2)) },
        ];
        isSound(lineChart(name, points, lines, String));
        isSound(sparkline(name, values));
      }),
    );
  });

  it('write every bar’s own value beside it, as text and not as markup', () => {
    const svg = barChart('学时', [{ label: '<b>养老</b>', value: 3, text: '3 & 4' }]);
    expect(svg).to.include('&lt;b&gt;养老&lt;/b&gt;').and.include('3 &amp; 4').and.not.include('<b>');
  });

  it('use no colours of their own, so that dark mode and print can', () => {
    const svg =
      funnelChart('x', [{ label: 'a', value: 1, text: '1', share: null, isApart: true }]) +
      sparkline('y', [1, 2]);
    expect(svg).not.to.match(/style=|fill=|stroke=|#[0-9a-f]{3}/);
  });
});

function isSound(svg: string): void {
  const [, height] = /viewBox="0 0 \d+ ([\d.]+)"/.exec(svg) ?? [];
  expect(svg).to.match(/^<svg class="chart" role="img" aria-label="/);
  expect(svg).not.to.match(/NaN|undefined|Infinity/);
  for (const [, x, y, width, tall] of svg.matchAll(
    /<rect[^>]*x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g,
  )) {
    expect(Number(x)).to.be.at.least(0);
    expect(Number(x) + Number(width)).to.be.at.most(chartWidth + 0.01);
    expect(Number(y) + Number(tall)).to.be.at.most(Number(height));
  }
  for (const [, x, y] of svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
    expect(Number(x)).to.be.within(0, chartWidth);
    expect(Number(y)).to.be.within(0, Number(height));
  }
}
