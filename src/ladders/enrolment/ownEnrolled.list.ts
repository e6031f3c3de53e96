/** The list of those whom a station's manager enrolled. */
import type { List } from '../../http/list.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { placeBadge, placeLabel } from '../cohort.view.ts';
import { consentLabel } from './consent.view.ts';
import { type OwnEnrolledRow, pageOfEnrolledBy } from './enrolled.store.ts';

/** Hers alone. */
export function ownEnrolledList(managerId: number): List<OwnEnrolledRow> {
  return {
    title: 'enrolment.own.people',
    searchLabel: 'enrolment.enrolled.search',
    emptyText: 'enrolment.own.nobody',
    fileName: 'enrolled',
    defaultSort: '-enrolledAt',
    columns: [
      { label: 'ladders.field.name', sort: null, value: ({ name }) => name },
      { label: 'ladders.field.phone', sort: null, value: ({ phoneMasked }) => phoneMasked },
      {
        label: 'ladders.field.course',
        sort: null,
        value: ({ courseZh, courseEn }, { locale }) => (locale === 'en' ? courseEn : courseZh),
      },
      {
        label: 'ladders.field.startsAt',
        sort: null,
        value: ({ cohort }, { locale }) => showDateTime(cohort.startsAt, locale),
      },
      {
        label: 'ladders.field.state',
        sort: null,
        value: ({ state, cohort, position }, { t }) => placeLabel(state, cohort.state, position, t),
        badge: ({ state, cohort, position }, { t }) => placeBadge(state, cohort.state, position, t),
      },
      {
        label: 'ladders.field.enrolledAt',
        sort: 'enrolledAt',
        value: ({ enrolledAt }, { locale }) => showDateTime(enrolledAt, locale),
      },
      { label: 'enrolment.field.consent', sort: null, value: (row, { t }) => consentLabel(row, t) },
    ],
    find: (query) => pageOfEnrolledBy(managerId, query),
  };
}
