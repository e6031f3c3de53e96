import { expect } from 'chai';
import fc from 'fast-check';

interface Box {
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Vector {
  readonly x: number;
  readonly y: number;
}
type Paper = Pick<Box, 'width' | 'height'>;
interface Geometry {
  movedBy(box: Box, by: Vector, paper: Paper): Box;
  resizedBy(box: Box, by: Vector, paper: Paper): Box;
  snapped(box: Box, others: readonly Box[], paper: Paper): { box: Box; guides: [string, number][] };
}

const { movedBy, resizedBy, snapped } = (await import(
  new URL('../../public/js/designer-geometry.js', import.meta.url).href
)) as Geometry;

const paper = { width: 2970, height: 2100 };
const boxes: fc.Arbitrary<Box> = fc
  .record({
    kind: fc.constantFrom('text', 'qr', 'line'),
    width: fc.integer({ min: 5, max: 1000 }),
    height: fc.integer({ min: 5, max: 1000 }),
    x: fc.integer({ min: 0, max: 1900 }),
    y: fc.integer({ min: 0, max: 1100 }),
  })
  .map((box) => (box.kind === 'qr' ? { ...box, height: box.width } : box));
const vectors = fc.record({
  x: fc.double({ min: -4000, max: 4000, noNaN: true }),
  y: fc.double({ min: -4000, max: 4000, noNaN: true }),
});

function expectOnPaper({ x, y, width, height }: Box): void {
  for (const value of [x, y, width, height]) expect(Number.isInteger(value)).to.equal(true);
  expect(Math.min(x, y)).to.be.at.least(0);
  expect(Math.min(width, height)).to.be.at.least(1);
  expect(x + width).to.be.at.most(paper.width);
  expect(y + height).to.be.at.most(paper.height);
}

describe('a box in the designer', () => {
  it('stays whole tenths of a millimetre on the paper, however it is moved or resized', () => {
    fc.assert(
      fc.property(boxes, vectors, (box, by) => {
        expectOnPaper(movedBy(box, by, paper));
        expectOnPaper(resizedBy(box, by, paper));
      }),
    );
  });

  it('keeps its size when moved, and its corner when resized; a code stays square', () => {
    fc.assert(
      fc.property(boxes, vectors, (box, by) => {
        const { kind, width, height } = box;
        expect(movedBy(box, by, paper)).to.include({ kind, width, height });
        const resized = resizedBy(box, by, paper);
        expect(resized).to.include({ kind, x: box.x, y: box.y });
        if (kind === 'qr') expect(resized.width).to.equal(resized.height);
      }),
    );
  });

  it('snaps to the sheet’s middle and to other boxes, by no more than it must', () => {
    const box = { kind: 'text', x: 1278, y: 500, width: 400, height: 60 };
    const { box: centred, guides } = snapped(box, [], paper);
    expect(centred.x).to.equal(1285);
    expect(guides).to.deep.equal([['x', 1485]]);
    fc.assert(
      fc.property(boxes, fc.array(boxes, { maxLength: 5 }), (one, others) => {
        const { box: placed } = snapped(one, others, paper);
        expect(Math.abs(placed.x - one.x)).to.be.at.most(16);
        expect(Math.abs(placed.y - one.y)).to.be.at.most(16);
        expectOnPaper(placed);
      }),
    );
  });
});
