/** The staff's lists of classes and courses. */
import { listActorsWithRole } from '../accounts/account.store.ts';
import type { List } from '../http/list.ts';
import { showDateTime } from '../i18n/dates.ts';
import { findFunders } from './calendar/timetable.store.ts';
import { listVenues } from './calendar/venue.store.ts';
import { type CohortRow, countPlaces, pageOfCohorts } from './cohort.store.ts';
import { cohortBadge } from './cohort.view.ts';
import { cohortPhase, cohortPhases } from './cohortState.ts';
import { type CourseRow, findCourses, listTiers, pageOfCourses } from './course.store.ts';
import { listStations } from './enrolment/station.store.ts';
import { tierKeys } from './progression.ts';

/** A class with what its row shows. */
export interface CohortListRow extends CohortRow {
  readonly course: CourseRow | undefined;
  readonly taken: number;
}

const tierFilter = {
  name: 'tier',
  label: 'ladders.field.tier',
  options: ({ t }) =>
    tierKeys.map((key, index) => ({ value: String(index + 1), label: t(`ladders.tier.${key}`) })),
} satisfies NonNullable<List<unknown>['filters']>[number];

export const cohortsList: List<CohortListRow> = {
  title: 'ladders.cohorts.title',
  searchLabel: 'ladders.cohorts.search',
  emptyText: 'ladders.cohorts.empty',
  fileName: 'classes',
  defaultSort: '-startsAt',
  filters: [
    {
      name: 'state',
      label: 'ladders.field.state',
      options: ({ t }) =>
        cohortPhases.map((phase) => ({ value: phase, label: t(`ladders.cohortPhase.${phase}`) })),
    },
    tierFilter,
    {
      name: 'venue',
      label: 'ladders.field.venue',
      options: async () => (await listVenues()).map(({ id, title }) => ({ value: String(id), label: title })),
    },
    {
      name: 'trainer',
      label: 'ladders.field.trainer',
      options: async () =>
        (await listActorsWithRole('trainer')).map(({ id, name }) => ({ value: String(id), label: name })),
    },
    {
      name: 'station',
      label: 'calendar.field.station',
      options: async () =>
        (await listStations()).map(({ id, title }) => ({ value: String(id), label: title })),
    },
    {
      name: 'funder',
      label: 'calendar.field.funder',
      options: async () => (await findFunders()).map((funder) => ({ value: funder, label: funder })),
    },
  ],
  actions: ({ t }) => [
    { href: '/admin/cohorts/new', label: t('ladders.cohorts.new') },
    { href: '/teaching', label: t('attendance.teaching.link') },
    { href: '/admin/courses', label: t('ladders.courses.title') },
  ],
  columns: [
    { label: 'ladders.field.code', sort: 'code', value: ({ code }) => code },
    {
      label: 'ladders.field.course',
      sort: null,
      value: ({ course }, { locale }) => (locale === 'en' ? course?.titleEn : course?.titleZh) ?? null,
    },
    {
      label: 'ladders.field.startsAt',
      sort: 'startsAt',
      value: ({ startsAt }, { locale }) => showDateTime(startsAt, locale),
    },
    { label: 'ladders.field.venue', sort: null, value: ({ venue }) => venue },
    { label: 'ladders.field.trainer', sort: 'trainerName', value: ({ trainerName }) => trainerName },
    { label: 'ladders.field.taken', sort: null, numeric: true, value: ({ taken }) => taken },
    { label: 'ladders.field.capacity', sort: 'capacity', numeric: true, value: ({ capacity }) => capacity },
    {
      label: 'ladders.field.state',
      sort: 'state',
      value: (cohort, { t, now }) => t(`ladders.cohortPhase.${cohortPhase(cohort, now)}`),
      badge: (cohort, { t, now }) => cohortBadge(cohortPhase(cohort, now), t),
    },
  ],
  href: ({ id }) => `/admin/cohorts/${id}`,
  find: async (query, { now }) => {
    const found = await pageOfCohorts(query, now);
    const { rows } = found;
    const courses = await findCourses(rows.map(({ courseId }) => courseId));
    const places = await countPlaces(rows.map(({ id }) => id));
    const withCourse = rows.map((row) => ({
      ...row,
      course: courses.find(({ id }) => id === row.courseId),
      taken: places.get(row.id) ?? 0,
    }));
    return { ...found, rows: withCourse };
  },
};

export const coursesList: List<CourseRow & { tier: string }> = {
  title: 'ladders.courses.title',
  searchLabel: 'ladders.courses.search',
  emptyText: 'ladders.courses.empty',
  fileName: 'courses',
  defaultSort: 'tierRank',
  filters: [tierFilter],
  actions: ({ t }) => [
    { href: '/admin/courses/new', label: t('rules.courses.new') },
    { href: '/admin/occupations', label: t('rules.occupations.title') },
  ],
  href: ({ id }) => `/admin/courses/${id}`,
  columns: [
    { label: 'ladders.field.code', sort: 'code', value: ({ code }) => code },
    {
      label: 'ladders.field.course',
      sort: null,
      value: ({ titleZh, titleEn }, { locale }) => (locale === 'en' ? titleEn : titleZh),
    },
    { label: 'ladders.field.tier', sort: 'tierRank', value: ({ tier }) => tier },
    {
      label: 'ladders.field.theoryHours',
      sort: 'theoryHours',
      numeric: true,
      value: ({ theoryHours }) => theoryHours,
    },
    {
      label: 'ladders.field.practiceHours',
      sort: 'practiceHours',
      numeric: true,
      value: ({ practiceHours }) => practiceHours,
    },
    {
      label: 'rules.field.offered',
      sort: 'isOffered',
      value: ({ isOffered }, { t }) => t(isOffered ? 'rules.offered.yes' : 'rules.offered.no'),
    },
  ],
  find: async (query, { locale }) => {
    const [found, tiers] = await Promise.all([pageOfCourses(query), listTiers()]);
    const named = found.rows.map((row) => {
      const tier = tiers.find(({ rank }) => rank === row.tierRank);
      return { ...row, tier: (locale === 'en' ? tier?.titleEn : tier?.titleZh) ?? '' };
    });
    return { ...found, rows: named };
  },
};
