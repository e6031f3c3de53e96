/**
 * Runs steps one after the other, all of them whatever fails, and prints `N passed, N failed` as the last line.
 * It does not know what the steps do.
 */
import { type Keeper, startKeeper } from './keeper.ts';
import type { Tally } from './mochaStep.ts';
import type { Step } from './steps.ts';

interface Outcome extends Tally {
  readonly title: string;
  readonly seconds: number;
}

/** Runs the steps and sets the exit code. */
export async function runSteps(steps: readonly Step[], paths: readonly string[]): Promise<void> {
  const keeper = startKeeper();
  const cancelled = new AbortController();
  stopOnSignals(keeper, cancelled);
  const outcomes: Outcome[] = [];
  for (const [index, step] of steps.entries()) {
    if (cancelled.signal.aborted) return;
    console.log(`\n=== ${index + 1}/${steps.length} ${step.title} ===\n`);
    outcomes.push(await runStep(step, keeper, paths));
  }
  if (cancelled.signal.aborted) return;
  await keeper.close();
  summarise(outcomes);
}

async function runStep(step: Step, keeper: Keeper, paths: readonly string[]): Promise<Outcome> {
  const start = performance.now();
  const tally = await tallyOf(step, keeper, paths);
  return { title: step.title, seconds: Math.round((performance.now() - start) / 1000), ...tally };
}

async function tallyOf(step: Step, keeper: Keeper, paths: readonly string[]): Promise<Tally> {
  try {
    return await step.run(keeper, paths);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

function summarise(outcomes: readonly Outcome[]): void {
  console.log('\n=== Summary ===\n');
  for (const { title, passed, failed, seconds } of outcomes) {
    console.log(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${title}: ${passed} passed, ${failed} failed, ${seconds} s`,
    );
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Stopped from outside: no counts, but nothing is left behind either. */
function stopOnSignals(keeper: Keeper, cancelled: AbortController): void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, code] of Object.entries(codes)) {
    process.once(signal, async () => {
      cancelled.abort();
      console.error(`\nStopped by ${signal}.`);
      await keeper.close();
      process.exit(code);
    });
  }
}
