/**
 * Where a printer really puts what it is told to: offset and scale that correct it, worked out from a test page that
 * somebody measured with a ruler. Knows no PDF. Millimetres from the paper's left and upper edge.
 */

/** A printer's correction as it is kept: whole numbers. */
export interface Calibration {
  /** Tenths of a millimetre to the right. */
  readonly offsetX: number;
  /** Tenths of a millimetre down. */
  readonly offsetY: number;
  /** Ten-thousandths: 10,000 leaves the size as it is. */
  readonly scale: number;
}

/** A printer that needs no correction. */
export const noCalibration: Calibration = { offsetX: 0, offsetY: 0, scale: 10_000 };

/** The largest correction: more is a wrong paper setting, not a printer's tolerance. */
export const calibrationLimits = { offset: 200, scale: { least: 9_500, most: 10_500 } } as const;

/** What the test page shows: a cross, and a bar that begins at it. */
export const testMarks = { x: 20, y: 20, bar: 200 } as const;

/** What the ruler says of a printed test page, in millimetres. */
export interface Measured {
  /** From the paper's left edge to the cross. */
  readonly left: number;
  /** From the paper's upper edge to the cross. */
  readonly top: number;
  /** Length of the bar. */
  readonly bar: number;
}

/** Where a point is drawn, so that this printer puts it where it belongs. */
export function drawnAt(calibration: Calibration, x: number, y: number): readonly [x: number, y: number] {
  const scale = calibration.scale / 10_000;
  return [scale * x + calibration.offsetX / 10, scale * y + calibration.offsetY / 10];
}

/**
 * The correction after measuring a test page that was printed with the present one.
 * Null where it would go beyond the limits: something else is wrong then.
 */
export function recalibrated(present: Calibration, measured: Measured): Calibration | null {
  const stretch = measured.bar / testMarks.bar / (present.scale / 10_000);
  const [crossX, crossY] = drawnAt(present, testMarks.x, testMarks.y);
  const shiftX = measured.left - stretch * crossX;
  const shiftY = measured.top - stretch * crossY;
  const next = {
    offsetX: Math.round((-shiftX / stretch) * 10) || 0,
    offsetY: Math.round((-shiftY / stretch) * 10) || 0,
    scale: Math.round(10_000 / stretch),
  };
  return isWithinLimits(next) ? next : null;
}

function isWithinLimits({ offsetX, offsetY, scale }: Calibration): boolean {
  const { offset, scale: limits } = calibrationLimits;
  return (
    Math.abs(offsetX) <= offset &&
    Math.abs(offsetY) <= offset &&
    scale >= limits.least &&
    scale <= limits.most
  );
}
