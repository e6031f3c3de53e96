/** Runs one command of a test run to its end: same Node, the project's binaries first, bounded in time. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Keeper } from './keeper.ts';

/** Settings of a command beside its words. */
export interface CommandOptions {
  /** Environment on top of the run's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** The output is shown as it comes unless it is kept for the caller. */
  readonly quiet?: boolean;
  /** After this many minutes the command is killed. */
  readonly minutes?: number;
}

/** How a command ended. */
export interface CommandResult {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it printed; empty unless `quiet`. */
  readonly output: string;
}

const binaries = resolve('node_modules/.bin');
/** Settings of a developer's shell that must not leak into tests. */
const forgotten = ['DATABASE_URL', 'TEST_DATABASE_URL', 'APP_KEY', 'BASE_URL', 'PORT', 'CHROMIUM'];

/** Runs a command and waits for it; it is in its own process group, with no input. */
export async function runCommand(
  keeper: Keeper,
  words: readonly [string, ...string[]],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const [command, ...parameters] = words;
  const child = spawn(command, parameters, spawnOptions(keeper, options));
  keeper.watch(child);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const limit = setTimeout(() => killGroup(child.pid, words.join(' ')), (options.minutes ?? 20) * 60_000);
  try {
    return await new Promise((settle, fail) => {
      child.once('error', fail);
      child.once(options.quiet ? 'close' : 'exit', (code, signal) => settle({ code, signal, output }));
    });
  } finally {
    clearTimeout(limit);
  }
}

/** Environment of every process of a run. */
export function runEnvironment(
  keeper: Keeper,
  extra: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  const inherited = { ...process.env };
  for (const name of forgotten) delete inherited[name];
  return {
    ...inherited,
    NODE_ENV: 'test',
    TMPDIR: keeper.temporary,
    PATH: [binaries, process.env.PATH ?? '', '/usr/local/sbin', '/usr/sbin', '/sbin'].join(':'),
    ...extra,
  };
}

function spawnOptions(keeper: Keeper, options: CommandOptions): SpawnOptions {
  const output = options.quiet ? 'pipe' : 'inherit';
  return {
    detached: true,
    stdio: ['ignore', output, output],
    env: runEnvironment(keeper, options.env),
  };
}

function killGroup(pid: number | undefined, name: string): void {
  console.error(`Took too long, killed: ${name}`);
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
