/** The sentence of a notice in a language. */
import { showDateTime } from '../i18n/dates.ts';
import { type Locale, translator } from '../i18n/translate.ts';
import type { NoticeKind, NoticeParams } from './noticeKind.ts';

/** What the sentence names, in the language: the title, when, and where. */
export function noticeFacts(
  { titleZh, titleEn, at, place = '' }: NoticeParams,
  locale: Locale,
): { title: string; when: string; place: string } {
  const title = locale === 'en' ? titleEn : titleZh;
  return { title, when: at ? showDateTime(new Date(at), locale) : '', place };
}

/** The sentence. */
export function noticeText(kind: NoticeKind, params: NoticeParams, locale: Locale): string {
  const { days, position = 0 } = params;
  return translator(locale)(`notices.text.${kind}`, { ...noticeFacts(params, locale), days, position });
}
