/** Which test files a step runs. */
import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** `all`: everything that needs no browser; `integration`: what runs on both databases; `browser`: journeys. */
export type FileGroup = 'all' | 'integration' | 'browser';

const belongs: Record<FileGroup, (path: string) => boolean> = {
  all: (path) => !path.startsWith('test/e2e/'),
  integration: (path) => !path.startsWith('test/e2e/') && path.endsWith('.integration.test.ts'),
  browser: (path) => path.startsWith('test/e2e/'),
};

/** Files of a group, sorted, relative to the project; only those at or under the given paths, if there are any. */
export function testFiles(group: FileGroup, paths: readonly string[] = []): readonly string[] {
  const wanted = paths.map((path) => relative('.', resolve(path)));
  const isWanted = (file: string) =>
    wanted.length === 0 || wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  return globSync('test/**/*.test.ts').filter(belongs[group]).filter(isWanted).sort();
}
