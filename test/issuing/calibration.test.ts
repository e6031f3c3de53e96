import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Calibration,
  drawnAt,
  noCalibration,
  recalibrated,
  testMarks,
} from '../../src/issuing/calibration.ts';

/** A printer that puts everything a little off. */
interface Faults {
  readonly shiftX: number;
  readonly shiftY: number;
  readonly stretch: number;
}

const faults = fc.record({
  shiftX: fc.double({ min: -8, max: 8, noNaN: true }),
  shiftY: fc.double({ min: -8, max: 8, noNaN: true }),
  stretch: fc.double({ min: 0.98, max: 1.02, noNaN: true }),
});

/** Where the ink comes out. */
function printed(calibration: Calibration, { shiftX, shiftY, stretch }: Faults, x: number, y: number) {
  const [atX, atY] = drawnAt(calibration, x, y);
  return [stretch * atX + shiftX, stretch * atY + shiftY] as const;
}

function measured(calibration: Calibration, printer: Faults) {
  const [left, top] = printed(calibration, printer, testMarks.x, testMarks.y);
  const [end] = printed(calibration, printer, testMarks.x + testMarks.bar, testMarks.y);
  return { left, top, bar: end - left };
}

describe('the correction of a printer', () => {
  it('puts every point where it belongs, within two tenths of a millimetre, from one test page', () => {
    fc.assert(
      fc.property(
        faults,
        fc.integer({ min: 0, max: 297 }),
        fc.integer({ min: 0, max: 210 }),
        (printer, x, y) => {
          const corrected = recalibrated(noCalibration, measured(noCalibration, printer));
          expect(corrected).not.to.equal(null);
          const [atX, atY] = printed(corrected as Calibration, printer, x, y);
          expect(Math.abs(atX - x)).to.be.below(0.2);
          expect(Math.abs(atY - y)).to.be.below(0.2);
        },
      ),
    );
  });

  it('stays as it is when a corrected page is measured again', () => {
    fc.assert(
      fc.property(faults, (printer) => {
        const once = recalibrated(noCalibration, measured(noCalibration, printer)) as Calibration;
        const twice = recalibrated(once, measured(once, printer)) as Calibration;
        for (const name of ['offsetX', 'offsetY', 'scale'] as const)
          expect(Math.abs(once[name] - twice[name])).to.be.at.most(1);
      }),
    );
  });

  it('is refused where the measures point to a wrong paper setting', () => {
    expect(recalibrated(noCalibration, { left: 20, top: 20, bar: 188 })).to.equal(null);
    expect(recalibrated(noCalibration, { left: 45, top: 20, bar: 200 })).to.equal(null);
  });
});
