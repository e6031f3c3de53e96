/** The staff's list of people; phones and ID numbers are masked, in the export too. */
import type { Filter, List } from '../http/list.ts';
import { showDate } from '../i18n/dates.ts';
import { roles } from '../policy.ts';
import { pageOfPeople } from './people.store.ts';
import type { PersonRow } from './person.store.ts';

/** The list; `communities` are those to choose from. */
export function peopleList(communities: readonly string[]): List<PersonRow> {
  return { ...described, filters: filters(communities) };
}

const described: List<PersonRow> = {
  title: 'common.nav.people',
  searchLabel: 'accounts.people.search',
  emptyText: 'accounts.people.empty',
  fileName: 'people',
  defaultSort: '-createdAt',
  actions: ({ t, query }) => [
    { href: '/admin/people/new', label: t('accounts.people.new') },
    { href: '/admin/people/import', label: t('accounts.people.import') },
    { href: `/admin/people/export?${new URLSearchParams(query)}`, label: t('people.export.open') },
    { href: '/admin/duplicates', label: t('people.duplicates.title') },
  ],
  columns: [
    { label: 'accounts.person.name', sort: 'name', value: ({ name }) => name },
    {
      label: 'accounts.person.workerNumber',
      sort: 'workerNumber',
      value: ({ workerNumber }) => workerNumber,
    },
    { label: 'accounts.person.phone', sort: null, value: ({ phoneMasked }) => phoneMasked },
    { label: 'accounts.person.identityNumber', sort: null, value: ({ identityMasked }) => identityMasked },
    { label: 'accounts.person.community', sort: 'community', value: ({ community }) => community },
    {
      label: 'accounts.person.registeredAt',
      sort: 'registeredAt',
      value: ({ registeredAt }, { locale }) => registeredAt && showDate(registeredAt, locale),
    },
  ],
  href: ({ id }) => `/admin/people/${id}`,
  find: pageOfPeople,
};

function filters(communities: readonly string[]): readonly Filter[] {
  return [
    {
      name: 'community',
      label: 'accounts.people.community',
      options: () => communities.map((name) => ({ value: name, label: name })),
    },
    {
      name: 'registered',
      label: 'accounts.people.registered',
      options: ({ t }) => [
        { value: 'yes', label: t('accounts.people.yes') },
        { value: 'no', label: t('accounts.people.no') },
      ],
    },
    {
      name: 'logIn',
      label: 'accounts.people.logIn',
      options: ({ t }) => [
        { value: 'yes', label: t('accounts.people.hasLogIn') },
        { value: 'no', label: t('accounts.people.noLogIn') },
      ],
    },
    {
      name: 'role',
      label: 'accounts.people.role',
      options: ({ t }) => roles.map((role) => ({ value: role, label: t(`common.role.${role}`) })),
    },
  ];
}
