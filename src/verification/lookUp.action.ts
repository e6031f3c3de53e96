/**
 * Looks a certificate up by its QR's token or its printed number, for the public page and for other systems. Throws
 * where the register can't be read: callers then say that nothing is known, never that it is valid.
 */
import {
  type CertificateRow,
  findCertificateByNumber,
  findCertificateByToken,
  findReplacement,
} from '../certificates/certificate.store.ts';
import { parseCertificateNumber } from '../certificates/certificateNumber.ts';
import type { Settings } from '../config.ts';
import { isToken } from '../lib/publicToken.ts';
import { isDemonstrationToken } from './demonstrationTokens.ts';
import { findRecordedByNumbers, findRecordedByToken } from './recordedSource.action.ts';
import { judge, type LookUp, nothing, recorded } from './verdict.ts';

/** When it is asked, and whether the demonstration's fixed tokens exist; a request's context fits. */
export interface Asking {
  readonly now: Date;
  readonly settings: Pick<Settings, 'demonstration'>;
}

/** What this token names; what can't be a token is unknown without a query. */
export async function lookUpByToken(token: string, asking: Asking): Promise<LookUp> {
  if (!isToken(token)) return nothing('unknown');
  if (isDemonstrationToken(token) && !asking.settings.demonstration) return nothing('unknown');
  const certificate = await findCertificateByToken(token);
  if (certificate) return judged(certificate, asking);
  const external = await findRecordedByToken(token);
  return external ? recorded(external) : nothing('unknown');
}

/** The address that a QR carries, as a hand scanner types it. */
const scanned = /\/c\/([0-9a-z]{26})(?:[?#]|$)/;

/**
 * What this number names, however it is typed; the text of a certificate's QR is taken, too. A number of ours with a slip in it is told from an unknown one without
 * a query; one of another shape may be another issuer's.
 */
export async function lookUpByNumber(typed: string, asking: Asking): Promise<LookUp> {
  const [, token] = scanned.exec(typed.trim()) ?? [];
  if (token) return lookUpByToken(token, asking);
  const reading = parseCertificateNumber(typed);
  if (reading.ok) {
    const certificate = await findCertificateByNumber(reading.number);
    return certificate ? judged(certificate, asking) : nothing('unknown');
  }
  if (reading.fault === 'checkCharacter') return nothing('mistyped');
  const number = typed.trim();
  const external = (await findRecordedByNumbers([number])).get(number);
  return external ? recorded(external) : nothing('mistyped');
}

/** The demonstration's fixed certificates don't exist where there is no demonstration. */
async function judged(certificate: CertificateRow, { now, settings }: Asking): Promise<LookUp> {
  if (isDemonstrationToken(certificate.token) && !settings.demonstration) return nothing('unknown');
  const replacement = certificate.state === 'replaced' ? await findReplacement(certificate) : null;
  return judge(certificate, replacement, now);
}
