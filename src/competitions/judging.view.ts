/** The judge's pages: events, contestants by drawn number, and the score sheet. Names never appear here. */
import { view } from '../http/view.ts';
import type { Locale } from '../i18n/translate.ts';
import { showHundredths } from '../lib/hundredths.ts';
import { type Aspect, judgedScore } from './scheme.ts';

/** An event on whose panel the judge sits. */
export interface JudgedEvent {
  readonly id: number;
  readonly title: string;
  readonly state: string;
  readonly scored: number;
  readonly total: number;
  readonly contestants: readonly { number: number; href: string; isScored: boolean }[];
}

export const judgingView = view<{ events: JudgedEvent[] }>('competitions/judging/index', 'tablet');

/** One row of the sheet. */
export interface AspectRow {
  readonly id: string;
  readonly title: string;
  readonly isJudged: boolean;
  readonly maximum: number;
  /** For the stepper: maximum in marks. */
  readonly maximumText: string;
  readonly value: string;
  readonly choices: readonly { value: string; descriptor: string; isChosen: boolean; marks: number }[];
}

/** The score sheet of one contestant. */
export interface SheetPage {
  readonly eventTitle: string;
  readonly drawNumber: number;
  readonly rows: readonly AspectRow[];
  readonly action: string;
  readonly clientKey: string;
  readonly version: number;
  readonly source: string;
  readonly refusal: string | null;
  readonly backHref: string;
}

export const sheetView = view<SheetPage>('competitions/sheet/show', 'tablet');

/** The sheet's rows: with what was typed, else the marks stored before. */
export function aspectRows(
  aspects: readonly Aspect[],
  typed: Readonly<Record<string, string>>,
  stored: Readonly<Record<string, number>>,
  locale: Locale,
): AspectRow[] {
  return aspects.map((aspect) => {
    const { id, kind, maximum } = aspect;
    const mark = stored[id];
    const before =
      mark === undefined ? '' : kind === 'J' ? String(judgedScore(aspect, mark)) : showHundredths(mark);
    const value = typed[id] ?? before;
    const descriptors = (locale === 'en' ? aspect.descriptorsEn : aspect.descriptorsZh) ?? [];
    const choices = ['0', '1', '2', '3'].map((choice) => ({
      value: choice,
      descriptor: descriptors[Number(choice)] ?? '',
      isChosen: choice === value,
      marks: Math.round((maximum * Number(choice)) / 3),
    }));
    const title = locale === 'en' ? aspect.titleEn : aspect.titleZh;
    return {
      id,
      title,
      isJudged: kind === 'J',
      maximum,
      maximumText: showHundredths(maximum),
      value,
      choices,
    };
  });
}
