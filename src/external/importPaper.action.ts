/** Checks a list of certificates issued before this register, and records all of it or nothing. */
import readExcelFile from 'read-excel-file/node';
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { unpackedSize } from '../lib/zipSize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CheckedPaper, checkPaper, readPaperHeadings, readPaperRows } from './earlierPaper.ts';
import { addExternal, findKnownNumbers } from './externalCertificate.store.ts';
import { newExternalToken } from './recordExternal.action.ts';

/** Largest file, unpacked size and number of rows that an import takes. */
export const paperLimits = { bytes: 8 * 1024 * 1024, unpacked: 80 * 1024 * 1024, rows: 10_000 } as const;

/** The checked rows, or why the file can't be read; nothing is written. */
export async function checkPaperFile(
  bytes: Buffer,
  rules: { issuerName: string; isOurs: (number: string) => boolean },
): Promise<CheckedPaper[] | Refusal> {
  const size = unpackedSize(bytes, paperLimits.unpacked);
  if (size === null) return refuse('external.refusal.notXlsx', {}, 'file');
  if (size > paperLimits.unpacked) return refuse('external.refusal.tooLarge', {}, 'file');
  const sheet = await readExcelFile(bytes).then(
    (sheets) => sheets[0]?.data ?? [],
    () => null,
  );
  if (!sheet) return refuse('external.refusal.notXlsx', {}, 'file');
  const headings = readPaperHeadings(sheet[0] ?? []);
  if (!headings) return refuse('external.refusal.headings', {}, 'file');
  const rows = readPaperRows(sheet.slice(1), headings, rules.issuerName);
  if (rows.length === 0) return refuse('external.refusal.empty', {}, 'file');
  if (rows.length > paperLimits.rows)
    return refuse('external.refusal.tooMany', { rows: paperLimits.rows }, 'file');
  const known = await findKnownNumbers(rows.map(({ row }) => row.number));
  return checkPaper(rows, { ...rules, known });
}

/** Records every row, as checked by who imports; a Refusal, and nothing written, where a number came in meanwhile. */
export function importPaper(
  rows: readonly CheckedPaper[],
  { actorId, now }: { actorId: number; now: Date },
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    for (const { row } of rows) {
      const people = {
        personId: null,
        recordedBy: actorId,
        recordedAt: now,
        checkedBy: actorId,
        checkedAt: now,
      };
      const state = { state: 'checked', checkNote: null } as const;
      const entry = { ...row, ...people, ...state, kind: 'earlierPaper', token: newExternalToken() } as const;
      if ((await addExternal(transaction, entry, null)) === null)
        return refuse('external.refusal.changed', {}, 'file');
    }
    await audit(transaction, {
      actorId,
      at: now,
      action: 'externalCertificate.import',
      subjectKind: 'externalCertificate',
      subjectId: 'import',
      after: { rows: rows.length },
    });
    return rows.length;
  });
}
