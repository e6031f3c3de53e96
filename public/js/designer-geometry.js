/** Where the boxes of a template's designer may go: moves, sizes, snapping. Lengths are tenths of a millimetre. */

/**
 * @typedef {{ kind: string, x: number, y: number, width: number, height: number }} Box
 * @typedef {{ width: number, height: number }} Paper
 * @typedef {{ x: number, y: number }} Vector
 * @typedef {readonly ['x' | 'y', number]} Guide a line across the sheet that a box snapped to
 */

/** How near a box must come to a line to snap to it. */
const reach = 15;
const smallest = 5;

/**
 * The box moved, without leaving the paper.
 * @param {Box} box
 * @param {Vector} by
 * @param {Paper} paper
 */
export function movedBy(box, by, paper) {
  return within({ ...box, x: box.x + Math.round(by.x), y: box.y + Math.round(by.y) }, paper);
}

/**
 * The box with its lower right corner moved; a code stays a square, a line may be thin.
 * @param {Box} box
 * @param {Vector} by
 * @param {Paper} paper
 */
export function resizedBy(box, by, paper) {
  const width = Math.min(Math.max(smallest, Math.round(box.width + by.x)), paper.width - box.x);
  const least = box.kind === 'line' ? 1 : smallest;
  const height = Math.min(Math.max(least, Math.round(box.height + by.y)), paper.height - box.y);
  const side = Math.min(width, paper.height - box.y);
  return box.kind === 'qr' ? { ...box, width: side, height: side } : { ...box, width, height };
}

/**
 * The box moved to the lines near it: the sheet's middle, and the edges and middles of other boxes.
 * @param {Box} box
 * @param {readonly Box[]} others
 * @param {Paper} paper
 * @returns {{ box: Box, guides: Guide[] }}
 */
export function snapped(box, others, paper) {
  const across = [paper.width / 2, ...others.flatMap(({ x, width }) => [x, x + width / 2, x + width])];
  const down = [paper.height / 2, ...others.flatMap(({ y, height }) => [y, y + height / 2, y + height])];
  const x = nearest(box.x, box.width, across);
  const y = nearest(box.y, box.height, down);
  /** @type {Guide[]} */
  const guides = [];
  if (x) guides.push(['x', x.line]);
  if (y) guides.push(['y', y.line]);
  return { box: within({ ...box, x: x?.start ?? box.x, y: y?.start ?? box.y }, paper), guides };
}

/**
 * Where a side begins so that its start, middle or end lies on the nearest line; null: none is near.
 * @param {number} start
 * @param {number} length
 * @param {readonly number[]} lines
 */
function nearest(start, length, lines) {
  let best = null;
  for (const line of lines)
    for (const part of [0, length / 2, length]) {
      const away = Math.abs(start + part - line);
      if (away <= reach && (!best || away < best.away)) best = { away, line, start: Math.round(line - part) };
    }
  return best;
}

/**
 * @param {Box} box
 * @param {Paper} paper
 */
function within(box, paper) {
  const x = Math.min(Math.max(0, box.x), Math.max(0, paper.width - box.width));
  const y = Math.min(Math.max(0, box.y), Math.max(0, paper.height - box.height));
  return { ...box, x, y };
}
