/**
 * One batch of 10,000 certificates, issued and then frozen in worker threads on SQLite: how many a second, and whether
 * memory stays flat. A process of its own, so that what was measured before does not count.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Measurement, median, rounded } from '../support/report.ts';

/** What the process of the batch tells at its end. */
export interface BatchReport {
  readonly seconds: number;
  readonly failed: number;
  /** Resident memory in bytes after each hundredth. */
  readonly memory: readonly number[];
}

const size = Number(process.env.BATCH ?? 10_000);

/** Measures; BATCH sets another number of certificates. */
export async function measureBatch(): Promise<Measurement> {
  const program = fileURLToPath(new URL('batchProcess.ts', import.meta.url));
  const child = fork(program, [String(size)], { env: { ...process.env, NODE_ENV: 'production' } });
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof answer !== 'object') throw new Error(`The batch ended with ${answer}.`);
  const { seconds, failed, memory } = answer as BatchReport;
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  const megabytes = (values: readonly number[]) => Math.round(median(values) / 1e6);
  const [early, late] = [megabytes(memory.slice(tenth, 3 * tenth)), megabytes(memory.slice(-tenth))];
  return {
    figures: {
      'certificates in the batch': size,
      'frozen a second, all threads': rounded(size / seconds),
      'peak memory, MB': Math.round(Math.max(...memory) / 1e6),
      'memory after a fifth of the batch, MB': early,
      'memory at the end of the batch, MB': late,
    },
    targets: [
      { name: 'certificates that failed', value: failed, atMost: 0 },
      { name: 'memory at the end / after a fifth', value: rounded(late / early), atMost: 1.1 },
    ],
  };
}
