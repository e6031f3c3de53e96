/** The charts and tables of the figures, in their order on the page. */
import { barChart } from '../lib/chart/barChart.ts';
import { funnelChart } from '../lib/chart/funnelChart.ts';
import { lineChart } from '../lib/chart/lineChart.ts';
import type { Counted } from './counted.ts';
import { type Dimension, type FigureFilter, withinMonth, writeFilter } from './filter.ts';
import { classHours, nameOf, percent, shown } from './names.view.ts';
import type { NoShows } from './noShows.ts';
import {
  type FigureCell,
  type Frame,
  headings,
  linkCell,
  nameCell,
  numberCell,
  type Section,
} from './section.view.ts';

/** Most bars that one chart has; its table has all. */
const mostBars = 10;

/** All of them. */
export function sectionsOf(counted: Counted, frame: Frame): Section[] {
  return [
    monthSection(counted, frame),
    funnelSection(counted, frame),
    conversionSection(counted, frame),
    groupSection('tier', counted, frame),
    hoursSection('topic', counted, frame),
    hoursSection('course', counted, frame),
    ...(['mode', 'community', 'funder', 'source'] as const).map((one) => groupSection(one, counted, frame)),
  ];
}

function monthSection({ months, noShows }: Counted, frame: Frame): Section {
  const { t, filter } = frame;
  const lines = [
    { name: t('insights.attendances'), values: months.map(({ attendances }) => attendances) },
    { name: t('insights.persons'), values: months.map(({ persons }) => persons) },
  ];
  const title = t('insights.section.month');
  const labels = months.map(({ key }) => key);
  return {
    ...{ key: 'month', title, note: t('insights.note.month'), isWide: false },
    chart: lineChart(title, labels, lines, shown),
    headings: headings(
      frame,
      'insights.month',
      'insights.attendances',
      'insights.persons',
      'insights.sessions',
      ...noShowHeadings,
    ),
    rows: months.map(({ key, attendances, persons, sessions }) => {
      const within = withinMonth(filter, key);
      return [
        nameCell(key),
        linkCell(attendances, 'attendances', filter, within),
        linkCell(persons, 'persons', filter, within),
        linkCell(sessions, 'sessions', filter, within),
        ...noShowCells(noShows.month.get(key), filter, within),
      ];
    }),
  };
}

function funnelSection({ funnel }: Counted, frame: Frame): Section {
  const { t, filter } = frame;
  const title = t('insights.section.funnel');
  const steps = funnel.filter(({ set, places }) => set !== 'scans' || places > 0);
  const signUps = steps.find(({ set }) => set === 'signUps')?.places ?? 0;
  const share = ({ set, places }: (typeof steps)[number]) =>
    set === 'scans' || set === 'signUps' ? null : percent(places, signUps);
  return {
    ...{ key: 'funnel', title, note: t('insights.note.funnel'), isWide: false },
    chart: funnelChart(
      title,
      steps.map((step) => ({
        ...{
          label: t(`insights.step.${step.set}`),
          value: step.places,
          text: shown(step.places),
          share: share(step),
        },
        isApart: step.set === 'scans',
      })),
    ),
    headings: headings(frame, 'insights.step', 'insights.places', 'insights.persons', 'insights.ofSignUps'),
    rows: steps.map((step) => [
      nameCell(t(`insights.step.${step.set}`)),
      step.set === 'scans' ? numberCell(step.places) : linkCell(step.places, step.set, filter),
      numberCell(step.persons),
      { ...numberCell(null), value: share(step), text: share(step) ?? '–' },
    ]),
  };
}

