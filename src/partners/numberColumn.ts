/** Finds the column of a sheet that holds certificate numbers: by its heading, else by what is in it. */
import { parseCertificateNumber } from '../certificates/certificateNumber.ts';

const headings = ['证书编号', '编号', '证书号', 'certificatenumber', 'certificateno', 'number'];

/** Where the numbers are, and whether the first row is a heading; null where no column has any. */
export function numberColumn(
  sheet: readonly (readonly unknown[])[],
): { index: number; hasHeading: boolean } | null {
  const first = sheet[0] ?? [];
  const named = first.findIndex((cell) => headings.includes(plain(cell)));
  if (named >= 0) return sheet.length > 1 ? { index: named, hasHeading: true } : null;
  const width = Math.max(0, ...sheet.map((row) => row.length));
  const counts = Array.from(
    { length: width },
    (_, index) => sheet.filter((row) => isNumber(row[index])).length,
  );
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  const index = counts.indexOf(most);
  return { index, hasHeading: !looksTyped(first[index]) };
}

function plain(cell: unknown): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]/g, '');
}

function isNumber(cell: unknown): boolean {
  return parseCertificateNumber(String(cell ?? '').slice(0, 60)).ok;
}

/** A number, or one with a slip in it; a heading has neither digits nor the length. */
function looksTyped(cell: unknown): boolean {
  const reading = parseCertificateNumber(String(cell ?? '').slice(0, 60));
  return reading.ok || reading.fault === 'checkCharacter';
}
