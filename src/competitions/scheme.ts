/**
 * A marking scheme: aspects that total 100 marks, and which ranks win which award. Measured aspects (M) take marks up
 * to their maximum; judged aspects (J) take 0–3, scaled to the maximum. Marks are whole hundredths.
 */
import { divideHundredths, readHundredths } from '../lib/hundredths.ts';

/** One aspect of a scheme. */
export interface Aspect {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly kind: 'M' | 'J';
  readonly maximum: number;
  /** For judged aspects: what 0, 1, 2 and 3 mean. */
  readonly descriptorsZh?: readonly string[];
  readonly descriptorsEn?: readonly string[];
}

/** An award for the ranks from `first` to `last`. */
export interface Prize {
  readonly first: number;
  readonly last: number;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** How an event is marked and honoured. */
export interface Scheme {
  readonly aspects: readonly Aspect[];
  readonly prizes: readonly Prize[];
  /** Where the scheme comes from, shown to judges and contestants. */
  readonly source: string;
}

/** A full scheme has this many hundredths. */
export const fullMarks = 10_000;

/** Sum of the aspects' maxima; a scheme that is not worth 100 marks is refused. */
export function schemeTotal(aspects: readonly Aspect[]): number {
  return aspects.reduce((sum, { maximum }) => sum + maximum, 0);
}

/** Typed scores by aspect id: 0–3 for judged aspects, marks for measured ones. */
export type TypedScores = Readonly<Record<string, string>>;

/** What a sheet comes to. */
export type Scored =
  | { readonly ok: true; readonly marks: Readonly<Record<string, number>>; readonly total: number }
  | { readonly ok: false; readonly problems: readonly { aspectId: string; problem: 'missing' | 'range' }[] };

/** Scores a sheet: every aspect must have a score in its range. */
export function scoreSheet(aspects: readonly Aspect[], typed: TypedScores): Scored {
  const read = aspects.map((aspect) => ({ aspect, mark: markOf(aspect, typed[aspect.id]) }));
  const problems = read.flatMap(({ aspect, mark }) =>
    typeof mark === 'number' ? [] : [{ aspectId: aspect.id, problem: mark }],
  );
  if (problems.length > 0) return { ok: false, problems };
  const marks = Object.fromEntries(read.map(({ aspect, mark }) => [aspect.id, Number(mark)]));
  return { ok: true, marks, total: Object.values(marks).reduce((sum, mark) => sum + mark, 0) };
}

/** The 0–3 that a stored mark of a judged aspect came from. */
export function judgedScore(aspect: Aspect, mark: number): number {
  return Math.round((mark * 3) / aspect.maximum);
}

function markOf(aspect: Aspect, typed: string | undefined): number | 'missing' | 'range' {
  if (typed === undefined || typed.trim() === '') return 'missing';
  if (aspect.kind === 'J')
    return /^[0-3]$/.test(typed) ? divideHundredths(aspect.maximum * Number(typed), 3) : 'range';
  const mark = readHundredths(typed);
  return mark === null || mark < 0 || mark > aspect.maximum ? 'range' : mark;
}
