/** Puts what a look-up found into the words of the verdict's page and receipt. */
import { certificateItems, titleIn } from '../certificates/certificate.view.ts';
import { publicReasonOf } from '../certificates/statusReason.ts';
import type { Item } from '../http/parts.ts';
import { showDate, showTime } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { maskName } from '../lib/masking.ts';
import type { LookUp, RecordedCertificate } from './verdict.ts';
import type { Link } from './verify.view.ts';

/** In whose language. */
export interface Wording {
  readonly locale: Locale;
  readonly t: Translate;
}

/** The title in the reader's language; null where nothing was found. */
export function titleOf({ certificate, external }: LookUp, { locale }: Wording): string | null {
  if (certificate) return titleIn(certificate.facts, locale);
  return external?.title ?? null;
}

/** Every field that the paper shows, in its order, but for the ID number; the holder's name masked. */
export function itemsOf({ certificate, external }: LookUp, wording: Wording): Item[] {
  const { t, locale } = wording;
  if (external) return recordedItems(external, wording);
  if (!certificate) return [];
  const identity = t('certificates.field.identity');
  const facts = certificateItems(certificate, t, locale).filter(({ label }) => label !== identity);
  return [
    item(t('certificates.field.holder'), maskName(certificate.holderName)),
    ...facts,
    item(t('certificates.field.number'), certificate.number),
  ];
}

/** Why it does not hold, as far as the public may know. */
export function reasonOf({ certificate, outcome }: LookUp, { t }: Wording): string | null {
  if (!certificate || outcome === 'valid') return null;
  return publicReasonOf(certificate, t) ?? certificate.publicReason;
}

/** What to do next: see the certificate that replaced this one, ask the issuer, or try again. */
export function nextOf(look: LookUp, { t, locale }: Wording, again: string): Link | null {
  if (look.replacement) {
    const { token, number } = look.replacement;
    return { href: `/c/${token}?language=${locale}`, label: t('verification.next.replacement', { number }) };
  }
  if (look.external?.queryUrl)
    return { href: look.external.queryUrl, label: t('verification.next.askIssuer') };
  return look.outcome === 'unchecked' ? { href: again, label: t('verification.next.again') } : null;
}

/** The second, since a receipt and a page are to be told apart. */
export function secondOf(instant: Date, locale: Locale): string {
  const seconds = String(instant.getUTCSeconds()).padStart(2, '0');
  return `${showDate(instant, locale)} ${showTime(instant)}:${seconds}`;
}

function recordedItems(external: RecordedCertificate, { t, locale }: Wording): Item[] {
  const { holderName, level, issuerName, issuedOn, expiresOn, number } = external;
  return [
    item(t('certificates.field.holder'), maskName(holderName)),
    ...(level === null ? [] : [item(t('verification.recorded.level'), level)]),
    item(t('certificates.field.issuer'), issuerName),
    item(t('certificates.field.issuedOn'), showDate(issuedOn, locale)),
    ...(expiresOn ? [item(t('certificates.field.expiresOn'), showDate(expiresOn, locale))] : []),
    item(t('certificates.field.number'), number),
  ];
}

function item(label: string, value: string): Item {
  return { label, value, href: null };
}
