/**
 * Takes apart what was uploaded: a workbook, or a ZIP of one workbook and scans that are named by certificate number
 * (`2019-0001.jpg`). Knows no database.
 */
import { sizeProblem } from '../lib/workbook.ts';
import { filesOf } from '../lib/zipSize.ts';
import { normaliseExternalNumber } from './externalNumber.ts';
import { scanTypeOf } from './scanType.ts';

/** Largest upload, unpacked size, scan (all in bytes) and number of rows that an import takes. */
export const paperLimits = {
  bytes: 48 * 1024 * 1024,
  unpacked: 80 * 1024 * 1024,
  scan: 5 * 1024 * 1024,
  rows: 10_000,
} as const;

/** A picture or PDF of the paper. */
export interface PaperScan {
  /** Its name in the ZIP. */
  readonly file: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What is wrong with a file of the ZIP. */
export interface StrayFile {
  readonly file: string;
  readonly problem: 'scanType' | 'scanSize' | 'scanTwice' | 'scanRow';
}

/** The workbook, and the scans by normalised number. */
export interface PaperFile {
  readonly workbook: Buffer;
  readonly scans: ReadonlyMap<string, PaperScan>;
  readonly strays: readonly StrayFile[];
}

/** What is in the upload, or why it can't be read. */
export function openPaperFile(bytes: Buffer): PaperFile | 'notXlsx' | 'tooLarge' {
  const problem = sizeProblem(bytes, paperLimits.unpacked);
  if (problem) return problem;
  const files = [...filesOf(bytes)];
  if (files.some(([name]) => name === '[Content_Types].xml'))
    return { workbook: bytes, scans: new Map(), strays: [] };
  const shown = files.filter(([name]) => !isHidden(name));
  const workbooks = shown.filter(([name]) => /\.xlsx$/i.test(name));
  const [workbook] = workbooks;
  if (!workbook || workbooks.length > 1) return 'notXlsx';
  const innerProblem = sizeProblem(workbook[1], paperLimits.unpacked);
  return innerProblem ?? { workbook: workbook[1], ...readScans(shown.filter((file) => file !== workbook)) };
}

/** What operating systems and Excel add by themselves. */
function isHidden(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

function readScans(files: readonly (readonly [string, Buffer])[]): Pick<PaperFile, 'scans' | 'strays'> {
  const scans = new Map<string, PaperScan>();
  const strays: StrayFile[] = [];
  for (const [file, bytes] of files) {
    const number = numberIn(file);
    const type = scanTypeOf(bytes);
    if (type === null) strays.push({ file, problem: 'scanType' });
    else if (bytes.length > paperLimits.scan) strays.push({ file, problem: 'scanSize' });
    else if (scans.has(number)) strays.push({ file, problem: 'scanTwice' });
    else scans.set(number, { file, type, bytes });
  }
  return { scans, strays };
}

/** `scans/2019-0001.jpg` → `2019-0001`. */
function numberIn(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return normaliseExternalNumber(name);
}
