/** Reads the command line of a test run. */
import { parseArgs } from 'node:util';
import { runSteps } from './runSteps.ts';
import { type StepName, stepNames, steps, toolsStep } from './steps.ts';
import { testFiles } from './testFiles.ts';

/** Runs the named steps, or those of them that `--only` asks for, over the paths on the command line. */
export async function runFromCommandLine(offered: readonly StepName[]): Promise<void> {
  const { names, paths } = readOptions(offered, process.argv.slice(2));
  const chosen = names.map((name) => steps[name]);
  const uses = chosen.flatMap((step) => step.use ?? []);
  await runSteps(uses.length > 0 ? [toolsStep(uses), ...chosen] : chosen, paths);
}

function readOptions(offered: readonly StepName[], words: readonly string[]) {
  try {
    return parseOptions(offered, words);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n0 passed, 1 failed`);
    process.exit(1);
  }
}

function parseOptions(offered: readonly StepName[], words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true } },
  });
  const names = values.only ? stepNames.filter((name) => values.only?.includes(name)) : offered;
  const unknown = values.only?.filter((name) => !stepNames.some((known) => known === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`Unknown step ${unknown.join(', ')}; there are ${stepNames.join(', ')}.`);
  for (const path of positionals) {
    const found = testFiles('all', [path]).length + testFiles('browser', [path]).length;
    if (found === 0) throw new Error(`No test file is at or under ${path}.`);
  }
  return { names, paths: positionals };
}