function conversionSection({ conversions }: Counted, frame: Frame): Section {
  const { t, filter } = frame;
  const title = t('insights.section.conversion');
  const name = (from: number) =>
    t('insights.fromTo', {
      from: nameOf('tier', String(from), frame),
      to: nameOf('tier', String(from + 1), frame),
    });
  const share = (entered: number, completed: number) => (completed === 0 ? 0 : (entered / completed) * 100);
  return {
    ...{ key: 'conversion', title, note: t('insights.note.conversion'), isWide: false },
    chart: barChart(
      title,
      conversions.map(({ from, completed, entered }) => ({
        label: name(from),
        value: share(entered, completed),
        text: percent(entered, completed),
      })),
    ),
    headings: headings(
      frame,
      'insights.conversionStep',
      'insights.completedTier',
      'insights.enteredNext',
      'insights.share',
      'insights.months',
    ),
    rows: conversions.map(({ from, completed, entered, months }) => {
      const href = (part: string) => `/admin/figures/steps/${from}?${writeFilter(filter, { part })}`;
      return [
        nameCell(name(from)),
        { ...numberCell(completed), href: href('completed') },
        { ...numberCell(entered), href: href('entered') },
        { ...numberCell(null), value: percent(entered, completed), text: percent(entered, completed) },
        numberCell(months),
      ];
    }),
  };
}

function hoursSection(dimension: 'topic' | 'course', { hours }: Counted, frame: Frame): Section {
  const { t, filter } = frame;
  const title = t(`insights.section.hours.${dimension}`);
  const own = hours[dimension];
  return {
    ...{ key: `hours-${dimension}`, title, note: t('insights.note.hours'), isWide: true },
    chart: barChart(
      title,
      own.slice(0, mostBars).map(({ key, theory, practice }) => ({
        label: nameOf(dimension, key, frame),
        value: classHours(theory),
        rest: classHours(practice),
        text: t('insights.theoryPractice', {
          theory: shown(classHours(theory)),
          practice: shown(classHours(practice)),
        }),
      })),
    ),
    headings: headings(
      frame,
      `insights.dimension.${dimension}`,
      'insights.theoryHours',
      'insights.theorySessions',
      'insights.practiceHours',
      'insights.practiceSessions',
      'insights.takenHours',
    ),
    rows: own.map(({ key, theory, practice, taken, theorySessions, practiceSessions }) => {
      const only = { [dimension]: key };
      return [
        nameCell(nameOf(dimension, key, frame)),
        numberCell(classHours(theory)),
        linkCell(theorySessions, 'sessions', filter, { ...only, kind: 'theory' }),
        numberCell(classHours(practice)),
        linkCell(practiceSessions, 'sessions', filter, { ...only, kind: 'practice' }),
        numberCell(classHours(taken)),
      ];
    }),
  };
}

function groupSection(
  dimension: Exclude<Dimension, 'course' | 'topic'>,
  { groups, noShows }: Counted,
  frame: Frame,
): Section {
  const { t, filter } = frame;
  const title = t(`insights.section.${dimension}`);
  const rows = groups[dimension];
  const withSessions = dimension !== 'source';
  return {
    ...{ key: dimension, title, note: t(`insights.note.${dimension}`), isWide: false },
    chart:
      rows.length === 0
        ? null
        : barChart(
            title,
            rows.slice(0, mostBars).map(({ key, attendances, persons }) => ({
              label: nameOf(dimension, key, frame),
              value: attendances,
              text: t('insights.timesOfPersons', { times: shown(attendances), persons: shown(persons) }),
            })),
          ),
    headings: headings(
      frame,
      `insights.dimension.${dimension}`,
      'insights.attendances',
      'insights.persons',
      ...(withSessions ? (['insights.sessions'] as const) : []),
      ...(dimension === 'mode' ? [] : noShowHeadings),
    ),
    rows: rows.map(({ key, attendances, persons, sessions }) => {
      const only = { [dimension]: key };
      return [
        nameCell(nameOf(dimension, key, frame)),
        linkCell(attendances, 'attendances', filter, only),
        linkCell(persons, 'persons', filter, only),
        ...(withSessions ? [linkCell(sessions, 'sessions', filter, only)] : []),
        ...(dimension === 'mode' ? [] : noShowCells(noShows[dimension].get(key), filter, only)),
      ];
    }),
  };
}

const noShowHeadings = ['insights.noShows', 'insights.noShowRate'] as const;

/** How many never came to a class that is over, and which share of those who held a place that is. */
function noShowCells(
  counted: NoShows | undefined,
  filter: FigureFilter,
  changes: Readonly<Record<string, string | null>>,
): FigureCell[] {
  const { due, noShows } = counted ?? { due: 0, noShows: 0 };
  const rate = percent(noShows, due);
  return [linkCell(noShows, 'noShows', filter, changes), { ...numberCell(null), value: rate, text: rate }];
}
