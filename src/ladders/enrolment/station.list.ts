/** The staff's list of stations. */
import { findPeople } from '../../accounts/person.store.ts';
import type { List } from '../../http/list.ts';
import { pageOfStations, type StationRow } from './station.store.ts';

export const stationsList: List<StationRow & { readonly manager: string | null }> = {
  title: 'enrolment.stations.title',
  searchLabel: 'enrolment.stations.search',
  emptyText: 'enrolment.stations.empty',
  fileName: 'stations',
  defaultSort: 'code',
  actions: ({ t }) => [{ href: '/admin/stations/new', label: t('enrolment.stations.new') }],
  columns: [
    { label: 'ladders.field.code', sort: 'code', value: ({ code }) => code },
    { label: 'enrolment.field.stationTitle', sort: 'title', value: ({ title }) => title },
    { label: 'ladders.field.community', sort: 'community', value: ({ community }) => community },
    { label: 'enrolment.field.address', sort: null, value: ({ address }) => address },
    { label: 'enrolment.field.manager', sort: null, value: ({ manager }) => manager },
    {
      label: 'ladders.field.state',
      sort: 'isActive',
      value: ({ isActive }, { t }) => t(isActive ? 'enrolment.station.open' : 'enrolment.station.closed'),
      badge: ({ isActive }, { t }) =>
        isActive
          ? { kind: 'valid', icon: 'check', label: t('enrolment.station.open') }
          : { kind: 'neutral', icon: 'minus', label: t('enrolment.station.closed') },
    },
  ],
  href: ({ id }) => `/admin/stations/${id}`,
  find: async (query) => {
    const found = await pageOfStations(query);
    const { rows } = found;
    const managers = await findPeople(rows.flatMap(({ managerId }) => managerId ?? []));
    const named = rows.map((row) => ({
      ...row,
      manager: managers.find(({ id }) => id === row.managerId)?.name ?? null,
    }));
    return { ...found, rows: named };
  },
};
