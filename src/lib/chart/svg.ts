/** Writes SVG. Colours come from the page's style sheet by class, so that a chart follows dark mode and print. */
import { chartWidth } from './scale.ts';

/** Text as SVG carries it. */
export function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** A picture of this height with a name for those who do not see it. */
export function picture(name: string, height: number, parts: readonly string[], width = chartWidth): string {
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg class="chart" role="img" aria-label="${escaped(name)}" ${box}>${parts.join('')}</svg>`;
}

/** A rectangle with its left upper corner here; none where it would have no width. */
export function bar(x: number, y: number, width: number, height: number, tone: string): string {
  return width === 0 ? '' : `<rect class="${tone}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

/** A text on a base line; `end` right-aligns it there. */
export function label(x: number, y: number, text: string, tone = 'chart-text', anchor = 'start'): string {
  return `<text class="${tone}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** A level line across the chart. */
export function rule(x1: number, x2: number, y: number): string {
  return `<line class="chart-rule" x1="${x1}" x2="${x2}" y1="${y}" y2="${y}"/>`;
}
