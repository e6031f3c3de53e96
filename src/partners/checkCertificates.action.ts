/** Answers whether certificates hold, one by its QR's token or up to 500 by their numbers with one query. */
import type { CertificateRow } from '../certificates/certificate.store.ts';
import { type NumberReading, parseCertificateNumber } from '../certificates/certificateNumber.ts';
import { verdictOf } from '../certificates/certificateStatus.ts';
import { recordLookUp } from '../certificates/lookUp.action.ts';
import { publicReasonOf } from '../certificates/statusReason.ts';
import type { Translate } from '../i18n/translate.ts';
import { isToken } from '../lib/publicToken.ts';
import { isDemonstrationToken } from '../verification/demonstrationTokens.ts';
import { lookUpByToken } from '../verification/lookUp.action.ts';
import { findRecordedByNumbers } from '../verification/recordedSource.action.ts';
import { findCertificatesByIds, findCertificatesByNumbers } from './certificates.store.ts';
import { type CheckResult, knownResult, nothingFound, recordedResult } from './checkResult.ts';

/** What an answer depends on besides the certificate. */
export interface CheckFrame {
  readonly now: Date;
  readonly baseUrl: string;
  readonly demonstration: boolean;
  /** The language of reasons. */
  readonly t: Translate;
}

/** Checks numbers as they were typed; the answers are in their order. A mistyped number costs no query. */
export async function checkNumbers(typed: readonly string[], frame: CheckFrame): Promise<CheckResult[]> {
  const kind = typed.length > 1 ? 'bulk' : 'api';
  const readings = typed.map((text) => parseCertificateNumber(text.slice(0, 60)));
  const numbers = readings.flatMap((reading) => (reading.ok ? [reading.number] : []));
  const known = await findCertificatesByNumbers([...new Set(numbers)]);
  const replacements = await findReplacements([...known.values()]);
  const recorded = await findRecordedByNumbers(typed.filter((_, index) => isOfOthers(readings[index])));
  return readings.map((reading, index) => {
    const text = typed[index] ?? '';
    const other = recorded.get(text);
    if (!reading.ok)
      return other ? recordedResult(other, { ...frame, byToken: false }) : nothingFound(text, 'mistyped');
    const row = shown(known.get(reading.number), frame);
    if (!row) return nothingFound(reading.number, 'unknown');
    recordLookUp({ certificateId: row.id, kind, at: frame.now, city: null });
    return answer(row, frame, replacements, false);
  });
}

/** Checks the token of a QR. */
export async function checkToken(token: string, frame: CheckFrame): Promise<CheckResult> {
  if (!isToken(token)) return nothingFound(null, 'mistyped');
  const { certificate, external } = await lookUpByToken(token, { now: frame.now, settings: frame });
  if (external) return recordedResult(external, { ...frame, byToken: true });
  if (!certificate) return nothingFound(null, 'unknown');
  recordLookUp({ certificateId: certificate.id, kind: 'api', at: frame.now, city: null });
  return answer(certificate, frame, await findReplacements([certificate]), true);
}

/** A text that is no number of ours may be another issuer's; one of ours with a slip in it is not. */
function isOfOthers(reading: NumberReading | undefined): boolean {
  return reading !== undefined && !reading.ok && reading.fault === 'shape';
}

function answer(
  row: CertificateRow,
  { now, baseUrl, t }: CheckFrame,
  replacements: ReadonlyMap<number, CertificateRow>,
  byToken: boolean,
): CheckResult {
  const reason = row.reasonCode ? publicReasonOf(row, t) : row.publicReason;
  const replacedBy = replacements.get(row.replacedById ?? 0)?.number ?? null;
  const outcome = verdictOf(row.state, row.expiresAt, now);
  return knownResult(row, outcome, { baseUrl, byToken, reason, replacedBy });
}

/** The certificates that replaced some of these, by id, with at most one query. */
function findReplacements(rows: readonly CertificateRow[]): Promise<Map<number, CertificateRow>> {
  return findCertificatesByIds(rows.flatMap(({ replacedById }) => replacedById ?? []));
}

/** The demonstration's fixed tokens are refused where there is no demonstration. */
function shown(row: CertificateRow | null | undefined, { demonstration }: CheckFrame): CertificateRow | null {
  return row && (demonstration || !isDemonstrationToken(row.token)) ? row : null;
}
