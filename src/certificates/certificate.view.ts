/** A certificate's pages: the holder's, and the staff's. */
import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import { showDate } from '../i18n/dates.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { CertificateChangeRow, CertificateRow } from './certificate.store.ts';
import type { FrozenFacts } from './certificateAward.ts';
import { titleOf } from './certificateWording.ts';

/** The staff's page of one certificate. */
export interface StaffCertificatePage {
  readonly certificate: { number: string; publicReason: string | null };
  readonly badge: Badge;
  readonly items: Item[];
  readonly pdfHref: string;
  readonly verifyHref: string;
  readonly logHref: string;
  readonly changes: ChangeLine[];
  /** `label` is a translation key. */
  readonly choices: { href: string; label: TranslationKey; danger: boolean }[];
  /** A revocation that waits for a second person. */
  readonly request: {
    text: string;
    note: string | null;
    wait: string;
    decisions: {
      action: string;
      requestId: number;
      label: string;
      question: string;
      danger: boolean;
      requestKey: string;
    }[];
  } | null;
}

/** One line of a certificate's history. */
export interface ChangeLine {
  readonly label: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export const staffCertificateView = view<StaffCertificatePage>('certificates/certificate/show', 'staff');

/** A change with the people behind it: who asked and who confirmed, where these are two. */
export function changeLine(
  entry: CertificateChangeRow,
  nameOf: (personId: number) => string,
  t: Translate,
): ChangeLine {
  const { change, reason, reasonCode, isPublic, actorId, requestedById, at } = entry;
  const actor = nameOf(actorId);
  const by =
    requestedById === null
      ? actor
      : t('certificates.change.byTwo', { requester: nameOf(requestedById), confirmer: actor });
  const words = reasonCode === null || reasonCode === 'other' ? '' : t(`certificates.reason.${reasonCode}`);
  const note = reason && isPublic === false ? t('certificates.change.internal', { note: reason }) : reason;
  return {
    label: t(`certificates.change.${change}`),
    reason: [words, note].filter(Boolean).join(' · '),
    by,
    at,
  };
}

/** The holder, and the certificates before and after this one. */
export function staffItems(
  row: CertificateRow,
  { before, after }: Record<'before' | 'after', Pick<CertificateRow, 'id' | 'number'> | null>,
  t: Translate,
): Item[] {
  const link = (label: string, one: { id: number; number: string } | null): Item[] =>
    one ? [{ label, value: one.number, href: `/admin/certificates/${one.id}` }] : [];
  return [
    { label: t('certificates.field.holder'), value: row.holderName, href: `/admin/people/${row.personId}` },
    ...link(t('certificates.field.replacedBy'), after),
    ...link(t('certificates.field.replaces'), before),
  ];
}

/** The title in the reader's language, as the paper has it in both. */
export function titleIn(facts: FrozenFacts, locale: Locale): string {
  const { zh, en } = titleOf(facts);
  return locale === 'en' ? en : zh;
}

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
    ...recordItems(facts, t, locale),
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

/** What a record of learning says of itself: until which day, and how much it lists. */
function recordItems({ record }: FrozenFacts, t: Translate, locale: Locale): Item[] {
  if (!record) return [];
  const item = (label: string, value: string) => ({ label, value, href: null });
  const { asOf, theoryHours, practiceHours, classes, certificates, externals, awards } = record;
  return [
    item(t('rules.record.asOf'), showDate(new Date(asOf), locale)),
    item(t('rules.hours.theory'), String(theoryHours)),
    item(t('rules.hours.practice'), String(practiceHours)),
    item(t('rules.record.classes'), String(classes.length)),
    item(t('rules.record.certificates'), String(certificates.length + externals.length)),
    item(t('rules.record.awards'), String(awards.length)),
  ];
}
