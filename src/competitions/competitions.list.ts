/** The staff's list of competitions. */
import type { List } from '../http/list.ts';
import { showDate } from '../i18n/dates.ts';
import { type CompetitionRow, pageOfCompetitions } from './competition.store.ts';

export const competitionsList: List<CompetitionRow> = {
  title: 'competitions.list.title',
  searchLabel: 'competitions.list.search',
  emptyText: 'competitions.list.empty',
  fileName: 'competitions',
  defaultSort: '-startsOn',
  actions: ({ t }) => [{ href: '/admin/competitions/new', label: t('competitions.list.new') }],
  columns: [
    {
      label: 'competitions.field.title',
      sort: 'titleZh',
      value: ({ titleZh, titleEn }, { locale }) => (locale === 'en' ? titleEn : titleZh),
    },
    { label: 'competitions.field.code', sort: 'code', value: ({ code }) => code },
    {
      label: 'competitions.field.startsOn',
      sort: 'startsOn',
      value: ({ startsOn }, { locale }) => showDate(startsOn, locale),
    },
    {
      label: 'competitions.field.endsOn',
      sort: 'endsOn',
      value: ({ endsOn }, { locale }) => showDate(endsOn, locale),
    },
  ],
  href: ({ id }) => `/admin/competitions/${id}`,
  find: (query) => pageOfCompetitions(query),
};
