/** The staff's list of certificates. */
import type { Badge, List } from '../http/list.ts';
import type { Context } from '../http/route.ts';
import { showDate } from '../i18n/dates.ts';
import type { CertificateRow } from './certificate.store.ts';
import { certificateBadge } from './certificateBadge.view.ts';
import { listCertificates } from './certificateSets.store.ts';
import { findWaitingAmong } from './revocation.store.ts';

const kinds = ['completion', 'award', 'honour', 'record'] as const;
const verdicts = ['valid', 'expired', 'suspended', 'revoked', 'replaced'] as const;

/** A certificate, and whether a revocation waits for a second person. */
interface ListedCertificate extends CertificateRow {
  readonly isRevocationAsked: boolean;
}

export const certificatesList: List<ListedCertificate> = {
  title: 'certificates.list.title',
  searchLabel: 'certificates.list.search',
  emptyText: 'certificates.list.empty',
  actions: ({ t }) => [
    { href: '/admin/certificate-batches', label: t('issuing.batches.title') },
    { href: '/admin/external-certificates', label: t('external.list.title') },
    { href: '/admin/certificates/revocations', label: t('certificates.revocation.title') },
  ],
  fileName: 'certificates',
  defaultSort: '-issuedAt',
  filters: [
    {
      name: 'kind',
      label: 'certificates.field.kind',
      options: ({ t }) => kinds.map((kind) => ({ value: kind, label: t(`certificates.kind.${kind}`) })),
    },
    {
      name: 'status',
      label: 'certificates.field.status',
      options: ({ t }) => [
        ...verdicts.map((verdict) => ({ value: verdict, label: t(`certificates.verdict.${verdict}`) })),
        { value: 'waitingRevocation', label: t('certificates.list.waitingRevocation') },
      ],
    },
    {
      name: 'expiring',
      label: 'certificates.field.expiring',
      options: ({ t }) =>
        [7, 30, 90].map((days) => ({
          value: String(days),
          label: t('certificates.list.expiring', { days }),
        })),
    },
  ],
  columns: [
    { label: 'certificates.field.number', sort: 'number', value: ({ number }) => number },
    { label: 'certificates.field.holder', sort: 'holderName', value: ({ holderName }) => holderName },
    {
      label: 'certificates.field.kind',
      sort: null,
      value: ({ kind }, { t }) => t(`certificates.kind.${kind}`),
    },
    { label: 'certificates.field.programme', sort: null, value: ({ facts }) => facts.programme },
    {
      label: 'certificates.field.status',
      sort: null,
      value: (row, context) => badgeOf(row, context).label,
      badge: badgeOf,
    },
    {
      label: 'certificates.field.issuedOn',
      sort: 'issuedAt',
      value: ({ issuedAt }, { locale }) => showDate(issuedAt, locale),
    },
    {
      label: 'certificates.field.expiresOn',
      sort: 'expiresAt',
      value: ({ expiresAt }, { locale }) => expiresAt && showDate(new Date(expiresAt.getTime() - 1), locale),
    },
  ],
  href: ({ id }) => `/admin/certificates/${id}`,
  find: async (query, { now }) => {
    const found = await listCertificates(query, now);
    const waiting = await findWaitingAmong(found.rows.map(({ id }) => id));
    return {
      ...found,
      rows: found.rows.map((row) => ({ ...row, isRevocationAsked: waiting.has(row.id) })),
    };
  },
};

function badgeOf(row: ListedCertificate, { now, t }: Context): Badge {
  if (!row.isRevocationAsked) return certificateBadge(row, now, t);
  return { kind: 'attention', icon: 'clock', label: t('certificates.list.waitingRevocation') };
}
