/** The staff's list of people; phones and ID numbers are masked, in the export too. */
import type { List } from '../http/list.ts';
import { showDate } from '../i18n/dates.ts';
import { roles } from '../policy.ts';
import { pageOfPeople } from './people.store.ts';
import type { PersonRow } from './person.store.ts';

export const peopleList: List<PersonRow> = {
  title: 'common.nav.people',
  searchLabel: 'accounts.people.search',
  emptyText: 'accounts.people.empty',
  fileName: 'people',
  defaultSort: '-createdAt',
  filters: [
    {
      name: 'registered',
      label: 'accounts.people.registered',
      options: ({ t }) => [
        { value: 'yes', label: t('accounts.people.yes') },
        { value: 'no', label: t('accounts.people.no') },
      ],
    },
    {
      name: 'role',
      label: 'accounts.people.role',
      options: ({ t }) => roles.map((role) => ({ value: role, label: t(`common.role.${role}`) })),
    },
  ],
  actions: ({ t }) => [
    { href: '/admin/people/new', label: t('accounts.people.new') },
    { href: '/admin/people/import', label: t('accounts.people.import') },
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
