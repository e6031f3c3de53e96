/** Reads an .xlsx of people and checks it against the register; nothing is written. */
import readExcelFile from 'read-excel-file/node';
import { lookupHash } from '../db/secrets.ts';
import { unpackedSize } from '../lib/zipSize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CheckedRow, checkRows, type Known, readHeadings, readRow } from './importRows.ts';
import { findByKeys } from './people.store.ts';

/** Largest file, unpacked size and number of rows that an import takes. */
export const importLimits = { bytes: 5 * 1024 * 1024, unpacked: 50 * 1024 * 1024, rows: 5_000 } as const;

/** The checked rows, or why the file can't be read. */
export async function readImportFile(
  bytes: Buffer,
  rules: { demonstration: boolean; now: Date },
): Promise<CheckedRow[] | Refusal> {
  const size = unpackedSize(bytes, importLimits.unpacked);
  if (size === null) return refuse('accounts.import.notXlsx', {}, 'file');
  if (size > importLimits.unpacked) return refuse('accounts.import.tooLarge', {}, 'file');
  const sheet = await readSheet(bytes);
  if (!sheet) return refuse('accounts.import.notXlsx', {}, 'file');
  const headings = readHeadings(sheet[0] ?? []);
  if (!headings) return refuse('accounts.import.headings', {}, 'file');
  const rows = sheet.slice(1);
  if (rows.length > importLimits.rows)
    return refuse('accounts.import.tooMany', { rows: importLimits.rows }, 'file');
  const plain = rows.map((cells) => readRow(cells, headings));
  const checked = checkRows(rows, headings, await findKnown(plain), rules);
  return checked.length === 0 ? refuse('accounts.import.empty', {}, 'file') : checked;
}

async function readSheet(bytes: Buffer): Promise<unknown[][] | null> {
  try {
    const sheets = await readExcelFile(bytes);
    return sheets[0]?.data ?? null;
  } catch {
    return null;
  }
}

async function findKnown(
  rows: readonly { identityNumber: string | null; workerNumber: string | null }[],
): Promise<Known> {
  const numberByHash = new Map(
    rows.flatMap(({ identityNumber }) =>
      identityNumber ? [[lookupHash(`identity:${identityNumber}`), identityNumber]] : [],
    ),
  );
  const workerNumbers = rows.flatMap(({ workerNumber }) => workerNumber ?? []);
  const people = await findByKeys({ identityHashes: [...numberByHash.keys()], workerNumbers });
  const nameByIdentity = new Map<string, string>();
  const nameByWorkerNumber = new Map<string, string>();
  for (const { name, identityHash, workerNumber } of people) {
    const number = identityHash && numberByHash.get(identityHash);
    if (number) nameByIdentity.set(number, name);
    if (workerNumber) nameByWorkerNumber.set(workerNumber, name);
  }
  return { nameByIdentity, nameByWorkerNumber };
}
