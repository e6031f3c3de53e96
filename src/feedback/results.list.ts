/** The staff's list of results, by course, trainer or class; only those with enough answers. */
import type { Column, List } from '../http/list.ts';
import type { Context } from '../http/route.ts';
import { findCohorts } from '../ladders/cohort.store.ts';
import { findCourses } from '../ladders/course.store.ts';
import type { ListPage, ListQuery } from '../lib/paging.ts';
import { findResults, type Grain, grains, type ResultRow } from './results.store.ts';
import { type Means, meansOf } from './threshold.ts';

/** A row with its name and means. */
export interface ResultLine {
  readonly grain: Grain;
  readonly cellId: number;
  readonly name: string;
  readonly means: Means;
}

const mean = (name: 'content' | 'trainer' | 'organisation'): Column<ResultLine> => ({
  label: `feedback.short.${name}`,
  sort: name,
  numeric: true,
  value: ({ means }) => means[name] / 100,
});

export const resultsList: List<ResultLine> = {
  title: 'feedback.results.title',
  description: 'feedback.results.lead',
  searchLabel: null,
  emptyText: 'feedback.results.empty',
  fileName: 'feedback',
  defaultSort: '-counted',
  filters: [
    {
      name: 'grain',
      label: 'feedback.field.grain',
      options: ({ t }) => grains.map((grain) => ({ value: grain, label: t(`feedback.grain.${grain}`) })),
    },
  ],
  columns: [
    { label: 'feedback.field.name', sort: 'name', value: ({ name }) => name },
    { label: 'feedback.field.grain', sort: null, value: ({ grain }, { t }) => t(`feedback.grain.${grain}`) },
    { label: 'feedback.field.counted', sort: 'counted', numeric: true, value: ({ means }) => means.counted },
    ...(['content', 'trainer', 'organisation'] as const).map(mean),
  ],
  href: ({ grain, cellId }) => `/admin/feedback/${grain}/${cellId}`,
  find: findLines,
};

/** A few hundred rows at most: they are put in order here. */
async function findLines(query: ListQuery, { locale }: Context): Promise<ListPage<ResultLine>> {
  const wanted = grains.filter((grain) => (query.filters.grain ?? grain) === grain);
  const found = await Promise.all(wanted.map(async (grain) => ({ grain, rows: await findResults(grain) })));
  const nameOf = await namer(
    found.flatMap(({ rows }) => rows),
    locale,
  );
  const lines = found.flatMap(({ grain, rows }) =>
    rows.flatMap((row) => {
      const means = meansOf(row);
      return means ? [{ grain, cellId: row.cellId, name: nameOf(grain, row), means }] : [];
    }),
  );
  const sign = query.direction === 'ASC' ? 1 : -1;
  const keyOf = ({ name, means }: ResultLine) =>
    query.sort === 'name' ? name : means[query.sort as keyof Means];
  lines.sort((left, right) => (keyOf(left) < keyOf(right) ? -sign : keyOf(left) > keyOf(right) ? sign : 0));
  return { rows: lines.slice(query.offset, query.offset + query.limit), total: lines.length };
}

/** Gives names of courses, trainers and classes in a language. */
export async function namer(
  rows: readonly ResultRow[],
  locale: string,
): Promise<(grain: Grain, row: ResultRow) => string> {
  const courses = await findCourses([...new Set(rows.map(({ courseId }) => courseId))]);
  const cohorts = await findCohorts([...new Set(rows.map(({ cohortId }) => cohortId))]);
  const titles = new Map(
    courses.map(({ id, titleZh, titleEn }) => [id, locale === 'en' ? titleEn : titleZh]),
  );
  const codes = new Map(cohorts.map(({ id, code }) => [id, code]));
  return (grain, { courseId, cohortId, trainerName }) => {
    if (grain === 'trainer') return trainerName;
    const title = titles.get(courseId) ?? '';
    return grain === 'course' ? title : `${codes.get(cohortId) ?? ''} ${title} · ${trainerName}`;
  };
}
