/** A QR code as an SVG document: error level M, quiet zone kept, sharp at any size. */
import { qrRuns } from './pdf/qrVector.ts';

const quietModules = 4;

/** The SVG's text; it is to be served as a file or put into a page. */
export function qrSvg(text: string): string {
  const { side, runs } = qrRuns(text);
  const size = side + 2 * quietModules;
  const path = runs
    .map(({ x, y, length }) => `M${x + quietModules} ${y + quietModules}h${length}v1h-${length}z`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** The SVG as an address for an image. */
export function qrDataUrl(text: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(qrSvg(text)).toString('base64')}`;
}
