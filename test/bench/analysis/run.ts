/** `npm run bench:analysis`: how long the analysis of 1,000 candidates and 100 items takes, and how long it holds the loop. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../../../seeders/demo/random.ts';
import type { AnalysisJob } from '../../../src/exams/analysis/analysePaper.ts';
import { analyseInThread, closeAnalysis } from '../../../src/exams/analysis/analysisThread.ts';
import { median, report, rounded } from '../support/report.ts';

const [people, items, rounds] = [1_000, 100, 5];
const keys = ['a', 'b', 'c', 'd'];

function givenJob(): AnalysisJob {
  const chance = new Chance(7);
  const difficulty = Array.from({ length: items }, () => chance.next());
  const chosen: string[][][] = Array.from({ length: items }, () => []);
  const rows = Array.from({ length: people }, () => {
    const skill = chance.next();
    return difficulty.map((hard, item) => {
      const isRight = chance.happens(0.25 + 0.7 * (0.5 + skill / 2 - hard / 2));
      chosen[item]?.push([isRight ? 'a' : chance.pick(keys.slice(1))]);
      return isRight ? 100 : 0;
    });
  });
  return {
    matrix: { maxima: difficulty.map(() => 100), rows },
    choices: chosen.map((one) => ({ keys, rightKeys: ['a'], chosen: one })),
    guessShares: difficulty.map(() => 25),
    line: 6_000,
  };
}

const job = givenJob();
await analyseInThread(job);
const delay = monitorEventLoopDelay({ resolution: 5 });
const times: number[] = [];
delay.enable();
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  await analyseInThread(job);
  times.push((performance.now() - start) / 1000);
  await sleep(20);
}
delay.disable();
await closeAnalysis();
report([
  {
    figures: { candidates: people, items, 'seconds, median': rounded(median(times)) },
    targets: [
      { name: 'seconds, longest', value: rounded(Math.max(...times)), atMost: 1 },
      { name: 'event loop held, ms at most', value: rounded(delay.max / 1e6), atMost: 100 },
    ],
  },
]);
