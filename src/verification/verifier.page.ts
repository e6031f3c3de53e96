/** The single-file verifier as a download, with what is known at this moment. */
import { readFileSync } from 'node:fs';
import { type Answer, type Context, file } from '../http/route.ts';
import { translator } from '../i18n/translate.ts';
import { findPublishedKeys } from '../keys/signingKey.store.ts';
import { prepare } from './reader.page.ts';
import { scriptWords } from './scriptWords.view.ts';
import { listsInUse } from './statusLists.action.ts';
import { verifierFile, verifierModules } from './verifierFile.ts';

const folder = new URL('../../public/', import.meta.url);
const own = [
  'title',
  'text',
  'paste',
  'check',
  'photo',
  'noDetector',
  'made',
  'language',
  'needsScript',
] as const;

/** Never shown as a page of this site, whose policy forbids scripts inside pages: it is saved and opened from a disk. */
export async function downloadVerifier(context: Context): Promise<Answer> {
  prepare(context);
  const { settings, baseUrl, now } = context;
  const keys = (await findPublishedKeys())
    .filter(({ purpose }) => purpose === 'payload')
    .map(({ purpose, publicJwk, lostAt }) => ({ purpose, publicKeyJwk: publicJwk, lostAt }));
  const html = verifierFile({
    modules: Object.fromEntries(Object.keys(verifierModules).map((name) => [name, read(`js/${name}.js`)])),
    style: read('css/verification.css'),
    organisation: settings.organisation,
    knowledge: {
      fetchedAt: now.toISOString(),
      timeZone: settings.timeZone,
      keys,
      lists: await listsInUse(baseUrl, now),
    },
    words: { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') },
  });
  return file('text/html', 'jieti-verifier.html', Buffer.from(html));
}

function wordsIn(locale: 'zh-CN' | 'en'): Record<string, string> {
  const t = translator(locale);
  const words = [
    ...scriptWords(t),
    ...own.map((name) => ({ name, text: t(`verification.verifier.${name}`) })),
  ];
  return Object.fromEntries(words.map(({ name, text }) => [name, text]));
}

function read(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}
