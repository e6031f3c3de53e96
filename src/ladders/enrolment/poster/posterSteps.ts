/** The one ornament of posters: five steps that rise, for the five tiers. */

const lighter = '#1c7c7b';

/** Draws the steps into a box; lengths in points. Belongs into an artifact, since it says nothing. */
export function drawSteps(
  document: PDFKit.PDFDocument,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const steps = 5;
  const gap = width / 40;
  const step = (width - gap * (steps - 1)) / steps;
  for (let index = 0; index < steps; index++) {
    const rise = (height * (index + 1)) / steps;
    document.roundedRect(x + index * (step + gap), y + height - rise, step, rise, 3);
  }
  document.fill(lighter);
}
