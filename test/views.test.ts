/** Rules that every template keeps. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { knownHelpers } from '../src/http/helpers.ts';

const folder = fileURLToPath(new URL('../views', import.meta.url));
const templates = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.hbs'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ name: relative(folder, path), source: readFileSync(path, 'utf8') }));

const offending = (pattern: RegExp) =>
  templates.filter(({ source }) => pattern.test(source)).map(({ name }) => name);

describe('templates', () => {
  it('never print a property that has a helper’s name: the helper would run instead', () => {
    expect(offending(new RegExp(`\\{\\{(${Object.keys(knownHelpers).join('|')})\\}\\}`))).to.deep.equal([]);
  });

  it('hold no inline style or script, which the security policy forbids', () => {
    expect(offending(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/)).to.deep.equal([]);
  });

  it('hold no text of their own', () => {
    const withText = templates.filter(({ source }) =>
      /\p{Script=Han}/u.test(source.replace(/阶梯|中文/g, '')),
    );
    expect(withText.map(({ name }) => name)).to.deep.equal([]);
  });

  /** Answers are saved by sequence number, so that a repeat changes nothing. */
  const idempotent = ['exams/sitting/show.hbs'];

  it('carry a request key in every form that makes something', () => {
    const without = templates.flatMap(({ name, source }) =>
      [...source.matchAll(/<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)]
        .map(([form]) => form)
        .filter((form) => !/request-key|\/log-in|\/log-out|\/preferences|holderCheck/.test(form))
        .map(() => name),
    );
    expect(without.filter((name) => !idempotent.includes(name))).to.deep.equal([]);
  });
});
