/** Writes someone's personal data as one HTML page that opens without this system. Knows no database and no languages. */

/** A table of the page. */
export interface PrintedTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430;background:#fcfbf8}
table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{border:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#eee}h2{margin-top:2rem}div{overflow-x:auto}`;

/** The page; all texts are escaped. */
export function personalDataPage(
  { language, title, lead }: { language: string; title: string; lead: string },
  tables: readonly PrintedTable[],
): string {
  const sections = tables.map(({ title: name, headings, rows }) => {
    const [only] = rows;
    if (only && rows.length === 1) return upright(name, headings, only);
    const head = headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('');
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
    return `<h2>${escapeHtml(name)}</h2><div><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p>${sections.join('\n')}</body></html>`;
}

/** A single row reads better from top to bottom. */
function upright(name: string, headings: readonly string[], row: readonly string[]): string {
  const lines = headings.map((heading, index) => [heading, row[index] ?? ''] as const);
  const body = lines.map(
    ([head, cell]) => `<tr><th scope="row">${escapeHtml(head)}</th><td>${escapeHtml(cell)}</td></tr>`,
  );
  return `<h2>${escapeHtml(name)}</h2><div><table><tbody>${body.join('\n')}</tbody></table></div>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
