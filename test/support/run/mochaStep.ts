/** Runs mocha over one group of test files and counts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import type { Keeper } from './keeper.ts';
import { type FileGroup, testFiles } from './testFiles.ts';

/** How many passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** One run of mocha. */
export interface MochaRun {
  readonly group: FileGroup;
  readonly seconds: number;
  /** Test files at a time. Safe above 1 when each process has a database of its own. */
  readonly jobs: number;
  readonly env?: Readonly<Record<string, string>>;
}

let runs = 0;

/** Runs the group's files; an ending that its counts don't explain (a crash, a broken file) is one more failed. */
export async function runMocha(keeper: Keeper, run: MochaRun, paths: readonly string[]): Promise<Tally> {
  const files = testFiles(run.group, paths);
  if (files.length === 0) return noFiles(paths);
  runs += 1;
  const counts = join(keeper.folder, `counts-${runs}.json`);
  const { code, signal } = await runCommand(
    keeper,
    [process.execPath, 'node_modules/mocha/bin/mocha.js', ...settings(run, counts), ...files],
    run.env ? { env: run.env } : {},
  );
  const counted: Tally = existsSync(counts)
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { passed: 0, failed: 0 };
  if (code === 0 && existsSync(counts)) return counted;
  if (counted.failed > 0) return counted;
  console.error(
    `Mocha ended with ${signal ?? `exit code ${code}`} and without a failed test: counts as one failed.`,
  );
  return { ...counted, failed: 1 };
}

function settings(run: MochaRun, counts: string): readonly string[] {
  const parallel = run.jobs > 1 ? ['--parallel', '--jobs', String(run.jobs)] : [];
  const reporter = ['--reporter', './test/support/run/reporter.ts', '--reporter-option', `output=${counts}`];
  return ['--exit', '--forbid-only', '--timeout', String(run.seconds * 1000), ...parallel, ...reporter];
}

/** A whole run without files would be an empty promise; asked for some paths, a group may well have none there. */
function noFiles(paths: readonly string[]): Tally {
  if (paths.length > 0) {
    console.log(`No such test files under ${paths.join(' ')}.`);
    return { passed: 0, failed: 0 };
  }
  console.error('There are no such test files: counts as one failed.');
  return { passed: 0, failed: 1 };
}
