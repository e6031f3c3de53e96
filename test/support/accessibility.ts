/** Runs axe-core in a page: WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** The page's violations, one line each; empty when there are none. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(`${source}; undefined`);
  const violations = await page.evaluate(async () => {
    const runner = (
      globalThis as unknown as { axe: { run(options: object): Promise<{ violations: unknown }> } }
    ).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await runner.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  return (violations as Violation[]).map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join('; ')})`,
  );
}
