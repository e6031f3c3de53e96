/**
 * A batch issued by the background work, and then handed out as a ZIP, as print-shop sheets and as one merged file:
 * how many certificates a second each takes, and whether memory stays flat while it streams. A process of its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Measurement, median, rounded } from '../support/report.ts';

/** What the process tells of one way of handing out. */
export interface StreamReport {
  readonly name: string;
  readonly seconds: number;
  readonly bytes: number;
  /** Resident memory in bytes, sampled while it ran. */
  readonly memory: readonly number[];
}

const size = Number(process.env.HAND_OUT ?? 2_000);

/** Measures; HAND_OUT sets another number of certificates. */
export async function measureHandOut(): Promise<Measurement> {
  const program = fileURLToPath(new URL('handOutProcess.ts', import.meta.url));
  const child = fork(program, [String(size)], { env: { ...process.env, NODE_ENV: 'production' } });
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (!Array.isArray(answer)) throw new Error(`The hand-out ended with ${answer}.`);
  const reports = answer as StreamReport[];
  const figures = reports.flatMap(({ name, seconds, bytes, memory }) => [
    [`${name}: certificates a second`, rounded(size / seconds)],
    [`${name}: megabytes`, Math.round(bytes / 1e6)],
    [`${name}: memory early, MB`, early(memory)],
    [`${name}: memory at the end, MB`, late(memory)],
    [`${name}: peak memory, MB`, Math.round(Math.max(...memory) / 1e6)],
  ]);
  return {
    figures: { 'certificates handed out': size, ...Object.fromEntries(figures) },
    targets: reports.map(({ name, memory }) => ({
      name: `${name}: memory at the end / early`,
      value: rounded(late(memory) / early(memory)),
      atMost: 1.3,
    })),
  };
}

function early(memory: readonly number[]): number {
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  return Math.round(median(memory.slice(tenth, 3 * tenth + 1)) / 1e6);
}

function late(memory: readonly number[]): number {
  return Math.round(median(memory.slice(-Math.max(1, Math.floor(memory.length / 10)))) / 1e6);
}
