/** Which places on a picture an answer means. Coordinates are thousandths of the picture's width and height. */
import type { Region } from './questionContent.ts';

/** The region that a text means: `#key` as chosen by keyboard, or `x,y`; null where it is none or meets none. */
export function regionOf(text: string, regions: readonly Region[]): Region | null {
  if (text.startsWith('#')) return regions.find(({ key }) => key === text.slice(1)) ?? null;
  const point = pointOf(text);
  return (point && regions.find(({ shape }) => isInside(point, shape))) ?? null;
}

/** Whether a text can be a place: a known key, or a point on the picture. */
export function isPlace(text: string, regions: readonly Region[]): boolean {
  return text.startsWith('#') ? regionOf(text, regions) !== null : pointOf(text) !== null;
}

function pointOf(text: string): readonly [number, number] | null {
  const [, x, y] = /^(\d{1,4}),(\d{1,4})$/.exec(text) ?? [];
  const point = [Number(x), Number(y)] as const;
  return x === undefined || point.some((one) => one > 1000) ? null : point;
}

function isInside([x, y]: readonly [number, number], shape: Region['shape']): boolean {
  if (shape.kind === 'circle') return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.radius ** 2;
  if (shape.kind === 'rectangle')
    return x >= shape.x && x <= shape.x + shape.width && y >= shape.y && y <= shape.y + shape.height;
  return isInPolygon(x, y, shape.points);
}

/** Even–odd rule: how often a ray to the right crosses the edges. */
function isInPolygon(x: number, y: number, points: readonly (readonly [number, number])[]): boolean {
  let isIn = false;
  for (const [index, [fromX, fromY]] of points.entries()) {
    const [toX, toY] = points[(index + 1) % points.length] as readonly [number, number];
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) isIn = !isIn;
  }
  return isIn;
}
