/** The staff's page of keys, and the public one. */
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { Badge } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { view } from '../http/view.ts';
import { showDate, showDateTime } from '../i18n/dates.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { readCertificates } from './documentCertificate.ts';
import { type KeyState, keyState } from './keyState.ts';
import { keyFingerprint, type PublishedKey } from './signingKey.ts';

/** One key as both pages show it. */
export interface ShownKey {
  readonly keyId: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  /** Of the certificate of a document key. */
  readonly certificateHref: string | null;
  readonly confirmations: readonly Confirmation[];
}

/** The keys of one purpose, the newest first. */
export interface ShownPurpose {
  readonly title: string;
  readonly explain: string;
  readonly keys: readonly ShownKey[];
  readonly rotation: Confirmation | null;
}

/** The staff's page. */
export const staffKeysView = view<{ title: string; purposes: readonly ShownPurpose[] }>(
  'keys/key/index',
  'staff',
);

/** The public page. */
export const publishedKeysView = view<{
  title: string;
  purposes: readonly ShownPurpose[];
  jsonHref: string;
}>('keys/published/show', 'public');

/** One key with its facts; `confirmations` are the staff's buttons. */
export function shownKey(
  key: PublishedKey,
  confirmations: readonly Confirmation[],
  { now, t, locale }: { now: Date; t: Translate; locale: Locale },
): ShownKey {
  const fact = (label: string, value: string): Item => ({ label, value, href: null });
  const items = [
    fact(t('keys.field.algorithm'), key.algorithm),
    fact(t('keys.field.fingerprint'), fingerprintOf(key)),
    fact(t('keys.field.activeAt'), showDateTime(key.activeAt, locale)),
  ];
  if (key.retiredAt) items.push(fact(t('keys.field.retiredAt'), showDateTime(key.retiredAt, locale)));
  if (key.lostAt) items.push(fact(t('keys.field.lostAt'), showDateTime(key.lostAt, locale)));
  const [certificate] = readCertificates(key.certificatePem ?? '');
  if (certificate) {
    items.push(fact(t('keys.field.certificate'), certificate.fingerprint256));
    items.push(fact(t('keys.field.validUntil'), showDate(certificate.validToDate, locale)));
  }
  return {
    keyId: key.keyId,
    badge: keyBadge(keyState(key, now), t),
    items,
    certificateHref: certificate ? `/keys/${key.keyId}/certificate` : null,
    confirmations,
  };
}

/** SHA-256 of a published key. */
export function fingerprintOf({ publicJwk }: PublishedKey): string {
  return keyFingerprint(createPublicKey({ key: publicJwk as JsonWebKey, format: 'jwk' }));
}

function keyBadge(state: KeyState, t: Translate): Badge {
  const looks = {
    coming: ['info', 'clock'],
    signing: ['valid', 'check'],
    retired: ['neutral', 'pause'],
    lost: ['revoked', 'warning'],
  } as const;
  const [kind, icon] = looks[state];
  return { kind, icon, label: t(`keys.state.${state}`) };
}
