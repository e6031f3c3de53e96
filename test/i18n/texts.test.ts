import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { chinese, english } from '../../src/i18n/texts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = ['src', 'views', 'seeders', 'public/js'];

/** i18next's plural suffixes belong to the key without them. */
const plain = (key: string) => key.replace(/_(one|other)$/, '');

describe('the texts of the interface', () => {
  const source = places.map((place) => readAll(join(root, place))).join('\n');
  const literals = new Set(
    [...source.matchAll(/['"`]([a-z]+(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1] as string),
  );
  const prefixes = [...source.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)].map((match) => match[1] as string);

  it('exist in both languages', () => {
    const zh = new Set(Object.keys(chinese).map(plain));
    const en = new Set(Object.keys(english).map(plain));
    expect([...zh].filter((key) => !en.has(key))).to.deep.equal([], 'missing in English');
    expect([...en].filter((key) => !zh.has(key))).to.deep.equal([], 'missing in Chinese');
  });

  it('are all used somewhere', () => {
    const unused = Object.keys(chinese)
      .map(plain)
      .filter((key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).to.deep.equal([]);
  });

  it('are all there for what templates ask', () => {
    const asked = [...readAll(join(root, 'views')).matchAll(/(?:\{\{|\()t '([^']+)'/g)].map(
      (match) => match[1] as string,
    );
    const known = new Set(Object.keys(chinese).map(plain));
    expect(asked.filter((key) => !known.has(key))).to.deep.equal([]);
  });

  it('name the same values in both languages', () => {
    const values = (text: string) =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .map((match) => match[1])
        .sort()
        .join();
    const texts = english as Record<string, string>;
    const different = Object.entries(chinese).filter(
      ([key, text]) => key in texts && values(text) !== values(texts[key] as string),
    );
    expect(different.map(([key]) => key)).to.deep.equal([]);
  });

  it('are never empty, and Chinese ones are not English', () => {
    const empty = [...Object.entries(chinese), ...Object.entries(english)].filter(
      ([, text]) => text.trim() === '',
    );
    expect(empty).to.deep.equal([]);
    const han = /\p{Script=Han}/u;
    const latin = Object.entries(chinese).filter(
      ([, text]) => !han.test(text) && /[a-z]{4}/i.test(text.replace(/\{\{\w+\}\}/g, '')),
    );
    expect(latin.map(([key]) => key)).to.deep.equal([]);
  });
});

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|hbs|js)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
