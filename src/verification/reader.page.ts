/** What the public pages do before anything else: find the reader's language, and keep the answer out of caches. */
import type { Context } from '../http/route.ts';
import { asLocale, type Locale, translator } from '../i18n/translate.ts';
import { remembered } from '../lib/remembered.ts';
import type { VerdictPage } from './verify.view.ts';

/**
 * The whole page is to speak the reader's language, and no cache or search engine is to keep what is true at one
 * moment.
 */
export function prepare(context: Context): void {
  const locale = readersLanguage(context);
  Object.assign(context, { locale, t: translator(locale) });
  const { res: response } = context.request;
  response?.setHeader('X-Robots-Tag', 'noindex, nofollow');
  response?.setHeader('Cache-Control', 'no-store');
  response?.setHeader('Vary', 'Accept, Accept-Language');
}

/** The same page in the other language. */
export function otherLanguage({ request, query, locale }: Context): VerdictPage['otherLanguage'] {
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const hasQuery = Object.keys(query).length > 0;
  const parameters = hasQuery ? new URLSearchParams({ ...query, language: other }) : `language=${other}`;
  const path = request.path.replace(/\/holder-check$/, '');
  return { locale: other, href: `${path}?${parameters}`, label: other === 'en' ? 'English' : '中文' };
}

/** `?language=` or her kept choice, else her browser's language, else Chinese. */
function readersLanguage({ request, locale, query }: Context): Locale {
  const chosen = asLocale(query.language) ?? asLocale((request.cookies as Record<string, unknown>).language);
  return chosen ?? (prefersEnglish(request.headers['accept-language'] ?? '', request) ? 'en' : locale);
}

/** Whether a browser asks for English before Chinese. */
const prefersEnglish = remembered(
  (_header, request: Context['request']) => request.acceptsLanguages('zh', 'zh-CN', 'en') === 'en',
);
