/** `npm run bench:certificates`: some parts by name (`pdf`, `batch`, `handOut`, `verification`), or all. */
import { report } from '../support/report.ts';
import { measureBatch } from './batch.ts';
import { measureHandOut } from './handOut.ts';
import { measurePdf } from './pdf.ts';
import { measureVerification } from './verification.ts';

const parts = {
  pdf: measurePdf,
  batch: measureBatch,
  handOut: measureHandOut,
  verification: measureVerification,
};
const wanted = process.argv.slice(2).filter((name): name is keyof typeof parts => name in parts);
const measurements = [];
for (const name of wanted.length > 0 ? wanted : (Object.keys(parts) as (keyof typeof parts)[]))
  measurements.push(await parts[name]());
report(measurements);
