/** The staff's list of recorded certificates. */
import type { List } from '../http/list.ts';
import { externalBadge } from './external.view.ts';
import { type ExternalRow, pageOfExternals } from './externalCertificate.store.ts';
import { externalKinds } from './externalNumber.ts';
import { externalStates } from './externalState.ts';

export const externalsList: List<ExternalRow> = {
  title: 'external.list.title',
  description: 'external.list.lead',
  searchLabel: 'external.list.search',
  emptyText: 'external.list.empty',
  fileName: 'external-certificates',
  defaultSort: '-recordedAt',
  filters: [
    {
      name: 'kind',
      label: 'external.field.kind',
      options: ({ t }) => externalKinds.map((kind) => ({ value: kind, label: t(`external.kind.${kind}`) })),
    },
    {
      name: 'state',
      label: 'external.field.state',
      options: ({ t }) =>
        externalStates.map((state) => ({ value: state, label: t(`external.state.${state}`) })),
    },
  ],
  actions: ({ t }) => [
    { href: '/admin/external-certificates/new', label: t('external.new') },
    { href: '/admin/external-certificates/import', label: t('external.import.title') },
  ],
  columns: [
    { label: 'external.field.number', sort: 'number', value: ({ number }) => number },
    { label: 'external.field.holder', sort: 'holderName', value: ({ holderName }) => holderName },
    { label: 'external.field.kind', sort: 'kind', value: ({ kind }, { t }) => t(`external.kind.${kind}`) },
    {
      label: 'external.field.title',
      sort: null,
      value: ({ title, level }) => [title, level].filter(Boolean).join(' · '),
    },
    { label: 'external.field.issuedOn', sort: 'issuedOn', value: ({ issuedOn }) => issuedOn },
    { label: 'external.field.recordedAt', sort: 'recordedAt', value: ({ recordedAt }) => recordedAt },
    {
      label: 'external.field.state',
      sort: 'state',
      value: ({ state }, { t }) => t(`external.state.${state}`),
      badge: ({ state }, { t }) => externalBadge(state, t),
    },
  ],
  href: ({ id }) => `/admin/external-certificates/${id}`,
  find: (query) => pageOfExternals(query),
};
