/** All figures of one filter, counted once for the page and for the workbook. */
import type { Conversion } from './conversion.ts';
import type { Facts } from './facts.ts';
import {
  conversionsOf,
  type FunnelStep,
  funnelOf,
  type Headline,
  headlineOf,
  hoursOf,
  type TopicHours,
} from './figures.ts';
import { type Dimension, type FigureFilter, monthsOf } from './filter.ts';
import { byDimensions, byMonth, type Group } from './groups.ts';

/** The figures. */
export interface Counted {
  readonly now: Headline;
  readonly before: Headline;
  /** Every month that the period touches. */
  readonly months: readonly Group[];
  readonly funnel: readonly FunnelStep[];
  readonly conversions: readonly Conversion[];
  readonly hours: readonly TopicHours[];
  readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
}

/** Counts; `monthOf` names the month of an instant in the city. */
export function countAll(
  facts: Facts,
  filter: FigureFilter,
  before: FigureFilter,
  monthOf: (at: number) => string,
): Counted {
  const found = new Map(byMonth(facts, filter, monthOf).map((group) => [group.key, group]));
  const blank = { attendances: 0, persons: 0, sessions: 0 };
  return {
    now: headlineOf(facts, filter),
    before: headlineOf(facts, before),
    months: monthsOf(filter).map((key) => found.get(key) ?? { key, ...blank }),
    funnel: funnelOf(facts, filter),
    conversions: conversionsOf(facts, filter),
    hours: hoursOf(facts, filter),
    groups: byDimensions(facts, filter),
  };
}
