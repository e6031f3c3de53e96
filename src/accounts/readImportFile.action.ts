/** Reads an .xlsx of people and checks it against the register; nothing is written. */
import { readFirstSheet, sizeProblem } from '../lib/workbook.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CheckedRow, checkRows, type RegisteredPerson } from './importCheck.ts';
import { type ImportRow, readHeadings, readRow } from './importRows.ts';
import { findByKeys } from './people.store.ts';
import { personalHashes } from './person.store.ts';

/** Largest file, unpacked size and number of rows that an import takes. */
export const importLimits = { bytes: 5 * 1024 * 1024, unpacked: 50 * 1024 * 1024, rows: 5_000 } as const;

/** The checked rows, or why the file can't be read. */
export async function readImportFile(
  bytes: Buffer,
  rules: { demonstration: boolean; now: Date },
): Promise<CheckedRow[] | Refusal> {
  const problem = sizeProblem(bytes, importLimits.unpacked);
  if (problem) return refuse(`accounts.import.${problem}`, {}, 'file');
  const sheet = await readFirstSheet(bytes);
  if (!sheet) return refuse('accounts.import.notXlsx', {}, 'file');
  const headings = readHeadings(sheet[0] ?? []);
  if (!headings) return refuse('accounts.import.headings', {}, 'file');
  const rows = sheet.slice(1);
  if (rows.length > importLimits.rows)
    return refuse('accounts.import.tooMany', { rows: importLimits.rows }, 'file');
  const plain = rows.map((cells) => readRow(cells, headings));
  const checked = checkRows(rows, headings, await findRegistered(plain), rules);
  return checked.length === 0 ? refuse('accounts.import.empty', {}, 'file') : checked;
}

/** Those in the register whom the rows may mean, with the phones and ID numbers that the rows have. */
async function findRegistered(rows: readonly ImportRow[]): Promise<RegisteredPerson[]> {
  const phones = new Map<string, string>();
  const identities = new Map<string, string>();
  for (const row of rows) {
    const { phoneHash, identityHash } = personalHashes(row);
    if (phoneHash && row.phone) phones.set(phoneHash, row.phone);
    if (identityHash && row.identityNumber) identities.set(identityHash, row.identityNumber);
  }
  const people = await findByKeys({
    phoneHash: [...phones.keys()],
    identityHash: [...identities.keys()],
    workerNumber: rows.flatMap(({ workerNumber }) => workerNumber ?? []),
  });
  return people.map(({ phoneHash, identityHash, ...person }) => ({
    ...person,
    phone: phones.get(phoneHash ?? '') ?? null,
    identityNumber: identities.get(identityHash ?? '') ?? null,
    hasIdentity: identityHash !== null,
  }));
}
