/** `npm run bench:certificates`: one part by name (`verification`), or all. */
import { report } from '../support/report.ts';
import { measureVerification } from './verification.ts';

const parts = { verification: measureVerification };
const wanted = process.argv.slice(2).filter((name): name is keyof typeof parts => name in parts);
const measurements = [];
for (const name of wanted.length > 0 ? wanted : (Object.keys(parts) as (keyof typeof parts)[]))
  measurements.push(await parts[name]());
report(measurements);
