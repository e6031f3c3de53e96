/**
 * Reads .csv as people send them (RFC 4180): UTF-8 with or without a mark, else GB18030, which also reads GBK and GB2312;
 * fields between commas, semicolons or tabs, in quotes or not. Knows nothing of what is inside.
 */

/** The text of a file: UTF-8 where it is valid, else GB18030; null where it is neither. */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** The rows of a file; lines that are wholly empty are left out at the end only. */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  // A field in quotes (in which quotes are doubled) or without, then what ends it.
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"[^${separator}\\r\\n]*|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`,
    'gy',
  );
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [, quoted, plain, end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === separator) continue;
    rows.push(row);
    row = [];
    if (end === '' || field.lastIndex >= text.length) break;
  }
  return rows;
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (separator: string) => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
