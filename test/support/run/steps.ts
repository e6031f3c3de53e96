/** The steps of a test run, in their order. Each says what it is, what it needs from the system, and how it runs. */
import { runCommand } from './command.ts';
import { ensureTools } from './ensureTools.ts';
import type { Keeper } from './keeper.ts';
import { startMariadb } from './mariadb.ts';
import { runMocha, type Tally } from './mochaStep.ts';
import { findChromium, type ToolUse } from './tools.ts';

/** Names of the steps that can be asked for. */
export const stepNames = ['types', 'lint', 'sqlite', 'mariadb', 'browser'] as const;

/** Name of a step. */
export type StepName = (typeof stepNames)[number];

/** One step. */
export interface Step {
  readonly title: string;
  readonly use?: ToolUse;
  readonly run: (keeper: Keeper, paths: readonly string[]) => Promise<Tally>;
}

/** Every step by its name. */
export const steps: Readonly<Record<StepName, Step>> = {
  types: { title: 'Type check', run: checkTypes },
  lint: {
    title: 'Lint and format',
    run: (keeper) => check(keeper, ['biome', 'check', '--error-on-warnings']),
  },
  sqlite: {
    title: 'Unit and integration tests on SQLite',
    run: (keeper, paths) => runMocha(keeper, { group: 'all', seconds: 20, jobs: 2 }, paths),
  },
  mariadb: { title: 'Integration tests on MariaDB', use: 'mariadb', run: testMariadb },
  browser: { title: 'Browser tests in Chromium', use: 'browser', run: testBrowser },
};

/** The step before the others: the system tools that they need. It counts only when it fails. */
export function toolsStep(uses: readonly ToolUse[]): Step {
  return {
    title: 'System tools',
    run: async (keeper) => {
      await ensureTools(keeper, uses);
      return { passed: 0, failed: 0 };
    },
  };
}

/** Server code and browser code have a configuration each; both are checked even when the first one fails. */
async function checkTypes(keeper: Keeper): Promise<Tally> {
  const server = await check(keeper, ['tsc', '-p', 'tsconfig.json']);
  const browser = await check(keeper, ['tsc', '-p', 'tsconfig.browser.json']);
  return server.failed + browser.failed > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

async function check(keeper: Keeper, words: readonly [string, ...string[]]): Promise<Tally> {
  const { code } = await runCommand(keeper, words);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function testMariadb(keeper: Keeper, paths: readonly string[]): Promise<Tally> {
  const env = { TEST_DATABASE_URL: await startMariadb(keeper) };
  return runMocha(keeper, { group: 'integration', seconds: 20, jobs: 2, env }, paths);
}

async function testBrowser(keeper: Keeper, paths: readonly string[]): Promise<Tally> {
  const chromium = findChromium();
  if (!chromium) throw new Error('Chromium is not installed.');
  return runMocha(keeper, { group: 'browser', seconds: 90, jobs: 1, env: { CHROMIUM: chromium } }, paths);
}
