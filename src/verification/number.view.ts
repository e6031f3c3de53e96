/** The page on which certificates are looked up: its words for the script that scans, reads files and works offline. */
import type { Context } from '../http/route.ts';
import { scriptWords } from './scriptWords.view.ts';
import { type NumberPage, numberView } from './verify.view.ts';

type Facts = Pick<Context, 't' | 'locale' | 'settings' | 'baseUrl'>;

/** The page, empty. */
export function numberPage(
  { t, locale, settings, baseUrl }: Facts,
  otherLanguage: NumberPage['otherLanguage'],
) {
  return numberView(t('verification.number.title'), {
    locale,
    otherLanguage,
    organisation: settings.organisation,
    host: new URL(baseUrl).host,
    timeZone: settings.timeZone,
    words: scriptWords(t),
  });
}
