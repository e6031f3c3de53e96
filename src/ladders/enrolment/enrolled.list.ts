/** The staff's list of a class's enrolments: place, source, who enrolled her, and what she agreed to. */
import type { List } from '../../http/list.ts';
import { showDateTime } from '../../i18n/dates.ts';
import type { CohortRow } from '../cohort.store.ts';
import { placeBadge, placeLabel } from '../cohort.view.ts';
import { consentLabel } from './consent.view.ts';
import { type EnrolledRow, pageOfEnrolled } from './enrolled.store.ts';
import type { SourceRow } from './source.store.ts';

/** The list of one class. */
export function enrolledList(cohort: CohortRow, sources: readonly SourceRow[]): List<EnrolledRow> {
  return {
    title: 'enrolment.enrolled.title',
    searchLabel: 'enrolment.enrolled.search',
    emptyText: 'ladders.cohort.noPlaces',
    fileName: `enrolled-${cohort.code}`,
    defaultSort: '-enrolledAt',
    filters: [
      {
        name: 'source',
        label: 'enrolment.field.source',
        options: ({ t }) => [
          ...sources.map(({ id, label }) => ({ value: String(id), label })),
          { value: 'none', label: t('enrolment.source.without') },
        ],
      },
      {
        name: 'held',
        label: 'ladders.field.state',
        options: ({ t }) => [{ value: 'yes', label: t('enrolment.filter.held') }],
      },
      {
        name: 'attended',
        label: 'enrolment.field.attended',
        options: ({ t }) => [{ value: 'yes', label: t('enrolment.filter.attended') }],
      },
    ],
    columns: [
      { label: 'ladders.field.name', sort: null, value: ({ name }) => name },
      { label: 'ladders.field.phone', sort: null, value: ({ phoneMasked }) => phoneMasked },
      {
        label: 'ladders.field.state',
        sort: null,
        value: ({ state, position }, { t }) => placeLabel(state, cohort.state, position, t),
        badge: ({ state, position }, { t }) => placeBadge(state, cohort.state, position, t),
      },
      {
        label: 'enrolment.field.offeredUntil',
        sort: 'offeredUntil',
        value: ({ offeredUntil }, { locale }) => offeredUntil && showDateTime(offeredUntil, locale),
      },
      { label: 'enrolment.field.source', sort: null, value: ({ sourceLabel }) => sourceLabel },
      { label: 'enrolment.field.enrolledBy', sort: null, value: ({ enrolledBy }) => enrolledBy },
      {
        label: 'ladders.field.enrolledAt',
        sort: 'enrolledAt',
        value: ({ enrolledAt }, { locale }) => showDateTime(enrolledAt, locale),
      },
      { label: 'enrolment.field.consent', sort: null, value: (row, { t }) => consentLabel(row, t) },
      { label: 'enrolment.field.attended', sort: null, numeric: true, value: ({ attended }) => attended },
    ],
    href: ({ personId }) => `/admin/people/${personId}`,
    find: (query) => pageOfEnrolled(cohort.id, query),
  };
}
