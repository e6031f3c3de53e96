/** The holder's pages of certificates. */
import { externalBadge } from '../external/external.view.ts';
import type { ExternalRow } from '../external/externalCertificate.store.ts';
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { CertificateRow } from './certificate.store.ts';
import { titleIn } from './certificate.view.ts';
import { certificateBadge } from './certificateBadge.view.ts';

/** A certificate in the holder's list. */
export interface OwnCertificate {
  readonly href: string;
  readonly title: string;
  readonly programme: string;
  readonly number: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
  readonly badge: Badge;
}

/** A certificate of another issuer in the holder's list. */
export interface OwnExternal {
  /** The public page; null while nobody has checked it. */
  readonly href: string | null;
  readonly title: string;
  readonly issuerName: string;
  readonly number: string;
  /** YYYY-MM-DD, as on the paper. */
  readonly days: string;
  readonly badge: Badge;
}

export const ownCertificatesView = view<{ certificates: OwnCertificate[]; externals: OwnExternal[] }>(
  'certificates/own/index',
);

/** The holder's page of one certificate. */
export interface OwnCertificatePage {
  readonly title: string;
  readonly holderName: string;
  readonly award: string | null;
  readonly programme: string;
  readonly number: string;
  readonly badge: Badge;
  readonly items: Item[];
  readonly pictureHref: string;
  readonly pictureAlt: string;
  readonly pdfHref: string;
  readonly cardHref: string;
  readonly cardPictureHref: string;
  /** In WeChat's browser: the PDF has to be opened elsewhere. */
  readonly opensNoPdf: boolean;
  readonly verifyHref: string;
  readonly linkedInHref: string;
  readonly credentials: readonly { readonly label: string; readonly href: string }[];
  readonly looks: readonly { readonly at: string; readonly kind: string; readonly city: string }[];
  readonly lookCount: number;
  readonly shares: readonly OwnShare[];
  readonly shareAction: string;
  readonly shareForm: FormView;
}

/** A link in the holder's list. */
export interface OwnShare {
  readonly href: string | null;
  readonly state: string;
  readonly until: string;
  readonly visits: number;
  readonly withdrawal: { readonly action: string; readonly requestKey: string } | null;
}

export const ownCertificateView = view<OwnCertificatePage>('certificates/own/show');

/** A certificate as a card. */
export function ownCertificate(row: CertificateRow, now: Date, t: Translate, locale: Locale): OwnCertificate {
  return {
    href: `/me/certificates/${row.id}`,
    title: titleIn(row.facts, locale),
    programme: locale === 'en' ? (row.facts.programmeEnglish ?? row.facts.programme) : row.facts.programme,
    number: row.number,
    issuedAt: row.issuedAt,
    expiresAt: row.expiresAt,
    badge: certificateBadge(row, now, t),
  };
}

/** A certificate of another issuer as a card. */
export function ownExternal(row: ExternalRow, t: Translate): OwnExternal {
  const { issuerName, number, issuedOn, expiresOn } = row;
  return {
    ...{ issuerName, number },
    href: row.state === 'checked' ? `/c/${row.token}` : null,
    title: [row.title, row.level].filter(Boolean).join(' · '),
    days: expiresOn === null ? issuedOn : `${issuedOn} – ${expiresOn}`,
    badge: externalBadge(row.state, t),
  };
}
