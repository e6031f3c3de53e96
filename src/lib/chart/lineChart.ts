/** Lines over time, each with its name at its end; the first in colour, the others grey. And a line as small as a word. */
import { axisEnd, chartWidth, lengthOf, shownLabels, spread, widthOf } from './scale.ts';
import { label, picture, rule } from './svg.ts';

/** One line: a value for each point. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

const plot = { top: 12, height: 150, left: 4 };
const size = 13;

/** Draws lines over points with these labels; `show` writes the numbers of the axis. */
export function lineChart(
  name: string,
  points: readonly string[],
  lines: readonly Line[],
  show: (value: number) => string,
): string {
  const end = axisEnd(Math.max(0, ...lines.flatMap(({ values }) => values)));
  const names = Math.max(0, ...lines.map((line) => widthOf(line.name, size)));
  const width = chartWidth - plot.left - names - 8;
  const base = plot.top + plot.height;
  const xs = spread(points.length, width).map((x) => x + plot.left);
  const y = (value: number) => base - lengthOf(value, end, plot.height);
  const ends = apart(lines.map(({ values }) => y(values.at(-1) ?? 0)));
  const drawn = lines.flatMap((line, index) => {
    const tone = index === 0 ? 'strong' : 'soft';
    return [
      path(
        line.values.map((value, point) => [xs[point] as number, y(value)]),
        `chart-line-${tone}`,
      ),
      label((xs.at(-1) ?? 0) + 6, (ends[index] as number) + 4, line.name, `chart-name-${tone}`),
    ];
  });
  const heights = [0, 0.5, 1].map((share) => ({ share, at: base - share * plot.height }));
  const rules = heights.map(({ at }) => rule(plot.left, plot.left + width, at));
  const axis = heights
    .slice(1)
    .map(({ share, at }) => label(plot.left, at - 3, show(end * share), 'chart-small'));
  const months = shownLabels(points.length, 4).map((point) =>
    label(
      xs[point] as number,
      base + 18,
      points[point] as string,
      'chart-small',
      anchorOf(point, points.length),
    ),
  );
  return picture(name, base + 26, [...rules, ...drawn, ...axis, ...months]);
}

/** A line without axes, for beside a figure. */
export function sparkline(name: string, values: readonly number[]): string {
  const [width, height] = [120, 28];
  const end = Math.max(1, ...values);
  const xs = spread(values.length, width - 8);
  const points = values.map((value, index): [number, number] => [
    (xs[index] as number) + 4,
    height - 4 - lengthOf(value, end, height - 8),
  ]);
  const [x, y] = points.at(-1) ?? [0, 0];
  const dot = points.length > 0 ? `<circle class="chart-strong" cx="${x}" cy="${y}" r="2.5"/>` : '';
  return picture(name, height, [path(points, 'chart-line-strong'), dot], width);
}

function path(points: readonly (readonly [number, number])[], tone: string): string {
  const steps = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`);
  return steps.length === 0 ? '' : `<path class="${tone}" d="${steps.join('')}"/>`;
}

/** Names of lines that end close to each other are moved apart, in their order. */
function apart(ends: readonly number[]): number[] {
  const order = ends
    .map((_, index) => index)
    .sort((left, right) => (ends[left] as number) - (ends[right] as number));
  const moved = [...ends];
  for (let place = 1; place < order.length; place++) {
    const [above, own] = [order[place - 1] as number, order[place] as number];
    moved[own] = Math.max(moved[own] as number, (moved[above] as number) + size + 3);
  }
  return moved;
}

function anchorOf(point: number, count: number): string {
  return count === 1 ? 'middle' : point === 0 ? 'start' : point === count - 1 ? 'end' : 'middle';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
