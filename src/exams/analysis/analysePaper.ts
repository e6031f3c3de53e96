/** The whole analysis of one paper: the test, its items with their options, and what to look at. */
import { type Flag, flagsOf } from './flags.ts';
import { type ItemStatistics, itemStatistics, type MarkMatrix, totalsOf } from './itemStatistics.ts';
import { type ChoiceFacts, type OptionStatistics, optionStatistics } from './optionStatistics.ts';
import { type PassConsistency, passConsistency } from './passConsistency.ts';
import { calibrate, type RaschItem } from './rasch.ts';
import { type TestStatistics, testStatistics } from './testStatistics.ts';

/** What is analysed. */
export interface AnalysisJob {
  readonly matrix: MarkMatrix;
  /** By position; null: no choice. */
  readonly choices: readonly (ChoiceFacts | null)[];
  /** By position: the score in per cent of one who guesses. */
  readonly guessShares: readonly number[];
  /** The pass mark in hundredths. */
  readonly line: number;
}

/** One position of the paper. */
export interface ItemAnalysis extends ItemStatistics {
  readonly guessShare: number;
  readonly options: readonly OptionStatistics[];
  readonly flags: readonly Flag[];
  /** Null: the item has marks between none and all. */
  readonly rasch: RaschItem | null;
}

/** The analysis. */
export interface PaperAnalysis {
  readonly test: TestStatistics;
  readonly consistency: PassConsistency;
  readonly items: readonly ItemAnalysis[];
  /** How many totals are in each tenth of the full marks. */
  readonly histogram: readonly number[];
}

/** Analyses a paper. */
export function analysePaper({ matrix, choices, guessShares, line }: AnalysisJob): PaperAnalysis {
  const totals = totalsOf(matrix.rows);
  const test = testStatistics(matrix);
  const full = matrix.maxima.reduce((sum, maximum) => sum + maximum, 0);
  const histogram = Array.from({ length: 10 }, () => 0);
  for (const total of totals) {
    const tenth = Math.min(9, Math.floor((10 * total) / full));
    histogram[tenth] = (histogram[tenth] as number) + 1;
  }
  const calibrated = calibratedOf(matrix);
  const items = itemStatistics(matrix).map((item, position): ItemAnalysis => {
    const facts = choices[position] ?? null;
    const marks = matrix.rows.map((row) => row[position] as number);
    const options = facts ? optionStatistics(facts, totals, marks) : [];
    const guessShare = guessShares[position] ?? 0;
    const flags = flagsOf(item, options, { guessShare, attempts: test.attempts });
    return { ...item, guessShare, options, flags, rasch: calibrated.get(position) ?? null };
  });
  return { test, consistency: passConsistency(totals, test, line), items, histogram };
}

/** Items with marks in between are left out of the calibration. */
function calibratedOf({ maxima, rows }: MarkMatrix): Map<number, RaschItem> {
  const isWhole = (position: number) =>
    rows.every((row) => row[position] === 0 || row[position] === maxima[position]);
  const positions = maxima.map((_, position) => position).filter(isWhole);
  const answers = rows.map((row) => positions.map((position) => (row[position] === 0 ? 0 : 1)));
  const items = calibrate(answers, positions.length);
  return new Map(positions.map((position, index) => [position, items[index] as RaschItem]));
}
