/** The analysis of an exam's papers in words and numbers, for the page and for the workbook. */
import type { Item } from '../../http/parts.ts';
import { view } from '../../http/view.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import { barChart } from '../../lib/chart/barChart.ts';
import { showHundredths } from '../../lib/hundredths.ts';
import { wordsIn } from '../answerControl.view.ts';
import { judgementKeys } from '../questions/markResponse.ts';
import type { QuestionContent } from '../questions/questionContent.ts';
import { kindName } from '../sitting.view.ts';
import type { ItemAnalysis, PaperAnalysis } from './analysePaper.ts';
import type { AnalysedItem } from './analysisJob.ts';
import { type Flag, fewAttempts } from './flags.ts';

/** One position. */
export interface ItemLine {
  readonly number: number;
  readonly stem: string;
  readonly kind: string;
  /** In the order of the columns. */
  readonly figures: readonly string[];
  readonly flags: readonly string[];
  readonly options: readonly {
    readonly text: string;
    readonly isRight: boolean;
    readonly figures: readonly string[];
  }[];
}

/** One paper. */
export interface PaperSection {
  readonly title: string;
  readonly caution: string | null;
  readonly facts: readonly Item[];
  readonly chart: string;
  readonly histogram: readonly { readonly label: string; readonly count: number }[];
  readonly items: readonly ItemLine[];
  readonly flagged: readonly {
    readonly number: number;
    readonly stem: string;
    readonly flags: readonly string[];
  }[];
}

/** The page. */
export interface AnalysisPage {
  readonly title: string;
  readonly backHref: string;
  readonly exportHref: string;
  readonly headings: readonly string[];
  readonly optionHeadings: readonly string[];
  readonly papers: readonly PaperSection[];
}

export const analysisView = view<AnalysisPage>('exams/analysis/show', 'staff');

type Wording = { readonly t: Translate; readonly locale: Locale };

/** Names of an item's figures, in their order. */
export const figureNames = [
  'facility',
  'standardDeviation',
  'guessShare',
  'intendedWeight',
  'effectiveWeight',
  'discriminationIndex',
  'discriminativeEfficiency',
  'upperLower',
  'difficulty',
  'infit',
  'outfit',
] as const;
/** Names of an option's figures, in their order. */
export const optionNames = ['count', 'share', 'upper', 'lower', 'pointBiserial'] as const;

/** An item's figures in the order of their names; null: can't be told. */
export function figuresOf(item: ItemAnalysis): (number | null)[] {
  const { facility, standardDeviation, guessShare, intendedWeight, effectiveWeight } = item;
  const { discriminationIndex, discriminativeEfficiency, upperLower, rasch } = item;
  return [
    ...[facility, standardDeviation, guessShare, intendedWeight, effectiveWeight],
    ...[discriminationIndex, discriminativeEfficiency, upperLower],
    ...[rasch?.difficulty ?? null, rasch?.infit ?? null, rasch?.outfit ?? null],
  ];
}

/** One paper's section. */
export function paperSection(
  form: string,
  items: readonly AnalysedItem[],
  analysis: PaperAnalysis,
  wording: Wording,
): PaperSection {
  const { t } = wording;
  const { test, histogram } = analysis;
  const lines = analysis.items.map((item, index) =>
    itemLine(item, index + 1, (items[index] as AnalysedItem).content, wording),
  );
  const title = t('analysis.paper', { form });
  const bars = histogram.map((count, tenth) => ({
    label: t('analysis.tenth', { from: tenth * 10, to: tenth * 10 + 10 }),
    count,
  }));
  return {
    title,
    caution: test.attempts < fewAttempts ? t('analysis.caution', { count: fewAttempts }) : null,
    facts: factsOf(analysis, wording),
    chart: barChart(
      t('analysis.histogram'),
      bars.map(({ label, count }) => ({ label, value: count, text: String(count) })),
    ),
    histogram: bars,
    items: lines,
    flagged: lines
      .filter(({ flags }) => flags.length > 0)
      .map(({ number, stem, flags }) => ({ number, stem, flags })),
  };
}

function itemLine(item: ItemAnalysis, number: number, content: QuestionContent, wording: Wording): ItemLine {
  const { t, locale } = wording;
  const texts = optionTexts(content, wording);
  return {
    number,
    stem: wordsIn(content.stem, locale),
    kind: kindName(content.kind, t),
    figures: figuresOf(item).map((value, index) =>
      shown(value, index >= figureNames.indexOf('difficulty') ? 2 : 1),
    ),
    flags: item.flags.map((flag) => flagText(flag, texts, t)),
    options: item.options.map(({ key, isRight, count, share, upper, lower, pointBiserial }) => ({
      text: texts.get(key) ?? key,
      isRight,
      figures: [String(count), shown(share, 1), shown(upper, 1), shown(lower, 1), shown(pointBiserial, 2)],
    })),
  };
}

/** A flag as a sentence. */
export function flagText({ kind, keys }: Flag, texts: ReadonlyMap<string, string>, t: Translate): string {
  const options = keys.map((key) => `“${texts.get(key) ?? key}”`).join(t('analysis.and'));
  if (kind === 'checkKey')
    return keys.length > 0 ? t('analysis.flag.lure', { options }) : t('analysis.flag.checkKey');
  return kind === 'optionUnused' ? t('analysis.flag.optionUnused', { options }) : t(`analysis.flag.${kind}`);
}

/** The options' texts by key. */
export function optionTexts(content: QuestionContent, { t, locale }: Wording): Map<string, string> {
  if (content.kind === 'judgement')
    return new Map(judgementKeys.map((key) => [key, t(`exams.judgement.${key}`)]));
  if (content.kind !== 'single' && content.kind !== 'multiple') return new Map();
  return new Map(content.options.map((option) => [option.key, wordsIn(option, locale)]));
}

function factsOf({ test, consistency }: PaperAnalysis, { t }: Wording): Item[] {
  const marks = (value: number | null) => (value === null ? '–' : showHundredths(Math.round(value)));
  const item = (name: Parameters<Translate>[0], value: string): Item => ({
    label: t(name),
    value,
    href: null,
  });
  return [
    item('analysis.test.attempts', String(test.attempts)),
    item('analysis.test.mean', marks(test.mean)),
    item('analysis.test.median', marks(test.median)),
    item('analysis.test.standardDeviation', marks(test.standardDeviation)),
    item('analysis.test.skewness', shown(test.skewness, 2)),
    item('analysis.test.kurtosis', shown(test.kurtosis, 2)),
    item('analysis.test.internalConsistency', shown(test.internalConsistency, 1, '%')),
    item('analysis.test.errorRatio', shown(test.errorRatio, 1, '%')),
    item('analysis.test.standardError', marks(test.standardError)),
    item('analysis.test.kr20', shown(test.kr20, 3)),
    item('analysis.test.kr21', shown(test.kr21, 3)),
    item('analysis.test.livingston', shown(consistency.livingston, 2)),
    item('analysis.test.nearLine', String(consistency.nearLine)),
  ];
}

function shown(value: number | null, digits: number, unit = ''): string {
  return value === null ? '–' : `${value.toFixed(digits)}${unit}`;
}
