/** The staff's lists of enterprises and of all their keys. */
import type { List } from '../http/list.ts';
import { showDate } from '../i18n/dates.ts';
import { may } from '../policy.ts';
import { type ApiKeyLine, listKeys } from './apiKey.store.ts';
import { keyState } from './apiKey.ts';
import { type EnterpriseLine, listEnterprises } from './enterprise.store.ts';
import { enterpriseBadge } from './enterprise.view.ts';
import { keyBadge } from './partner.view.ts';

const states = ['active', 'closed'] as const;

export const enterprisesList: List<EnterpriseLine> = {
  title: 'partners.enterprise.list',
  searchLabel: 'partners.enterprise.search',
  emptyText: 'partners.enterprise.empty',
  fileName: 'enterprises',
  defaultSort: '-createdAt',
  filters: [
    {
      name: 'state',
      label: 'partners.enterprise.state',
      options: ({ t }) => states.map((value) => ({ value, label: t(`partners.enterprise.${value}`) })),
    },
  ],
  columns: [
    { label: 'partners.enterprise.name', sort: 'name', value: ({ name }) => name },
    { label: 'partners.enterprise.creditCode', sort: 'creditCode', value: ({ creditCode }) => creditCode },
    { label: 'partners.enterprise.contact', sort: null, value: ({ contact }) => contact },
    { label: 'partners.enterprise.keyCount', sort: null, numeric: true, value: ({ keyCount }) => keyCount },
    {
      label: 'partners.enterprise.state',
      sort: null,
      value: ({ state }, { t }) => enterpriseBadge(state, t).label,
      badge: ({ state }, { t }) => enterpriseBadge(state, t),
    },
    {
      label: 'partners.enterprise.createdAt',
      sort: 'createdAt',
      value: ({ createdAt }, { locale }) => showDate(createdAt, locale),
    },
  ],
  href: ({ id }) => `/admin/enterprises/${id}`,
  actions: ({ t, actor }) => [
    ...(may(actor, 'enterprises.edit')
      ? [{ href: '/admin/enterprises/new', label: t('partners.enterprise.new') }]
      : []),
    { href: '/admin/api-keys', label: t('partners.key.list') },
  ],
  find: (query) => listEnterprises(query),
};

export const keysList: List<ApiKeyLine> = {
  title: 'partners.key.list',
  searchLabel: 'partners.key.search',
  emptyText: 'partners.key.empty',
  fileName: 'api-keys',
  defaultSort: '-createdAt',
  columns: [
    { label: 'partners.key.name', sort: 'name', value: ({ name }) => name },
    { label: 'partners.enterprise.name', sort: null, value: ({ enterpriseName }) => enterpriseName },
    { label: 'partners.key.beginning', sort: null, value: ({ beginning }) => `${beginning}…` },
    {
      label: 'partners.key.state',
      sort: null,
      value: (key, { t, now }) => keyBadge(keyState(key, now), t).label,
      badge: (key, { t, now }) => keyBadge(keyState(key, now), t),
    },
    {
      label: 'partners.key.perMinute',
      sort: 'perMinute',
      numeric: true,
      value: ({ perMinute }) => perMinute,
    },
    { label: 'partners.key.perDay', sort: 'perDay', numeric: true, value: ({ perDay }) => perDay },
    {
      label: 'partners.key.lastUsed',
      sort: 'lastUsedAt',
      value: ({ lastUsedAt }, { locale }) => lastUsedAt && showDate(lastUsedAt, locale),
    },
    {
      label: 'partners.key.createdAt',
      sort: 'createdAt',
      value: ({ createdAt }, { locale }) => showDate(createdAt, locale),
    },
  ],
  href: ({ id, enterpriseId }) => `/admin/enterprises/${enterpriseId}/keys/${id}`,
  find: (query) => listKeys(query),
};
