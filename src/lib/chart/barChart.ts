/** Bars that lie, one below the other, each with its name above and its value behind it. */
import { axisEnd, chartWidth, fitted, lengthOf, widthOf } from './scale.ts';
import { bar, label, picture } from './svg.ts';

/** One bar; `rest` is a second part in grey behind the first, as with practice after theory. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly rest?: number;
  /** The value in words, with its unit. */
  readonly text: string;
}

const row = 40;
const thick = 14;
const size = 13;

/** Draws bars; the chart's name says what is shown, the table below it has the figures. */
export function barChart(name: string, bars: readonly Bar[]): string {
  const room = chartWidth - 6 - Math.max(0, ...bars.map(({ text }) => widthOf(text, size)));
  const length = Math.max(80, room);
  const end = axisEnd(Math.max(0, ...bars.map(({ value, rest = 0 }) => value + rest)));
  const parts = bars.flatMap((one, index) => {
    const top = index * row;
    const strong = lengthOf(one.value, end, length);
    const soft = lengthOf(one.rest ?? 0, end, length);
    return [
      label(0, top + 14, fitted(one.label, size, chartWidth)),
      bar(0, top + 20, strong, thick, 'chart-strong'),
      bar(strong, top + 20, soft, thick, 'chart-soft'),
      label(Math.min(strong + soft, length) + 6, top + 32, one.text, 'chart-value'),
    ];
  });
  return picture(name, bars.length * row, parts);
}
