/** Translates keys into the reader's language. */
import { createInstance } from 'i18next';
import { chinese, english, type TranslationKey } from './texts.ts';

/** Languages of the interface; the first is the default. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'zh-CN';

/** Turns a key and its values into a sentence. */
export type Translate = (key: TranslationKey, params?: Readonly<Record<string, string | number>>) => string;

const texts = createInstance({
  lng: defaultLocale,
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { 'zh-CN': { translation: chinese }, en: { translation: english } },
});
void texts.init();

const translators: Record<Locale, Translate> = {
  'zh-CN': remembering(texts.getFixedT('zh-CN') as unknown as Translate),
  en: remembering(texts.getFixedT('en') as unknown as Translate),
};

/** A text without values is always the same: it is worked out once. */
function remembering(translate: Translate): Translate {
  const known = new Map<string, string>();
  return (key, params) => {
    if (params) return translate(key, params);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const text = translate(key);
    known.set(key, text);
    return text;
  };
}

/** The translator of one language. English plurals use the `_one` / `_other` suffixes with `count`. */
export function translator(locale: Locale): Translate {
  return translators[locale];
}

/** The locale named by a cookie or a query, or null where it is none of ours. */
export function asLocale(name: unknown): Locale | null {
  return locales.find((locale) => locale === name) ?? null;
}

/** Whether the texts have this key: for keys that come from data. */
export function isTranslationKey(key: string): key is TranslationKey {
  return key in chinese;
}
