/** Finds those in the register whom some rows of an import may mean. */
import { lookupHash } from '../../db/secrets.ts';
import { birthDateOf, identityProblem } from '../../lib/identityNumber.ts';
import { findByKeys } from '../people.store.ts';
import { personalHashes } from '../person.store.ts';
import type { RegisteredPerson } from './importCheck.ts';
import type { ImportRow } from './importFields.ts';

/** Them, with the phones and ID numbers that the rows have. */
export async function findRegistered(rows: readonly ImportRow[]): Promise<RegisteredPerson[]> {
  const phones = new Map<string, string>();
  const identities = new Map<string, string>();
  const birthDates = new Set<string>();
  for (const row of rows) {
    const { phoneHash, identityHash } = personalHashes(row);
    if (phoneHash && row.phone) phones.set(phoneHash, row.phone);
    if (identityHash && row.identityNumber) identities.set(identityHash, row.identityNumber);
    if (row.identityNumber && isWellFormed(row.identityNumber))
      birthDates.add(birthDateOf(row.identityNumber));
  }
  const people = await findByKeys({
    phoneHash: [...phones.keys()],
    identityHash: [...identities.keys()],
    workerNumber: rows.flatMap(({ workerNumber }) => workerNumber ?? []),
    birthDate: [...birthDates],
  });
  return people.map(({ phoneHash, identityHash, ...person }) => ({
    ...person,
    phone: phones.get(phoneHash ?? '') ?? null,
    hasPhone: phoneHash !== null,
    identityNumber: identities.get(identityHash ?? '') ?? null,
    hasIdentity: identityHash !== null,
  }));
}

function isWellFormed(identityNumber: string): boolean {
  return identityProblem(identityNumber, { demonstration: true, now: new Date() }) === null;
}

/** Tells files with the same headings, in the same order. */
export function headingsHash(headings: readonly string[]): string {
  return lookupHash(
    `import headings:${JSON.stringify(headings.map((title) => title.normalize('NFKC').trim()))}`,
  );
}
