/** The helpers that templates may use: formatting only, no decisions. */
import handlebars from 'handlebars';
import { showDate, showDateTime, showTime } from '../i18n/dates.ts';
import { asLocale, defaultLocale, isTranslationKey, type Locale, translator } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';

interface Options {
  readonly hash: Record<string, string | number>;
  readonly data: { root?: { layout?: { locale?: unknown } } };
}

/** `{{t 'key' name=value}}`, dates, numbers, marks, icons and equality. */
export const helpers = {
  t(key: string, options: Options): string {
    if (!isTranslationKey(key)) throw new Error(`There is no text ${key}.`);
    const hasValues = Object.keys(options.hash).length > 0;
    return translator(localeOf(options))(key, hasValues ? options.hash : undefined);
  },
  date: (instant: Date, options: Options) => showDate(instant, localeOf(options)),
  dateTime: (instant: Date, options: Options) => showDateTime(instant, localeOf(options)),
  time: (instant: Date) => showTime(instant),
  number: (value: number) => value.toLocaleString('en-US'),
  marks: (hundredths: number) => showHundredths(hundredths),
  icon(name: string): handlebars.SafeString {
    const safe = handlebars.escapeExpression(name);
    return new handlebars.SafeString(
      `<svg class="icon" aria-hidden="true" focusable="false"><use href="/img/icons.svg#${safe}"></use></svg>`,
    );
  },
  eq: (left: unknown, right: unknown) => left === right,
};

/** For Handlebars' `knownHelpers`. */
export const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));

function localeOf(options: Options): Locale {
  return asLocale(options.data.root?.layout?.locale) ?? defaultLocale;
}
