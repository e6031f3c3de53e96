/** The staff's lists: all batches, and the people of one. */
import type { Badge, List } from '../http/list.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { Translate } from '../i18n/translate.ts';
import { type BatchEntry, type BatchRow, pageOfBatches, pageOfRows } from './batch.store.ts';
import { type BatchState, batchStates } from './batchState.ts';
import type { RowState } from './splitBatch.ts';

const stateLooks: Readonly<Record<BatchState, Pick<Badge, 'kind' | 'icon'>>> = {
  preview: { kind: 'neutral', icon: 'list' },
  running: { kind: 'attention', icon: 'clock' },
  paused: { kind: 'attention', icon: 'pause' },
  done: { kind: 'valid', icon: 'check' },
  cancelled: { kind: 'neutral', icon: 'cross' },
};

/** A batch's state as a badge. */
export function batchBadge(state: BatchState, t: Translate): Badge {
  return { ...stateLooks[state], label: t(`issuing.state.${state}`) };
}

export const batchesList: List<BatchRow> = {
  title: 'issuing.batches.title',
  description: 'issuing.batches.lead',
  searchLabel: 'issuing.batches.search',
  emptyText: 'issuing.batches.empty',
  fileName: 'certificate-batches',
  defaultSort: '-createdAt',
  filters: [
    {
      name: 'state',
      label: 'issuing.field.state',
      options: ({ t }) => batchStates.map((state) => ({ value: state, label: t(`issuing.state.${state}`) })),
    },
  ],
  actions: ({ t }) => [{ href: '/admin/certificate-batches/new', label: t('issuing.batches.new') }],
  columns: [
    { label: 'issuing.field.title', sort: 'title', value: ({ title }) => title },
    {
      label: 'issuing.field.sourceKind',
      sort: null,
      value: ({ sourceKind }, { t }) => t(`issuing.source.${sourceKind}`),
    },
    {
      label: 'issuing.field.createdAt',
      sort: 'createdAt',
      value: ({ createdAt }, { locale }) => showDateTime(createdAt, locale),
    },
    {
      label: 'issuing.field.state',
      sort: 'state',
      value: ({ state }, { t }) => t(`issuing.state.${state}`),
      badge: ({ state }, { t }) => batchBadge(state, t),
    },
  ],
  href: ({ id }) => `/admin/certificate-batches/${id}`,
  find: (query) => pageOfBatches(query),
};

/** The states of rows, in the order in which staff want to see them. */
export const rowStates = [
  'refused',
  'failed',
  'issue',
  'held',
  'issued',
] as const satisfies readonly RowState[];

const rowLooks: Readonly<Record<RowState, Pick<Badge, 'kind' | 'icon'>>> = {
  issue: { kind: 'neutral', icon: 'plus' },
  held: { kind: 'neutral', icon: 'certificate' },
  refused: { kind: 'revoked', icon: 'warning' },
  issued: { kind: 'valid', icon: 'check' },
  failed: { kind: 'revoked', icon: 'warning' },
};

/** The people of one batch. */
export function rowsList(batch: BatchRow): List<BatchEntry> {
  return {
    title: 'issuing.rows.title',
    searchLabel: 'issuing.rows.search',
    emptyText: 'issuing.rows.empty',
    fileName: `certificate-batch-${batch.id}`,
    defaultSort: 'position',
    filters: [
      {
        name: 'state',
        label: 'issuing.field.state',
        options: ({ t }) => rowStates.map((state) => ({ value: state, label: t(`issuing.row.${state}`) })),
      },
    ],
    columns: [
      { label: 'issuing.field.position', sort: 'position', numeric: true, value: ({ position }) => position },
      { label: 'issuing.field.holder', sort: 'holderName', value: ({ holderName }) => holderName },
      {
        label: 'issuing.field.programmeZh',
        sort: null,
        value: ({ award }) => [award?.programmeZh, award?.awardZh].filter(Boolean).join(' · '),
      },
      {
        label: 'issuing.field.state',
        sort: 'state',
        value: ({ state }, { t }) => t(`issuing.row.${state}`),
        badge: ({ state }, { t }) => ({ ...rowLooks[state], label: t(`issuing.row.${state}`) }),
      },
      {
        label: 'issuing.field.reason',
        sort: null,
        value: ({ reason, detail }, { t }) =>
          reason === null ? '' : [t(`issuing.reason.${reason}`), detail].filter(Boolean).join(' '),
      },
    ],
    actions: ({ t }) => [{ href: `/admin/certificate-batches/${batch.id}`, label: t('issuing.rows.back') }],
    href: ({ certificateId }) => (certificateId === null ? null : `/admin/certificates/${certificateId}`),
    find: (query) => pageOfRows(batch.id, query),
  };
}
