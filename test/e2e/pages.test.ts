/**
 * Opens every page as someone who may: at three widths, in both languages and themes. No page may break the
 * Content-Security-Policy, scroll sideways, or violate WCAG 2.2 AA (axe-core). With SCREENSHOTS=<folder>, keeps pictures.
 */
import { mkdirSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { CastName } from '../../seeders/demo/accounts.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { examples, givenWorld, table } from '../support/allRoutes.ts';
import { useBrowser, type Visit, widths } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import type { World } from '../support/routeExamples.ts';

const looks: readonly Visit[] = [
  { width: 'phone', language: 'zh-CN', theme: 'light' },
  { width: 'phone', language: 'en', theme: 'dark', text: 'large' },
  { width: 'tablet', language: 'zh-CN', theme: 'dark' },
  { width: 'desktop', language: 'en', theme: 'light' },
];

describe('every page in a browser', function () {
  this.timeout(600_000);
  useDatabase();
  const stage = useBrowser();

  it('is accessible, keeps to its policy and fits its screen', async () => {
    const world = await givenWorld();
    const problems: string[] = [];
    for (const look of looks) problems.push(...(await walk(look, world)));
    expect(problems).to.deep.equal([]);
  });

  async function walk(look: Visit, world: World): Promise<string[]> {
    const pages = new Map<string, Page>();
    const problems: string[] = [];
    for (const { row, name } of table.filter(
      (one) => one.row.method === 'get' && one.row.access !== 'apiKey',
    )) {
      const example = examples[name];
      if (!example) continue;
      const role = example.allowed[0] as CastName | 'visitor';
      const page = pages.get(role) ?? (await stage.open(role === 'visitor' ? look : { ...look, as: role }));
      pages.set(role, page);
      const url = example.url(world);
      const found = await lookAt(
        page,
        url,
        look,
        `${look.width}-${look.language}${row.path.replace(/[/:]+/g, '-')}`,
      );
      problems.push(
        ...found.map(
          (problem) => `${url} as ${role}, ${look.width} ${look.language} ${look.theme}: ${problem}`,
        ),
      );
    }
    const lost = pages.get('visitor') ?? (await stage.open(look));
    problems.push(...(await lookAt(lost, '/no-such-page', look, `${look.width}-${look.language}-not-found`)));
    return problems;
  }

  async function lookAt(page: Page, url: string, look: Visit, picture: string): Promise<string[]> {
    const problems: string[] = [];
    const listen = (message: { type(): string; text(): string }) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        problems.push(message.text());
    };
    page.on('console', listen);
    const response = await page.goto(`${stage.address}${url}`).catch(() => null);
    const isPage = String(response?.headers()['content-type']).startsWith('text/html');
    if (isPage) {
      const width = widths[look.width ?? 'phone'];
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (wide > width) problems.push(`scrolls sideways: ${wide} px`);
      problems.push(...(await accessibilityProblems(page)));
      await keepPicture(page, picture);
    }
    page.off('console', listen);
    // What the browser itself puts around a picture or a text is not ours.
    return response && !isPage ? [] : problems;
  }
});

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
