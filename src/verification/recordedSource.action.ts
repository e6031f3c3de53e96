/** Other issuers' certificates as the public page shows them: those that were recorded here and checked. */
import {
  type ExternalRow,
  findExternalByNumbers,
  findExternalByToken,
} from '../external/externalCertificate.store.ts';
import { normaliseExternalNumber, stateQuery } from '../external/externalNumber.ts';
import type { RecordedCertificate } from './verdict.ts';

/** By the token of our page about it. */
export async function findRecordedByToken(token: string): Promise<RecordedCertificate | null> {
  const row = await findExternalByToken(token);
  return row && shown(row);
}

/** By the numbers that their issuers printed, as typed, with one query; those not found are left out. */
export async function findRecordedByNumbers(
  typed: readonly string[],
): Promise<Map<string, RecordedCertificate>> {
  const rows = typed.length === 0 ? [] : await findExternalByNumbers(typed);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const found = new Map<string, RecordedCertificate>();
  for (const text of typed) {
    const row = byNumber.get(normaliseExternalNumber(text));
    if (row) found.set(text, shown(row));
  }
  return found;
}

function shown(row: ExternalRow): RecordedCertificate {
  const { token, number, holderName, title, level, issuerName } = row;
  return {
    ...{ token, number, holderName, title, level, issuerName },
    issuedOn: middayOf(row.issuedOn),
    expiresOn: row.expiresOn === null ? null : middayOf(row.expiresOn),
    queryUrl: stateQuery(row.kind),
  };
}

/** Midday in China, so that the day is the same in whichever zone it is shown from Europe to Japan. */
function middayOf(day: string): Date {
  return new Date(`${day}T04:00:00Z`);
}
