/** The staff's list of revocations that were asked for. */
import type { Badge, List } from '../http/list.ts';
import { showDateTime } from '../i18n/dates.ts';
import { type ListedRevocation, listRevocations } from './revocation.store.ts';

const states = ['waiting', 'confirmed', 'declined', 'withdrawn'] as const;
const looks: Record<(typeof states)[number], Pick<Badge, 'kind' | 'icon'>> = {
  waiting: { kind: 'attention', icon: 'clock' },
  confirmed: { kind: 'revoked', icon: 'ban' },
  declined: { kind: 'neutral', icon: 'check' },
  withdrawn: { kind: 'neutral', icon: 'refresh' },
};

export const revocationsList: List<ListedRevocation> = {
  title: 'certificates.revocation.title',
  description: 'certificates.revocation.description',
  searchLabel: 'certificates.list.search',
  emptyText: 'certificates.revocation.empty',
  fileName: 'revocations',
  defaultSort: '-requestedAt',
  filters: [
    {
      name: 'state',
      label: 'certificates.field.status',
      options: ({ t }) =>
        states.map((state) => ({ value: state, label: t(`certificates.revocation.${state}`) })),
    },
  ],
  columns: [
    { label: 'certificates.field.number', sort: null, value: ({ number }) => number },
    { label: 'certificates.field.holder', sort: null, value: ({ holderName }) => holderName },
    {
      label: 'certificates.change.reason',
      sort: null,
      value: ({ reasonCode }, { t }) => t(`certificates.reason.${reasonCode}`),
    },
    {
      label: 'certificates.field.status',
      sort: 'state',
      value: ({ state }, { t }) => t(`certificates.revocation.${state}`),
      badge: ({ state }, { t }) => ({ ...looks[state], label: t(`certificates.revocation.${state}`) }),
    },
    {
      label: 'certificates.revocation.requestedAt',
      sort: 'requestedAt',
      value: ({ requestedAt }, { locale }) => showDateTime(requestedAt, locale),
    },
  ],
  href: ({ certificateId }) => `/admin/certificates/${certificateId}`,
  find: (query) => listRevocations(query),
};
