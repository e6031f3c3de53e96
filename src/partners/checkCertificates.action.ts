/** Answers whether certificates hold, one by its QR's token or up to 500 by their numbers with one query. */
import { type CertificateRow, findCertificateByToken } from '../certificates/certificate.store.ts';
import { isToken, parseCertificateNumber } from '../certificates/certificateNumber.ts';
import { verdictOf } from '../certificates/certificateStatus.ts';
import { isDemonstrationToken } from '../verification/demonstrationTokens.ts';
import { findCertificatesByNumbers } from './certificates.store.ts';
import { type CheckResult, knownResult, nothingFound } from './checkResult.ts';

/** What an answer depends on besides the certificate. */
export interface CheckFrame {
  readonly now: Date;
  readonly baseUrl: string;
  readonly demonstration: boolean;
}

/** Checks numbers as they were typed; the answers are in their order. A mistyped number costs no query. */
export async function checkNumbers(typed: readonly string[], frame: CheckFrame): Promise<CheckResult[]> {
  const readings = typed.map((text) => parseCertificateNumber(text.slice(0, 60)));
  const numbers = readings.flatMap((reading) => (reading.ok ? [reading.number] : []));
  const known = await findCertificatesByNumbers([...new Set(numbers)]);
  return readings.map((reading, index) => {
    if (!reading.ok) return nothingFound(typed[index] ?? '', 'mistyped');
    const row = shown(known.get(reading.number), frame);
    return row ? answer(row, frame, false) : nothingFound(reading.number, 'unknown');
  });
}

/** Checks the token of a QR. */
export async function checkToken(token: string, frame: CheckFrame): Promise<CheckResult> {
  if (!isToken(token)) return nothingFound(null, 'mistyped');
  const row = shown(await findCertificateByToken(token), frame);
  return row ? answer(row, frame, true) : nothingFound(null, 'unknown');
}

function answer(row: CertificateRow, { now, baseUrl }: CheckFrame, byToken: boolean): CheckResult {
  return knownResult(row, verdictOf(row.state, row.expiresAt, now), { baseUrl, byToken });
}

/** The demonstration's fixed tokens are refused where there is no demonstration. */
function shown(row: CertificateRow | null | undefined, { demonstration }: CheckFrame): CertificateRow | null {
  return row && (demonstration || !isDemonstrationToken(row.token)) ? row : null;
}
