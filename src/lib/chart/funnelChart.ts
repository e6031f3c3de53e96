/** Steps from many to few, centred, each with its share of the step before. */
import { chartWidth, lengthOf } from './scale.ts';
import { bar, label, picture } from './svg.ts';

/** One step. */
export interface FunnelBar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** The share of the step before in words, or null. */
  readonly share: string | null;
  /** Grey: counted in something else than the steps after it. */
  readonly isApart: boolean;
}

const row = 52;
const thick = 18;

/** Draws the steps. */
export function funnelChart(name: string, steps: readonly FunnelBar[]): string {
  const end = Math.max(1, ...steps.map(({ value }) => value));
  const parts = steps.flatMap((step, index) => {
    const top = index * row;
    const width = lengthOf(step.value, end, chartWidth);
    return [
      label(0, top + 15, step.label),
      label(
        chartWidth,
        top + 15,
        step.share ? `${step.text} · ${step.share}` : step.text,
        'chart-value',
        'end',
      ),
      bar(
        Math.round((chartWidth - width) * 50) / 100,
        top + 22,
        width,
        thick,
        step.isApart ? 'chart-soft' : 'chart-strong',
      ),
    ];
  });
  return picture(name, steps.length * row, parts);
}
