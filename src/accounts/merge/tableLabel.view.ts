/** What a table of the database is called for people. */
import { isTranslationKey, type Translate } from '../../i18n/translate.ts';

/** Its name in the reader's language; a table without one is "other records". */
export function tableLabel(table: string, t: Translate): string {
  const key = `people.table.${table}`;
  return t(isTranslationKey(key) ? key : 'people.table.other');
}
