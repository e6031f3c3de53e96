/** Where values lie on a chart. Lengths are units of a chart 360 wide, so that a phone shows its letters full size. */

/** Width of every chart. */
export const chartWidth = 360;

/** The end of an axis: the smallest of 1, 2, 5, 10, 20, 50 … that is not below the greatest value. */
export function axisEnd(greatest: number): number {
  if (!(greatest > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(greatest));
  return ([1, 2, 5, 10].find((step) => step * power >= greatest) as number) * power;
}

/** The share of a length that a value takes of an axis; never beyond its ends, two decimals. */
export function lengthOf(value: number, end: number, length: number): number {
  if (!(value > 0) || end <= 0) return 0;
  return Math.round(Math.min(1, value / end) * length * 100) / 100;
}

/** Positions of so many points along a length, first at its start and last at its end; a single one in the middle. */
export function spread(count: number, length: number): number[] {
  if (count === 1) return [length / 2];
  return Array.from({ length: count }, (_, index) => Math.round((index / (count - 1)) * length * 100) / 100);
}

/** Which of so many labels are shown so that at most `most` are: evenly, with the first and the last. */
export function shownLabels(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

/** How wide a text is, roughly, at a size: a Chinese character is as wide as high, others about two thirds. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((width, character) => width + (character > '\u2e80' ? size : size * 0.66), 0);
}

/** A text that fits a width: its beginning and an ellipsis where it is longer. */
export function fitted(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  let short = '';
  for (const character of text) {
    if (widthOf(`${short}${character}…`, size) > width) break;
    short += character;
  }
  return `${short}…`;
}
