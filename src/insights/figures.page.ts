/** The figures: counted in memory under a filter, drawn, and given as a workbook. */
import { type Answer, type Context, file, page } from '../http/route.ts';
import { fromLocalInput, showDate, showDateTime, toLocalDay } from '../i18n/dates.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import { tierKeys } from '../ladders/progression.ts';
import { type SheetContent, writeWorkbook } from '../lib/spreadsheetFile.ts';
import { xlsxType } from '../lib/workbook.ts';
import { countAll } from './counted.ts';
import { currentFacts } from './currentFacts.action.ts';
import type { Facts } from './facts.ts';
import { type Chip, type Choice, figuresView, headlineFigures } from './figures.view.ts';
import {
  type Dimension,
  dimensions,
  type FigureFilter,
  none,
  periodBefore,
  readFilter,
  writeFilter,
} from './filter.ts';
import { allModes, allSources, nameOf, type Reader } from './names.view.ts';
import { sectionsOf } from './sections.view.ts';

const definitions = [
  'attendances',
  'persons',
  'sessions',
  'hours',
  'places',
  'noShows',
  'funnel',
  'conversion',
  'period',
] as const;

/** The page. */
export async function showFigures(context: Context): Promise<Answer> {
  const { facts, filter, frame } = await asked(context);
  const counted = countAll(facts, filter, periodBefore(filter, fromLocalInput), monthOf);
  const { t, locale } = context;
  return page(
    figuresView(t('insights.title'), {
      asOf: showDateTime(facts.asOf, locale),
      fromDay: filter.fromDay,
      toDay: filter.toDay,
      choices: choicesOf(facts, filter, frame),
      chips: chipsOf(filter, frame, '/admin/figures'),
      exportHref: `/admin/figures.xlsx?${writeFilter(filter)}`,
      headline: headlineFigures(counted.now, counted.before, frame),
      sections: sectionsOf(counted, frame),
      definitions: definitions.map((name) => ({
        term: t(`insights.term.${name}`),
        text: t(`insights.means.${name}`),
      })),
    }),
  );
}

/** The same as a workbook: one sheet for each table, with the filter and the time on it. */
export async function exportFigures(context: Context): Promise<Answer> {
  const { facts, filter, frame } = await asked(context);
  const { t, locale } = context;
  const counted = countAll(facts, filter, periodBefore(filter, fromLocalInput), monthOf);
  const head = [
    [
      t('insights.title'),
      chipsOf(filter, frame, '')
        .map(({ label }) => label)
        .join(' · '),
    ],
    [t('insights.asOfLabel'), showDateTime(facts.asOf, locale)],
  ];
  const top: SheetContent = {
    title: t('insights.headlineSheet'),
    head,
    headings: [t('insights.figure'), t('insights.value'), t('insights.comparison')],
    rows: headlineFigures(counted.now, counted.before, frame).map(({ label, text, note }) => [
      label,
      text,
      note,
    ]),
  };
  const sheets = sectionsOf(counted, frame).map(({ title, headings, rows }) => ({
    ...{ title, head, headings: headings.map(({ text }) => text) },
    rows: rows.map((cells) => cells.map(({ value }) => value)),
  }));
  return file(
    xlsxType,
    `figures-${filter.fromDay}-${filter.toDay}.xlsx`,
    await writeWorkbook([top, ...sheets]),
  );
}

/** The facts, the filter of the address, and what names are shown with. */
export async function asked({ now, query, t, locale }: Context): Promise<{
  facts: Facts;
  filter: FigureFilter;
  frame: Reader & { filter: FigureFilter };
}> {
  const facts = await currentFacts(now);
  const filter = readFilter(query, toLocalDay(now), fromLocalInput);
  return { facts, filter, frame: { t, locale, topics: facts.topics, courses: facts.courses, filter } };
}

/** The period, and each choice with the address that takes it away; at `path`, or without addresses. */
export function chipsOf(filter: FigureFilter, reader: Reader, path: string): Chip[] {
  const { t, locale } = reader;
  const href = (name: string) => (path === '' ? null : `${path}?${writeFilter(filter, { [name]: null })}`);
  const day = (text: string) => showDate(fromLocalInput(text) as Date, locale);
  const chosen = dimensions.flatMap((name) => {
    const value = filter.choices[name];
    return value === undefined
      ? []
      : [chip(t(`insights.dimension.${name}`), nameOf(name, value, reader), href(name), t)];
  });
  const kind = filter.kind ? [{ label: t(`insights.kind.${filter.kind}`), href: href('kind') }] : [];
  return [{ label: `${day(filter.fromDay)} – ${day(filter.toDay)}`, href: null }, ...chosen, ...kind];
}

function chip(label: string, value: string, href: string | null, t: Context['t']): Chip {
  return { label: t('insights.chip', { label, value }), href };
}

function choicesOf(facts: Facts, filter: FigureFilter, reader: Reader): Choice[] {
  const { cohorts, courses } = facts;
  const values: Readonly<Record<Dimension, readonly string[]>> = {
    tier: tierKeys.map((_, index) => String(index + 1)),
    topic: namesIn(cohorts.map(({ topicId }) => topicId)),
    course: courses.map(({ id }) => String(id)),
    mode: allModes,
    community: namesIn(cohorts.map(({ community }) => community)),
    funder: namesIn(cohorts.map(({ funder }) => funder)),
    source: allSources,
  };
  return dimensions.map((name) => ({
    name,
    label: reader.t(`insights.dimension.${name}` satisfies TranslationKey),
    options: ['', ...values[name]].map((value) => ({
      value,
      label: value === '' ? reader.t('common.list.all') : nameOf(name, value, reader),
      selected: value === (filter.choices[name] ?? ''),
    })),
  }));
}

function namesIn(values: readonly (string | number | null)[]): string[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const names = [...new Set(values.map((value) => (value === null ? none : String(value))))];
  return names.sort(
    (left, right) => Number(left === none) - Number(right === none) || collator.compare(left, right),
  );
}

function monthOf(at: number): string {
  return toLocalDay(new Date(at)).slice(0, 7);
}
