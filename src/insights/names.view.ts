/** What the choices of a filter, and figures' numbers, are called on pages and in workbooks. */
import type { Locale, Translate } from '../i18n/translate.ts';
import { tierKeys } from '../ladders/progression.ts';
import type { SessionMode } from '../ladders/sessionMode.ts';
import type { SourceFact } from './factRows.ts';
import type { Facts } from './facts.ts';
import { type Dimension, none } from './filter.ts';

/** Who reads, and the topics and courses there are. */
export interface Reader {
  readonly t: Translate;
  readonly locale: Locale;
  readonly topics: Facts['topics'];
  readonly courses: Facts['courses'];
}

/** The name of one choice. */
export function nameOf(dimension: Dimension, key: string, { t, locale, topics, courses }: Reader): string {
  if (
    key === none &&
    dimension !== 'source' &&
    dimension !== 'course' &&
    dimension !== 'tier' &&
    dimension !== 'mode'
  )
    return t(`insights.none.${dimension}`);
  if (dimension === 'course' || dimension === 'topic') {
    const one = (dimension === 'course' ? courses : topics).find(({ id }) => String(id) === key);
    return (locale === 'en' ? one?.titleEn : one?.titleZh) ?? key;
  }
  if (dimension === 'mode') return isMode(key) ? t(`insights.mode.${key}`) : key;
  if (dimension === 'tier') {
    const tier = tierKeys[Number(key) - 1];
    return tier ? t(`ladders.tier.${tier}`) : key;
  }
  if (dimension === 'source') return isSource(key) ? t(`insights.source.${key}`) : key;
  return key;
}

/** Ways in which sessions are held. */
export const allModes = ['inPerson', 'online', 'community'] as const satisfies readonly SessionMode[];

function isMode(key: string): key is SessionMode {
  return allModes.some((mode) => mode === key);
}

/** Every source that a filter can name. */
export const allSources = [
  'community',
  'gridWorker',
  'station',
  'other',
  'direct',
] as const satisfies readonly SourceFact[];

function isSource(key: string): key is SourceFact {
  return allSources.some((source) => source === key);
}

/** A number with its thousands set apart. */
export function shown(value: number): string {
  return value.toLocaleString('en-US');
}

/** A share of a whole in per cent with one decimal, or a dash where there is no whole. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 1000) / 10}%`;
}

/** Minutes as standard class hours of 45 minutes, with one decimal. */
export function classHours(minutes: number): number {
  return Math.round((minutes / 45) * 10) / 10;
}
