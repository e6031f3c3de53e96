/** Checks a list of certificates issued before this register, and records all of it or nothing. */
import { randomBytes } from 'node:crypto';
import { findByKeys } from '../accounts/people.store.ts';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { drawToken } from '../lib/publicToken.ts';
import { readFirstSheet } from '../lib/workbook.ts';
import { type Refusal, refuse } from '../refusal.ts';
import {
  type CheckedPaper,
  checkPaper,
  type ReadPaper,
  readPaperHeadings,
  readPaperRows,
} from './earlierPaper.ts';
import { addExternal, findKnownNumbers } from './externalCertificate.store.ts';
import { openPaperFile, type PaperFile, paperLimits, type StrayFile } from './paperFile.ts';

/** What would be recorded: the rows, their scans by number, and files of the ZIP that belong to none. */
export interface CheckedPapers {
  readonly rows: readonly CheckedPaper[];
  readonly scans: PaperFile['scans'];
  readonly strays: readonly StrayFile[];
}

/** The checked rows, or why the file can't be read; nothing is written. */
export async function checkPaperFile(
  bytes: Buffer,
  rules: { issuerName: string; isOurs: (number: string) => boolean },
): Promise<CheckedPapers | Refusal> {
  const opened = openPaperFile(bytes);
  if (typeof opened === 'string') return refuse(`external.refusal.${opened}`, {}, 'file');
  const sheet = await readFirstSheet(opened.workbook);
  if (!sheet) return refuse('external.refusal.notXlsx', {}, 'file');
  const headings = readPaperHeadings(sheet[0] ?? []);
  if (!headings) return refuse('external.refusal.headings', {}, 'file');
  const read = readPaperRows(sheet.slice(1), headings, rules.issuerName);
  if (read.length === 0) return refuse('external.refusal.empty', {}, 'file');
  if (read.length > paperLimits.rows)
    return refuse('external.refusal.tooMany', { rows: paperLimits.rows }, 'file');
  const known = await findKnownNumbers(read.map(({ row }) => row.number));
  const rows = checkPaper(read, { ...rules, known, workers: await findWorkers(read) });
  return { rows, scans: opened.scans, strays: [...opened.strays, ...rowless(opened.scans, rows)] };
}

function rowless(scans: PaperFile['scans'], rows: readonly CheckedPaper[]): StrayFile[] {
  const numbers = new Set(rows.map(({ row }) => row.number));
  return [...scans].flatMap(([number, { file }]) =>
    numbers.has(number) ? [] : [{ file, problem: 'scanRow' }],
  );
}

async function findWorkers(rows: readonly ReadPaper[]): Promise<Map<string, { id: number; name: string }>> {
  const workerNumber = [...new Set(rows.flatMap(({ row }) => row.workerNumber ?? []))];
  const people = await findByKeys({ phoneHash: [], identityHash: [], workerNumber });
  return new Map(people.map((person) => [person.workerNumber ?? '', person]));
}

/** Records every row, as checked by who imports; a Refusal, and nothing written, where a number came in meanwhile. */
export function importPaper(
  { rows, scans }: CheckedPapers,
  { actorId, now }: { actorId: number; now: Date },
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    for (const { row, personId } of rows) {
      const { workerNumber: _, ...paper } = row;
      const people = {
        personId,
        recordedBy: actorId,
        recordedAt: now,
        checkedBy: actorId,
        checkedAt: now,
      };
      const state = { state: 'checked', checkNote: null } as const;
      const entry = {
        ...paper,
        ...people,
        ...state,
        kind: 'earlierPaper',
        token: drawToken(randomBytes),
      } as const;
      if ((await addExternal(transaction, entry, scans.get(row.number) ?? null)) === null)
        return refuse('external.refusal.changed', {}, 'file');
    }
    await audit(transaction, {
      actorId,
      at: now,
      action: 'externalCertificate.import',
      subjectKind: 'externalCertificate',
      subjectId: 'import',
      after: { rows: rows.length, scans: scans.size },
    });
    return rows.length;
  });
}
