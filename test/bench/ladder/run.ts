/** `npm run bench:ladder`: some parts by name (`lists`, `burst`), or all that are there. */
import { existsSync } from 'node:fs';
import { type Measurement, report } from '../support/report.ts';
import { measureLists } from './lists.ts';

type Part = () => Promise<Measurement>;

const burst = new URL('burst.ts', import.meta.url);
const parts: Readonly<Record<string, Part>> = {
  lists: measureLists,
  ...(existsSync(burst)
    ? { burst: async () => ((await import(burst.href)) as { measureBurst: Part }).measureBurst() }
    : {}),
};
const wanted = process.argv.slice(2).filter((name) => name in parts);
const measurements: Measurement[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) {
  const measure = parts[name];
  if (measure) measurements.push(await measure());
}
report(measurements);
