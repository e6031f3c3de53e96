/** The drawn ornaments of a template: a thin double frame with notched corners and a line-drawn lotus. */

/** A rectangle on the page, in points. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A petal: turned by degrees from upright, as a part of the lotus's height, and its half-width. */
type Petal = readonly [turn: number, length: number, halfWidth: number];

/** Back to front; the front petals cover the lines of those behind. */
const petals: readonly Petal[] = [
  [-74, 0.82, 0.15],
  [74, 0.82, 0.15],
  [-50, 0.92, 0.19],
  [50, 0.92, 0.19],
  [-25, 0.98, 0.22],
  [25, 0.98, 0.22],
  [0, 1, 0.25],
];

/** Draws a double frame along the box's edge; a small box, as on a card, gets finer lines. */
export function drawFrame(document: PDFKit.PDFDocument, box: Frame, colour: string): void {
  const fine = Math.min(1, Math.min(box.width, box.height) / 400);
  document.lineJoin('miter').strokeColor(colour);
  notchedPath(document, box, 16 * fine);
  document.lineWidth(1.4 * fine).stroke();
  notchedPath(document, inset(box, 6 * fine), 16 * fine);
  document.lineWidth(0.5 * fine).stroke();
  for (const [x, y] of corners(inset(box, 3 * fine))) drawBud(document, x, y, fine, colour);
}

/** Draws the lotus standing on (x, y), so high, on a white ground. */
export function drawLotus(
  document: PDFKit.PDFDocument,
  x: number,
  y: number,
  height: number,
  colour: string,
): void {
  document.lineWidth(0.9).lineJoin('round').strokeColor(colour);
  for (const petal of petals) {
    document.save().translate(x, y).rotate(petal[0]);
    petalPath(document, petal[1] * height, petal[2] * height);
    document.fillAndStroke('#ffffff', colour).restore();
  }
  drawWater(document, x, y, height, colour);
}

function petalPath(document: PDFKit.PDFDocument, length: number, halfWidth: number): void {
  document
    .moveTo(0, 0)
    .bezierCurveTo(-halfWidth * 1.5, -length * 0.35, -halfWidth * 1.1, -length * 0.75, 0, -length)
    .bezierCurveTo(halfWidth * 1.1, -length * 0.75, halfWidth * 1.5, -length * 0.35, 0, 0)
    .closePath();
}

/** Two ripples and a hairline to each side, fading by length. */
function drawWater(document: PDFKit.PDFDocument, x: number, y: number, height: number, colour: string): void {
  document.lineCap('round').lineWidth(0.7).strokeColor(colour);
  for (const [drop, half] of [
    [0.12, 0.62],
    [0.24, 0.34],
  ] as const)
    document
      .moveTo(x - half * height, y + drop * height)
      .quadraticCurveTo(x, y + (drop + 0.1) * height, x + half * height, y + drop * height)
      .stroke();
  for (const side of [-1, 1])
    document
      .lineWidth(0.5)
      .moveTo(x + side * 1.15 * height, y)
      .lineTo(x + side * 4.2 * height, y)
      .stroke()
      .circle(x + side * 4.2 * height, y, 1.2)
      .fill(colour);
}

/** A small diamond-shaped bud in the hollow of a corner. */
function drawBud(document: PDFKit.PDFDocument, x: number, y: number, fine: number, colour: string): void {
  for (const turn of [-45, 45, 135, 225]) {
    document.save().translate(x, y).rotate(turn);
    petalPath(document, 6 * fine, 1.6 * fine);
    document.fill(colour).restore();
  }
}

function notchedPath(document: PDFKit.PDFDocument, { x, y, width, height }: Frame, notch: number): void {
  const [right, bottom] = [x + width, y + height];
  const curve = notch * 0.45;
  document
    .moveTo(x + notch, y)
    .lineTo(right - notch, y)
    .bezierCurveTo(right - notch, y + curve, right - curve, y + notch, right, y + notch)
    .lineTo(right, bottom - notch)
    .bezierCurveTo(right - curve, bottom - notch, right - notch, bottom - curve, right - notch, bottom)
    .lineTo(x + notch, bottom)
    .bezierCurveTo(x + notch, bottom - curve, x + curve, bottom - notch, x, bottom - notch)
    .lineTo(x, y + notch)
    .bezierCurveTo(x + curve, y + notch, x + notch, y + curve, x + notch, y)
    .closePath();
}

function corners({ x, y, width, height }: Frame): [number, number][] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

function inset({ x, y, width, height }: Frame, by: number): Frame {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}
