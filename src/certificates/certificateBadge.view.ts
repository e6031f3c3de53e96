/** A certificate's verdict as word, colour and icon. */
import type { Badge } from '../http/list.ts';
import type { Translate } from '../i18n/translate.ts';
import type { CertificateState } from './certificateStatus.ts';
import { type CertificateVerdict, verdictOf } from './certificateStatus.ts';

const looks: Record<CertificateVerdict, Pick<Badge, 'kind' | 'icon'>> = {
  valid: { kind: 'valid', icon: 'check' },
  expired: { kind: 'expired', icon: 'clock' },
  suspended: { kind: 'suspended', icon: 'pause' },
  revoked: { kind: 'revoked', icon: 'ban' },
  replaced: { kind: 'neutral', icon: 'refresh' },
};

/** The badge of a certificate at a moment. */
export function certificateBadge(
  certificate: { state: CertificateState; expiresAt: Date | null },
  now: Date,
  t: Translate,
): Badge & { verdict: CertificateVerdict } {
  const verdict = verdictOf(certificate.state, certificate.expiresAt, now);
  return { ...looks[verdict], verdict, label: t(`certificates.verdict.${verdict}`) };
}
