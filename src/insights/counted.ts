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
import { type NoShows, noShowsBy } from './noShows.ts';
import { select } from './selection.ts';

/** By what no-shows are shown. */
const noShowsShown = ['month', 'tier', 'community', 'funder', 'source'] as const;

/** The figures. */
export interface Counted {
  readonly now: Headline;
  readonly before: Headline;
  /** Every month that the period touches. */
  readonly months: readonly Group[];
  readonly funnel: readonly FunnelStep[];
  readonly conversions: readonly Conversion[];
  /** By topic, and by course. */
  readonly hours: Readonly<Record<'topic' | 'course', readonly TopicHours[]>>;
  readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
  /** No-shows by month and by choice. */
  readonly noShows: Readonly<Record<(typeof noShowsShown)[number], ReadonlyMap<string, NoShows>>>;
}

/** Counts; `monthOf` names the month of an instant in the city. */
export function countAll(
  facts: Facts,
  filter: FigureFilter,
  before: FigureFilter,
  monthOf: (at: number) => string,
): Counted {
  const selected = select(facts, filter);
  const found = new Map(byMonth(selected, monthOf).map((group) => [group.key, group]));
  const blank = { attendances: 0, persons: 0, sessions: 0 };
  return {
    now: headlineOf(selected),
    before: headlineOf(select(facts, before)),
    months: monthsOf(filter).map((key) => found.get(key) ?? { key, ...blank }),
    funnel: funnelOf(selected),
    conversions: conversionsOf(selected),
    hours: { topic: hoursOf(selected, 'topic'), course: hoursOf(selected, 'course') },
    groups: byDimensions(selected),
    noShows: Object.fromEntries(
      noShowsShown.map((by) => [by, noShowsBy(selected, by, monthOf)]),
    ) as unknown as Counted['noShows'],
  };
}
