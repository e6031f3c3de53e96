/** `npm run bench:certificates`: measures, prints one JSON line at the end, and exits with 1 where a target was missed. */
import { measurePdf } from './pdf.ts';

const pdf = await measurePdf();
const rate = (perSecond: number) => perSecond.toFixed(1).padStart(7);
console.log(`signed certificates   ${rate(pdf.signedPerSecond)} a second and core`);
console.log(
  `the same page, plain  ${rate(pdf.plainPerSecond)}  ratio ${pdf.signedToPlain.toFixed(2)}, target ${pdf.target}`,
);
console.log(`bare pdfkit           ${rate(pdf.barePerSecond)}  ratio ${pdf.signedToBare.toFixed(2)}`);
console.log(JSON.stringify({ pdf }));
if (!pdf.isReached) process.exitCode = 1;
