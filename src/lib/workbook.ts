/** What .xlsx files are, and how uploaded ones are opened: measured before they are unpacked, then their first sheet. */
import readExcelFile from 'read-excel-file/node';
import { unpackedSize } from './zipSize.ts';

/** The media type of .xlsx. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Why a file can't be unpacked within so many bytes, or null where it can. */
export function sizeProblem(bytes: Buffer, limit: number): 'notXlsx' | 'tooLarge' | null {
  const size = unpackedSize(bytes, limit);
  if (size === null) return 'notXlsx';
  return size > limit ? 'tooLarge' : null;
}

/** The rows of the first sheet; null where the file is no workbook. Only for one that `sizeProblem` let pass. */
export async function readFirstSheet(bytes: Buffer): Promise<unknown[][] | null> {
  try {
    const sheets = await readExcelFile(bytes);
    return sheets[0]?.data ?? null;
  } catch {
    return null;
  }
}
