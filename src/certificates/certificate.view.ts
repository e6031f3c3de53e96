/** A certificate's pages: the holder's, and the staff's. */
import type { FormView } from '../http/form.ts';
import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { CertificateRow } from './certificate.store.ts';
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

export const ownCertificatesView = view<{ certificates: OwnCertificate[] }>('certificates/own/index');

/** The holder's page of one certificate. */
export interface OwnCertificatePage {
  readonly title: string;
  readonly holderName: string;
  readonly award: string | null;
  readonly programme: string;
  readonly number: string;
  readonly badge: Badge;
  readonly items: Item[];
  readonly pdfHref: string;
  readonly verifyHref: string;
  readonly qr: string;
}

export const ownCertificateView = view<OwnCertificatePage>('certificates/own/show');

/** The staff's page of one certificate. */
export interface StaffCertificatePage {
  readonly certificate: { id: number; number: string; publicReason: string | null };
  readonly badge: Badge;
  readonly items: Item[];
  readonly pdfHref: string;
  readonly verifyHref: string;
  readonly changes: { label: string; reason: string; by: string; at: Date }[];
  readonly forms: { action: string; label: string; explain: string; danger: boolean }[];
  readonly form: FormView;
}

export const staffCertificateView = view<StaffCertificatePage>('certificates/certificate/show', 'staff');

/** The facts as the paper shows them, in its order. */
export function certificateItems(row: CertificateRow, t: Translate, locale: Locale): Item[] {
  const { facts } = row;
  const item = (label: string, value: string | null): Item[] => (value ? [{ label, value, href: null }] : []);
  const period = [facts.startsOn, facts.endsOn]
    .filter((day) => day !== null)
    .map((day) => showDate(new Date(day), locale));
  return [
    ...item(t('certificates.field.kind'), t(`certificates.kind.${row.kind}`)),
    ...item(t('certificates.field.identity'), facts.identityMasked),
    ...item(
      t('certificates.field.programme'),
      locale === 'en' ? (facts.programmeEnglish ?? facts.programme) : facts.programme,
    ),
    ...item(
      t('certificates.field.award'),
      locale === 'en' ? (facts.awardEnglish ?? facts.award) : facts.award,
    ),
    ...item(t('certificates.field.tier'), facts.tierName),
    ...item(t('certificates.field.hours'), facts.hours === null ? null : String(facts.hours)),
    ...item(t('certificates.field.period'), [...new Set(period)].join(' – ')),
    ...item(t('certificates.field.issuer'), facts.issuerName),
    ...item(t('certificates.field.issuedOn'), showDate(row.issuedAt, locale)),
    ...item(
      t('certificates.field.expiresOn'),
      row.expiresAt ? showDate(new Date(row.expiresAt.getTime() - 1), locale) : t('certificates.noExpiry'),
    ),
  ];
}

/** A certificate as a card. */
export function ownCertificate(row: CertificateRow, now: Date, t: Translate, locale: Locale): OwnCertificate {
  return {
    href: `/me/certificates/${row.id}`,
    title: row.title,
    programme: locale === 'en' ? (row.facts.programmeEnglish ?? row.facts.programme) : row.facts.programme,
    number: row.number,
    issuedAt: row.issuedAt,
    expiresAt: row.expiresAt,
    badge: certificateBadge(row, now, t),
  };
}
